/// A commune as a record states it: a code of today, or one of an earlier era, whose name goes behind the code.
///
/// A row that names an old commune which went over whole into one of today states both, `30292` and `30286@2024`: the
/// first for tables of today, the second for tables of its own era. Codes were given new meanings in July 2025, so that
/// an old code never stands without its era.
public struct StatedCommune: Hashable, Sendable, CustomStringConvertible {
    /// Five digits.
    public var code: String
    /// Name of the era that the code is of; nil for the communes of today.
    public var era: String?

    /// Makes a statement.
    public init(code: String, era: String? = nil) {
        self.code = code
        self.era = era
    }

    /// Reads the form that ``RegistryRecord/communes`` has.
    public init(_ text: String) {
        let parts = text.split(separator: "@", maxSplits: 1)
        code = parts.first.map(String.init) ?? ""
        era = parts.count == 2 ? String(parts[1]) : nil
    }

    /// Code, `@` and era: `30286@2024`; the code alone for communes of today.
    public var description: String { era.map { "\(code)@\($0)" } ?? code }
}

extension RegistryRecord {
    /// The communes that the record states.
    public var statedCommunes: [StatedCommune] { communes.map(StatedCommune.init) }
}
