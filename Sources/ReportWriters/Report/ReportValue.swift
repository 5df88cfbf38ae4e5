public import CoverageEngine
public import RegistryRecords

/// What stands in a cell of a report: a value with its type, so that every form of the report can show it in its way.
public enum ReportValue: Sendable, Hashable {
    /// Not known, or nothing to say.
    case blank
    /// As the registry has it, in any language.
    case text(String)
    /// Words of the report.
    case words(BilingualText)
    /// A whole number.
    case integer(Int)
    /// A number for people, rounded to so many decimal places.
    case number(Double, places: Int)
    /// A number for programs, unrounded.
    case exact(Double)
    /// A share of 1, shown as a percentage with one decimal place that is never rounded up.
    case share(Double)
    /// A day.
    case day(Day)
    /// Met, not met, not proven.
    case verdict(Verdict)

    /// A text, or blank for nil.
    public init(_ text: String?) { self = text.map(ReportValue.text) ?? .blank }

    /// Words, or blank for nil.
    public init(_ words: BilingualText?) { self = words.map(ReportValue.words) ?? .blank }

    /// A whole number, or blank for nil.
    public init(_ number: Int?) { self = number.map(ReportValue.integer) ?? .blank }

    /// A share, or blank for nil.
    public init(share: Double?) { self = share.map(ReportValue.share) ?? .blank }

    /// A day, or blank for nil.
    public init(_ day: Day?) { self = day.map(ReportValue.day) ?? .blank }

    /// A verdict, or blank for nil.
    public init(_ verdict: Verdict?) { self = verdict.map(ReportValue.verdict) ?? .blank }

    /// What people read; blank gives an empty text.
    public func shown(in language: Language) -> String {
        let number = NumberText(language)
        return switch self {
        case .blank: ""
        case .text(let text): text
        case .words(let words): words.text(in: language)
        case .integer(let value): number.whole(value)
        case .number(let value, let places): number.decimal(value, places: places)
        case .exact(let value): value.isFinite ? value.description : ""
        case .share(let value): number.percent(value)
        case .day(let day): day.text(in: language)
        case .verdict(let verdict): verdict.words.text(in: language)
        }
    }

    /// The value without a language: under the seal, and where reports are compared.
    public var canonical: String {
        switch self {
        case .words(let words): words.vi
        case .integer(let value): String(value)
        case .exact(let value): Self.canonical(value)
        case .share, .number: number.map(Self.canonical) ?? ""
        case .day(let day): day.description
        case .verdict(let verdict): verdict.rawValue
        case .blank, .text: shown(in: .vietnamese)
        }
    }

    /// The number that a spreadsheet holds: what people read is what is there. Nil for what is no number.
    ///
    /// A share is the largest whole number of thousandths in it, so that no program can show 100 % for less.
    public var number: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .exact(let value): value.isFinite ? value : nil
        case .number(let value, let places): Self.rounded(value, places: places)
        case .share(let value): value.isFinite ? NumberText.floorOfThousandths(value) / 1000 : nil
        case .blank, .text, .words, .day, .verdict: nil
        }
    }

    /// A number in twelve significant digits: what a spreadsheet keeps of it whatever program saved it last.
    package static func canonical(_ number: Double) -> String {
        guard number.isFinite, number != 0 else { return number == 0 ? "0" : "" }
        var (magnitude, exponent) = (abs(number), 0)
        while magnitude >= 1e12 { (magnitude, exponent) = (magnitude / 10, exponent + 1) }
        while magnitude < 1e11 { (magnitude, exponent) = (magnitude * 10, exponent - 1) }
        // The nearest double to the decimal digits, whatever the scaling lost.
        let rounded = Double("\(Int(magnitude.rounded()))e\(exponent)") ?? magnitude
        return (number < 0 ? -rounded : rounded).description
    }

    private static func rounded(_ number: Double, places: Int) -> Double? {
        guard number.isFinite else { return nil }
        var scale = 1.0
        for _ in 0..<places { scale *= 10 }
        let rounded = (number * scale).rounded() / scale
        return rounded == 0 ? 0 : rounded
    }
}
