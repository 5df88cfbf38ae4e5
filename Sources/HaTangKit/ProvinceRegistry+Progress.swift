import CoverageEngine
public import RegistryRecords
public import ReportWriters

extension ProvinceRegistry {
    /// How the targets of communes stood at the end of each of the twelve months before a day, and on the day.
    ///
    /// Months that were over before the first survey are left out: nothing could be known of them.
    ///
    /// - Parameter kept: Results of earlier tables, which takes in those of these.
    /// - Complexity: That of a dozen tables, but for areas that did not change between them where `kept` is given.
    public func progress(
        on day: Day, era: Era? = nil, province: String? = nil, kept: KeptResults? = nil
    ) throws -> ReportProgress {
        let era = try era ?? self.era(on: day)
        let codes = try provinces(of: era, asked: province)
        let version = try version
        let first =
            try registry.surveys().filter { $0.stands(atVersion: version) }.compactMap(\.description.surveyed).min()
            ?? day
        var series: [(key: String, value: ReportProgress.Series)] = []
        for end in day.monthEndsBefore(12).filter({ first <= $0 }) + [day] {
            let sources = try CoverageSources(of: self, on: end, era: era, kept: kept)
            let table = CoverageTable(merging: try sources.forEach(codes) { CoverageTable($0) })
            for summary in table.targets where summary.target.scope == .commune {
                let key = summary.target.code + "|" + (summary.province ?? "")
                let place = series.firstIndex { $0.key == key } ?? series.count
                if place == series.count {
                    series.append(
                        (
                            key,
                            .init(
                                title: summary.target.title, province: summary.province,
                                communesShare: summary.target.communesShare, standings: [])
                        ))
                }
                series[place].value.standings.append(
                    .init(day: end, met: summary.met, notMet: summary.notMet, notProven: summary.notProven))
            }
        }
        return ReportProgress(series: series.map(\.value))
    }
}

extension Day {
    /// The last days of so many months before this day, the earliest first.
    fileprivate func monthEndsBefore(_ count: Int) -> [Day] {
        var ends: [Day] = []
        var end = adding(days: -parts.day)
        while ends.count < count {
            ends.insert(end, at: 0)
            end = end.adding(days: -end.parts.day)
        }
        return ends
    }
}
