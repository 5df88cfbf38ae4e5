package import CoverageEngine
package import RegistryRecords

/// Figures of targets and what they are held against, in words.
extension Target {
    /// A figure as people read it, such as `2–3`, `97,1–98,4 %`, `2,39 km`, `từ 1`; shares are never rounded up.
    package func text(_ figure: TargetFigure?, _ style: ReportStyle) -> String {
        guard let figure else { return "–" }
        return text(from: figure.low, to: figure.high, style)
    }

    /// The interval in the unit of the measure; infinite ends are what nothing bounds.
    package func text(from low: Double, to high: Double, _ style: ReportStyle) -> String {
        switch (low.isFinite, high.isFinite) {
        case (true, true):
            let (first, last) = (amount(low, style), amount(high, style))
            return first == last ? with(unit: first, style) : with(unit: Self.span(first, last), style)
        case (true, false): return style.words("từ ", "from ") + with(unit: amount(low, style), style)
        case (false, _) where low > 0: return style.words("không có điểm nào", "no point at all")
        default: return style.words("chưa có số liệu", "no figure")
        }
    }

    /// What is asked, such as `≥ 80,0 %`.
    package func demand(_ style: ReportStyle) -> String {
        if measure == .allOf { return style.words("đạt cả \(allOf.count) tiêu chí", "all \(allOf.count) met") }
        return (comparison == .atLeast ? "≥ " : "≤ ") + with(unit: amount(threshold, style), style)
    }

    private func amount(_ number: Double, _ style: ReportStyle) -> String {
        let writer = NumberText(style.language)
        switch measure.quantity {
        case .count: return writer.decimal(number, places: 0)
        case .people: return writer.decimal(number, places: 0)
        case .kilometres: return writer.decimal(number, places: 2)
        case .speed: return writer.decimal(number, places: 1)
        case .share where isPlainNumber: return FieldValue.real(number).shown(in: style.language)
        case .share: return writer.percent(number)
        }
    }

    private func with(unit text: String, _ style: ReportStyle) -> String {
        switch measure.quantity {
        case .count, .people: text
        case .kilometres: text + " km"
        case .speed: text + " Mbit/s"
        case .share: isPlainNumber ? text + " " + (unit ?? "") : text
        }
    }

    /// A value in a unit of its own.
    private var isPlainNumber: Bool { measure == .indicator && unit != nil }

    private static func span(_ first: String, _ last: String) -> String {
        first.replacing(" %", with: "") + "–" + last
    }
}

extension TargetMeasure.Family {
    /// The heading of a group of targets.
    package var words: BilingualText {
        switch self {
        case .postal: BilingualText(vi: "Bưu chính", en: "Postal")
        case .telecom: BilingualText(vi: "Viễn thông", en: "Telecom")
        case .indicators: BilingualText(vi: "Số liệu của xã", en: "Figures of communes")
        case .composite: BilingualText(vi: "Tiêu chí tổng hợp", en: "Composite criteria")
        }
    }
}

extension IndicatorValue {
    /// The value with its unit: shares and rates as percentages.
    package func text(_ style: ReportStyle) -> String {
        guard let value else { return Answer.unknown.words.text(in: style.language) }
        if IndicatorUnit(rawValue: unit ?? "") != nil { return NumberText(style.language).percent(value) }
        return FieldValue.real(value).shown(in: style.language) + (unit.map { " " + $0 } ?? "")
    }
}
