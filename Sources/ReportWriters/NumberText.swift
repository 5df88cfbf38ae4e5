public import RegistryRecords

/// Numbers as people read them: `1.234,5` in Vietnamese and `1,234.5` in English.
///
/// No locale of the machine plays a part, so a report is the same everywhere.
public struct NumberText: Sendable, Hashable {
    /// The language that decides the marks.
    public var language: Language

    /// Numbers of that language.
    public init(_ language: Language) {
        self.language = language
    }

    private var decimalMark: String { language == .vietnamese ? "," : "." }
    private var groupMark: String { language == .vietnamese ? "." : "," }

    /// A whole number with marks between groups of three digits.
    public func whole(_ number: Int) -> String {
        let digits = Array(String(number.magnitude))
        var text = number < 0 ? "-" : ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index).isMultiple(of: 3) { text += groupMark }
            text.append(digit)
        }
        return text
    }

    /// A number rounded to so many decimal places, all of them printed.
    ///
    /// - Returns: `–` for NaN, infinities and numbers of 10¹⁵ or more.
    public func decimal(_ number: Double, places: Int) -> String {
        var scale = 1.0
        for _ in 0..<places { scale *= 10 }
        let scaled = (number * scale).rounded()
        guard abs(scaled) < 1e15 else { return "–" }
        let whole = Int(abs(scaled)) / Int(scale)
        let rest = String(Int(abs(scaled)) % Int(scale))
        let text = (scaled < 0 ? "-" : "") + self.whole(whole)
        return places == 0 ? text : text + decimalMark + String(repeating: "0", count: places - rest.count) + rest
    }

    /// A share of 1 as a percentage with one decimal place, never rounded up: 0.99999 is `99,9 %`.
    ///
    /// - Returns: `–` for NaN and infinities.
    public func percent(_ share: Double) -> String {
        guard share.isFinite, abs(share) < 1e9 else { return "–" }
        return decimal(Self.floorOfThousandths(share) / 10, places: 1) + " %"
    }

    /// The interval of two shares, such as `97,1–98,4 %`; one percentage where both print alike.
    public func percent(from low: Double, to high: Double) -> String {
        let (first, last) = (percent(low), percent(high))
        return first == last ? first : first.replacing(" %", with: "") + "–" + last
    }

    /// The largest n with n / 1000 ≤ share. Dividing gives the double that is nearest to n / 1000, the same one that
    /// a share written as `0.57` has, whereas 0.57 · 1000 may fall below 570.
    static func floorOfThousandths(_ share: Double) -> Double {
        let nearest = (share * 1000).rounded()
        return nearest / 1000 <= share ? nearest : nearest - 1
    }
}
