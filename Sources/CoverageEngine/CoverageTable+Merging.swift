import RegistryRecords

extension CoverageTable {
    /// One table of the tables of several provinces, each computed in its own plane: communes sorted by code, and the
    /// target lines of all, by target and province.
    ///
    /// - Parameter tables: At least one; all of one registry, era, day and document of targets.
    public init(merging tables: [CoverageTable]) {
        precondition(!tables.isEmpty, "nothing to merge")
        self = tables[0]
        guard tables.count > 1 else { return }
        communes = tables.flatMap(\.communes).sorted { $0.commune.code < $1.commune.code }
        undecided = tables.reduce(0) { $0 + $1.undecided }
        for table in tables.dropFirst() { indicators.merge(table.indicators) { first, _ in first } }
        population = PopulationSource(merging: tables.compactMap(\.population))
        targets = tables[0].targets.flatMap { first in
            tables.flatMap { table in
                table.targets.filter { $0.target.code == first.target.code }.map { summary in
                    var summary = summary
                    summary.province = table.communes.first?.commune.province
                    return summary
                }
            }
        }
    }
}
