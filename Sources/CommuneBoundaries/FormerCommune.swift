public import RegistryRecords

/// A commune that no longer exists, and the communes that hold its land now.
///
/// Source of the facts: the registry's copy of `GeoData/communes/communes-2024.csv`.
public struct FormerCommune: Hashable, Sendable {
    /// Five digits; since July 2025 the same code may name another commune. Three for an island district.
    public var code: String
    /// Name with the word for its kind, such as `Xã Mỹ Khánh`, in NFC.
    public var name: String
    /// xã, phường or thị trấn; nil for an island district that had no communes, such as `Huyện Lý Sơn`.
    public var kind: CommuneKind?
    /// The district that it belonged to.
    public var district: CommuneRegions.District
    /// The province that it belonged to.
    public var province: CommuneRegions.Province
    /// Last day on which it existed.
    public var validTo: Day
    /// Codes of the communes that hold its land since the next day, sorted: one when it went over whole, several when
    /// it was split.
    public var successors: [String]

    /// Makes a former commune of its facts.
    public init(
        code: String, name: String, kind: CommuneKind?, district: CommuneRegions.District,
        province: CommuneRegions.Province, validTo: Day, successors: [String]
    ) {
        self.code = code
        self.name = name
        self.kind = kind
        self.district = district
        self.province = province
        self.validTo = validTo
        self.successors = successors
    }
}
