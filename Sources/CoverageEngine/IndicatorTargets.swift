import RegistryRecords

/// The figures of the targets for indicators.
struct IndicatorTargets {
    private let day: Day
    /// By the code of the commune, and by that of the province, the newest first.
    private let values: [String: [IndicatorValue]]

    init(_ input: CoverageInput) {
        day = input.day
        var values: [String: [IndicatorValue]] = [:]
        for record in input.indicators {
            guard let value = IndicatorValue(record), let area = record.communes.first ?? record[.provinceCode]?.text
            else { continue }
            // What is of a later day, or was stated later, is not known on the day.
            guard value.day <= input.day, value.evidence.surveyed.map({ $0 <= input.day }) ?? true else { continue }
            values[area, default: []].append(value)
        }
        self.values = values.mapValues { $0.sorted { ($1.day, $0.code) < ($0.day, $1.code) } }
    }

    /// All values of a commune or a province that are known on the day, the newest first.
    func all(of area: String) -> [IndicatorValue] { values[area] ?? [] }

    /// The newest value of every indicator of a commune or a province, sorted by name.
    func newest(of area: String) -> [IndicatorValue] {
        var seen = Set<String>()
        return all(of: area).filter { seen.insert(VietnameseFold.key($0.indicator)).inserted }
            .sorted { ($0.indicator, $0.code) < ($1.indicator, $1.code) }
    }

    /// The figure of a target for a commune or a province.
    func figure(of target: Target, area: String) -> TargetFigure {
        let values = all(of: area).filter { target.isAbout($0) }
        guard let newest = values.first,
            newest.validity(on: day, ageLimitDays: target.evidenceAgeDays) == .valid
        else { return .unknown(target) }
        let present = values.filter { $0.day == newest.day }
        // Two names of one indicator may carry two values of one day: either may be right.
        let numbers = present.compactMap(\.value)
        guard numbers.count == present.count else { return .unknown(target) }
        guard target.measure == .indicatorGrowth else { return interval(numbers, target) }
        let earlier = values.filter { $0.day == newest.day.yearBefore }
        let bases = earlier.compactMap(\.value)
        guard !bases.isEmpty, bases.count == earlier.count, bases.allSatisfy({ $0 > 0 }),
            Set((present + earlier).map { VietnameseFold.key($0.unit ?? "") }).count == 1
        else { return .unknown(target) }
        return interval(numbers.flatMap { number in bases.map { (number - $0) / $0 } }, target)
    }

    /// The values that the figure of a target is worked out from: those of the newest day, and for growth those of the
    /// year before.
    func deciding(_ target: Target, area: String) -> [IndicatorValue] {
        let values = all(of: area).filter { target.isAbout($0) }
        guard let newest = values.first else { return [] }
        return values.filter { value in
            value.day == newest.day || target.measure == .indicatorGrowth && value.day == newest.day.yearBefore
        }
    }

    private func interval(_ numbers: [Double], _ target: Target) -> TargetFigure {
        TargetFigure(low: numbers.min() ?? -.infinity, high: numbers.max() ?? .infinity, target: target)
    }
}

extension Target {
    /// Whether a value is of the target's indicator, under any of its names, and in a unit that it can be held against.
    func isAbout(_ value: IndicatorValue) -> Bool {
        guard measure.family == .indicators else { return false }
        let names = ([indicator ?? ""] + indicatorNames).map(VietnameseFold.key)
        guard names.contains(VietnameseFold.key(value.indicator)) else { return false }
        if let unit { return VietnameseFold.key(unit) == VietnameseFold.key(value.unit ?? "") }
        // The growth of anything is a rate; a threshold for a value without a unit is a share or a rate.
        return measure == .indicatorGrowth || IndicatorUnit(rawValue: value.unit ?? "") != nil
    }
}

extension Day {
    /// The same day of the year before; 28 February for 29 February.
    fileprivate var yearBefore: Day {
        let (year, month, day) = parts
        return Day(year: year - 1, month: month, day: day) ?? Day(year: year - 1, month: 2, day: 28) ?? self
    }
}
