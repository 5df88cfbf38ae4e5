import CoverageEngine
import RegistryRecords
import SurveyValidation

/// The document with the targets, read strictly: a rule that cannot be followed is refused as a whole document, with the
/// place and what is allowed.
struct TargetsDocument {
    /// The targets in their order.
    let targets: [Target]
    private let name: String

    init(_ text: String, name: String) throws(JobError) {
        self.name = name
        let document: JSONDocument
        do throws(JSONDocument.Failure) {
            document = try JSONDocument(text)
        } catch {
            throw .badDocument(
                name: name, line: error.line,
                reason: .init(vi: "không phải JSON: \(error.reason.vi).", en: "not JSON: \(error.reason.en)."))
        }
        guard case .object(let members) = document.value,
            case .list(let values)? = members.first(where: { $0.key == "targets" })?.value.value
        else {
            throw .badDocument(
                name: name, line: document.line,
                reason: .init(vi: "phải là {\"targets\": […]}.", en: "must be {\"targets\": […]}."))
        }
        if let other = members.first(where: { $0.key != "targets" }) {
            throw .badDocument(
                name: name, line: other.line,
                reason: .init(
                    vi: "không có khóa “\(other.key)”; ngoài cùng chỉ có “targets”.",
                    en: "there is no key “\(other.key)”; only “targets” stands outermost."))
        }
        var rules: [TargetRule] = []
        var targets: [Target] = []
        for (number, value) in values.enumerated() {
            let rule = try TargetRule(value, number: number, document: name)
            targets.append(try Self.target(rule))
            if rules.contains(where: { $0.code == rule.code }) {
                throw rule.wrong("code", .init(vi: "mã bị trùng", en: "the code is repeated"))
            }
            rules.append(rule)
        }
        self.targets = targets
        for (rule, target) in zip(rules, targets) where target.measure == .allOf { try checkParts(of: target, rule) }
    }

    // MARK: One rule

    private static func target(_ rule: TargetRule) throws(JobError) -> Target {
        let code = try rule.required("code", rule.text("code"))
        let measure: TargetMeasure = try rule.required("measure", rule.word("measure"))
        let scope: Target.Scope = try rule.word("scope") ?? .commune
        let parts = try rule.texts("all_of") ?? []
        let isComposite = measure == .allOf
        let unit = try rule.text("unit")
        let isShare = measure == .mobileShare || measure == .indicator && unit == nil
        let from = try rule.required("from", rule.day("from"))
        let to = try rule.day("to")
        if let to, to < from {
            throw rule.wrong("to", .init(vi: "ngày to trước ngày from", en: "the day “to” is before “from”"))
        }
        let range = measure == .indicatorGrowth ? -1...1000 : isShare ? 0...1 : 0...Double.infinity
        let threshold = try rule.number("threshold", in: range)
        let comparison: Target.Comparison? = try rule.word("comparison")
        var target = Target(
            code: code, title: try rule.required("title", rule.bilingual("title")), measure: measure,
            technology: try rule.word("technology"), indicator: try rule.text("indicator"),
            comparison: isComposite ? .atLeast : try rule.required("comparison", comparison),
            threshold: isComposite ? Double(parts.count) : try rule.required("threshold", threshold),
            communesShare: try rule.number("communes_share", in: 0...1) ?? 1,
            evidenceAgeDays: Int(try rule.number("evidence_age_days", in: 0...36_600) ?? Double(defaultAge)),
            acceptAssumedRadius: try rule.bool("accept_assumed_radius") ?? false, from: from, to: to,
            source: try rule.required("source", rule.text("source")), setting: try rule.bilingual("setting"))
        target.scope = scope
        target.communeKinds = try rule.words("commune_kinds")
        target.hoursPerDay = try rule.number("hours_per_day", in: 0...24)
        target.service = try rule.text("service")
        target.serviceNames = try rule.texts("service_names") ?? []
        target.unit = unit
        target.indicatorNames = try rule.texts("indicator_names") ?? []
        target.allOf = parts
        try check(target, rule)
        return target
    }

