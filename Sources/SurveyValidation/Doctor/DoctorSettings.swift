/// How near is near for the coordinate doctor.
package struct DoctorSettings: Sendable, Hashable {
    /// How far outside of its stated commune a position may lie on an official boundary.
    package var nearMetres: Double
    /// How far from the place in an earlier survey a position may lie and still be of the same place.
    package var earlierMetres: Double
    /// How far outside of its stated commune a position may lie on a schematic boundary before anything is said.
    package var schematicMetres: Double
    /// Code of the registry's province; nil when it holds several. Then any commune of the index will do.
    package var province: String?

    /// Makes settings.
    package init(
        nearMetres: Double = 200, earlierMetres: Double = 50, schematicMetres: Double = 10_000,
        province: String? = nil
    ) {
        self.nearMetres = nearMetres
        self.earlierMetres = earlierMetres
        self.schematicMetres = schematicMetres
        self.province = province
    }
}
