package import VN2000

/// What a row says of its place, and what else is known of it.
package struct RowEvidence: Sendable, Hashable {
    /// The numbers as they stand in the columns.
    package var written: CoordinatePair
    /// The system that they are said to be of.
    package var system: ReferenceSystem
    /// Where they lead when they are taken at their word, WGS 84; nil when the conversion refused them.
    package var position: GeographicPosition?
    /// The stated communes by their places in the index: several when the name is ambiguous or was split, each of which
    /// will do; empty when none is stated.
    package var communes: [Int]
    /// Where an earlier survey has the same object, WGS 84; nil when there is none.
    package var earlier: GeographicPosition?

    /// Makes evidence.
    package init(
        written: CoordinatePair, system: ReferenceSystem, position: GeographicPosition?, communes: [Int] = [],
        earlier: GeographicPosition? = nil
    ) {
        self.written = written
        self.system = system
        self.position = position
        self.communes = communes
        self.earlier = earlier
    }
}