    private static let defaultAge = Target.defaultEvidenceAgeDays

    /// Keys that only some measures have, and those that they cannot do without.
    private static func check(_ target: Target, _ rule: TargetRule) throws(JobError) {
        let measure = target.measure
        let isStaffed = measure == .staffed || measure == .staffedOnline
        let isMobile = measure == .mobileShare || measure == .mobileSpeed
        let isIndicator = measure.family == .indicators
        let special: [(key: String, isAllowed: Bool, isNeeded: Bool)] = [
            ("technology", isMobile, isMobile), ("indicator", isIndicator, isIndicator),
            ("indicator_names", isIndicator, false), ("unit", isIndicator, false),
            ("service", measure == .servicePoints, measure == .servicePoints),
            ("service_names", measure == .servicePoints, false), ("hours_per_day", isStaffed, false),
            ("all_of", measure == .allOf, measure == .allOf), ("threshold", measure != .allOf, false),
            ("comparison", measure != .allOf, false), ("accept_assumed_radius", true, false),
            ("commune_kinds", target.scope == .commune, false), ("communes_share", true, false),
        ]
        for (key, isAllowed, isNeeded) in special {
            if isNeeded && !rule.has(key) {
                throw rule.wrong(
                    key,
                    .init(
                        vi: "thiếu \(key), mà measure “\(measure.rawValue)” cần",
                        en: "no \(key), which the measure “\(measure.rawValue)” needs"))
            }
            if !isAllowed && rule.has(key) {
                let what = key == "commune_kinds" ? "scope “province”" : "measure “\(measure.rawValue)”"
                throw rule.wrong(
                    key, .init(vi: "không dùng với \(what); hãy bỏ đi", en: "does not go with \(what); remove it"))
            }
        }
        if target.scope == .province && !measure.canBeOfProvince {
            let fitting = TargetMeasure.allCases.filter(\.canBeOfProvince).map(\.rawValue).joined(separator: ", ")
            throw rule.wrong(
                "scope",
                .init(
                    vi: "measure “\(measure.rawValue)” chỉ xét từng xã; của cả tỉnh chỉ có: \(fitting)",
                    en: "the measure “\(measure.rawValue)” is of communes; of a province there are: \(fitting)"))
        }
    }

    // MARK: Targets made of others

    private func checkParts(of target: Target, _ rule: TargetRule) throws(JobError) {
        let codes = targets.map(\.code)
        for code in target.allOf {
            guard let part = targets.first(where: { $0.code == code }) else {
                let meant = TargetRule.meant(code, of: codes)
                throw rule.wrong(
                    "all_of",
                    .init(vi: "không có chỉ tiêu “\(code)”\(meant.vi)", en: "there is no target “\(code)”\(meant.en)"))
            }
            guard part.scope == target.scope else {
                throw rule.wrong(
                    "all_of",
                    .init(
                        vi: "“\(code)” có scope “\(part.scope.rawValue)”, phải cùng là “\(target.scope.rawValue)”",
                        en: "“\(code)” has the scope “\(part.scope.rawValue)”, not “\(target.scope.rawValue)”"))
            }
        }
        if let circle = circle(from: target.code) {
            let shown = circle.joined(separator: " → ")
            throw rule.wrong("all_of", .init(vi: "vòng lặp: \(shown)", en: "a circle: \(shown)"))
        }
    }

    /// The codes on a way from a target over its parts back to itself; nil when there is none.
    private func circle(from start: String) -> [String]? {
        var seen = Set<String>()
        func way(from code: String) -> [String]? {
            for part in targets.first(where: { $0.code == code })?.allOf ?? [] {
                if part == start { return [code, part] }
                if seen.insert(part).inserted, let rest = way(from: part) { return [code] + rest }
            }
            return nil
        }
        return way(from: start)
    }
}
