public import RegistryRecords

/// The rows behind the targets of a province as a whole.
public struct ProvinceExplanation: Sendable {
    /// Identifier of the registry.
    public var registry: String
    /// Version of the registry that the rows are of.
    public var registryVersion: Int
    /// Era of the day.
    public var era: Era
    /// The day asked for.
    public var day: Day
    /// The day whose knowledge counts; nil for all that is known now.
    public var known: Day?
    /// Digest of the targets used, SHA-256.
    public var targetsDigest: String
    /// Code of the province.
    public var province: String
    /// How the targets of the province stand.
    public var targets: [TargetSummary]
    /// Figures of the province, the newest first.
    public var indicators: [ExplainedIndicator]
    /// What each verdict of ``targets`` rests on, in their order.
    public var proofs: [VerdictProof]
}

extension CoverageTrace {
    /// The rows behind the targets of the province that the table is of.
    ///
    /// - Parameter province: Its code.
    public func explanation(ofProvince province: String) -> ProvinceExplanation {
        let targets = table.targets.filter { $0.target.scope == .province }
        return ProvinceExplanation(
            registry: table.registry, registryVersion: table.registryVersion, era: table.era, day: table.day,
            known: table.known, targetsDigest: table.targetsDigest, province: province, targets: targets,
            indicators: indicators(of: province), proofs: proofs(ofProvince: province, targets))
    }
}
