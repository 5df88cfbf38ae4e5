import RegistryRecords

/// Works out the figure of every target, in every commune and for the province.
struct TargetJudgement {
    private let input: CoverageInput
    private let targets: [Target]
    private let byCode: [String: Target]
    private let postal: PostalTargets
    private let speed: SpeedTargets
    private let indicators: IndicatorTargets
    private let mobile: [TechnologyClass: [MobileCoverage]]
    /// By target, then by commune: amounts of what lists record.
    private let lists: [String: [TargetFigure]]

    /// - Parameters:
    ///   - mobile: The measures of any operator, by commune.
    ///   - lists: The figures of the targets that ask for the absence of something recorded in a list.
    init(
        _ input: CoverageInput, postal: PostalTargets, speed: SpeedTargets, indicators: IndicatorTargets,
        mobile: [TechnologyClass: [MobileCoverage]], lists: [String: [TargetFigure]]
    ) {
        self.input = input
        targets = input.activeTargets
        byCode = Dictionary(targets.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        self.postal = postal
        self.speed = speed
        self.indicators = indicators
        self.mobile = mobile
        self.lists = lists
    }

    /// The figures of a commune by the target's code; none for a target that does not ask it.
    func figures(ofCommune index: Int) -> [String: TargetFigure] {
        let commune = input.communes[index].commune
        return figures(isAsked: { $0.asks(commune.kind) }) { target in
            switch target.measure.family {
            case .postal: return postal.figure(of: target, inCommune: index)
            case .indicators: return indicators.figure(of: target, area: commune.code)
            case .telecom:
                switch target.measure {
                case .mobileSpeed: return speed.figure(of: target, inCommune: index)
                case .mobileShare:
                    // Without a boundary and without settlements nothing is known: the share is 0 to 1.
                    return target.technology.flatMap { mobile[$0]?[index] }.map {
                        TargetFigure(low: $0.low ?? 0, high: $0.high ?? 1, target: target)
                    }
                default: return lists[target.code]?[index]
                }
            case .composite: return nil
            }
        }
    }

    /// The figures of the targets of a province as a whole.
    func figures(ofProvince code: String) -> [String: TargetFigure] {
        figures(isAsked: { $0.scope == .province }) { target in
            target.measure.family == .indicators ? indicators.figure(of: target, area: code) : nil
        }
    }

    /// Simple targets first, then those that are made of them.
    private func figures(
        isAsked: (Target) -> Bool, _ figure: (Target) -> TargetFigure?
    ) -> [String: TargetFigure] {
        let asked = targets.filter(isAsked)
        let codes = Set(asked.map(\.code))
        var figures: [String: TargetFigure] = [:]
        for target in asked { figures[target.code] = figure(target) }
        for target in asked where target.measure == .allOf {
            figures[target.code] = composite(target, of: &figures, asked: codes, within: [])
        }
        return figures
    }

    /// How many of the parts are met. A part that does not ask the commune is passed over; one that is not asked for on the
    /// day proves nothing. Nil when no part asks.
    ///
    /// - Parameters:
    ///   - asked: Codes of the targets that ask the commune or the province.
    ///   - within: Codes of the targets that this one is a part of; a circle proves nothing.
    private func composite(
        _ target: Target, of figures: inout [String: TargetFigure], asked: Set<String>, within: Set<String>
    ) -> TargetFigure? {
        if let known = figures[target.code] { return known }
        var verdicts: [Verdict] = []
        for code in target.allOf {
            guard let part = byCode[code], !within.contains(code), code != target.code else {
                verdicts.append(.notProven)
                continue
            }
            guard asked.contains(code) else { continue }
            let figure =
                part.measure == .allOf
                ? composite(part, of: &figures, asked: asked, within: within.union([target.code])) : figures[code]
            if let figure { verdicts.append(figure.verdict) }
        }
        guard !verdicts.isEmpty else { return nil }
        let (met, notMet) = (verdicts.count { $0 == .met }, verdicts.count { $0 == .notMet })
        let figure = TargetFigure(
            low: Double(met), high: Double(verdicts.count - notMet),
            verdict: notMet > 0 ? .notMet : met == verdicts.count ? .met : .notProven)
        figures[target.code] = figure
        return figure
    }
}
