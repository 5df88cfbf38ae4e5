import CoverageEngine
import RegistryRecords
import SurveyValidation

/// One rule of the targets document, key by key; every error names the target, the key, the value and what is allowed.
struct TargetRule {
    let line: Int
    let code: String
    private let document: String
    private let place: String
    private let members: [JSONDocument.Member]

    /// All keys that a rule may have.
    static let keys = [
        "code", "title", "measure", "technology", "indicator", "indicator_names", "unit", "service", "service_names",
        "hours_per_day",
        "all_of", "scope", "commune_kinds", "comparison", "threshold", "communes_share", "evidence_age_days",
        "accept_assumed_radius", "from", "to", "source", "setting",
    ]

    /// Takes the object of a rule.
    ///
    /// - Parameter number: Its place in the list, counted from 0.
    init(_ value: JSONDocument, number: Int, document: String) throws(JobError) {
        self.document = document
        place = "targets.[\(number)]"
        line = value.line
        guard case .object(let members) = value.value else {
            throw .badDocument(
                name: document, line: value.line,
                reason: .init(vi: "\(place): phải là {…}.", en: "\(place): must be {…}."))
        }
        self.members = members
        if case .text(let text)? = members.first(where: { $0.key == "code" })?.value.value {
            code = text
        } else {
            code = ""
        }
        if let unknown = members.first(where: { !Self.keys.contains($0.key) }) {
            let meant = Self.meant(unknown.key, of: Self.keys)
            throw error(
                unknown.key, line: unknown.line,
                .init(
                    vi: "không có khóa này\(meant.vi); các khóa: \(Self.keys.joined(separator: ", "))",
                    en: "there is no such key\(meant.en); keys: \(Self.keys.joined(separator: ", "))"))
        }
    }

    private subscript(key: String) -> JSONDocument? {
        guard let value = members.first(where: { $0.key == key })?.value else { return nil }
        if case .null = value.value { return nil }
        return value
    }

    /// Whether the rule states something for the key.
    func has(_ key: String) -> Bool { self[key] != nil }

    // MARK: Values

    /// A text that is not blank; nil when the key is absent or null.
    func text(_ key: String) throws(JobError) -> String? {
        guard let value = self[key] else { return nil }
        guard case .text(let text) = value.value, !text.allSatisfy(\.isWhitespace) else {
            throw wrong(key, .init(vi: "phải là chữ trong dấu \", không để trống", en: "must be text in \", not blank"))
        }
        return text
    }

    /// A number within a range; nil when the key is absent or null.
    func number(_ key: String, in range: ClosedRange<Double>) throws(JobError) -> Double? {
        guard let value = self[key] else { return nil }
        let number: Double
        switch value.value {
        case .whole(let whole): number = Double(whole)
        case .number(let real): number = real
        default: throw wrong(key, .init(vi: "phải là số, không đặt trong dấu \"", en: "must be a number, not in \""))
        }
        guard range.contains(number) else {
            let (low, high) = (
                FieldValue.real(range.lowerBound).text ?? "", FieldValue.real(range.upperBound).text ?? ""
            )
            throw wrong(
                key,
                range.upperBound < .infinity
                    ? .init(vi: "phải từ \(low) đến \(high)", en: "must be \(low) to \(high)")
                    : .init(vi: "phải từ \(low) trở lên", en: "must be \(low) or more"))
        }
        return number
    }

    /// A day; nil when the key is absent or null.
    func day(_ key: String) throws(JobError) -> Day? {
        guard let text = try text(key) else { return nil }
        guard let day = Day(iso: text) else {
            throw wrong(key, .init(vi: "phải là ngày dạng 2025-07-01", en: "must be a day such as 2025-07-01"))
        }
        return day
    }

    /// True or false; nil when the key is absent or null.
    func bool(_ key: String) throws(JobError) -> Bool? {
        guard let value = self[key] else { return nil }
        guard case .bool(let bool) = value.value else {
            throw wrong(key, .init(vi: "phải là true hoặc false", en: "must be true or false"))
        }
        return bool
    }

    /// One of the words of an enumeration; nil when the key is absent or null.
    func word<Word: RawRepresentable & CaseIterable>(
        _ key: String, as type: Word.Type = Word.self
    ) throws(JobError) -> Word? where Word.RawValue == String {
        guard let text = try text(key) else { return nil }
        guard let word = Word(rawValue: text) else { throw notAWord(text, key, of: Word.self) }
        return word
    }

    /// Words of an enumeration in a list; nil when the key is absent or null.
    func words<Word: RawRepresentable & CaseIterable>(
        _ key: String, as type: Word.Type = Word.self
    ) throws(JobError) -> [Word]? where Word.RawValue == String {
        guard let texts = try texts(key) else { return nil }
        var words: [Word] = []
        for text in texts {
            guard let word = Word(rawValue: text) else { throw notAWord(text, key, of: Word.self) }
            words.append(word)
        }
        return words
    }

    /// Texts in a list that is not empty; nil when the key is absent or null.
    func texts(_ key: String) throws(JobError) -> [String]? {
        guard let value = self[key] else { return nil }
        let expected = BilingualText(
            vi: "phải là danh sách chữ, ví dụ [\"a\", \"b\"], không để trống",
            en: "must be a list of texts, such as [\"a\", \"b\"], not empty")
        guard case .list(let items) = value.value, !items.isEmpty else { throw wrong(key, expected) }
        var texts: [String] = []
        for item in items {
            guard case .text(let text) = item.value, !text.isEmpty else { throw wrong(key, expected) }
            texts.append(text)
        }
        return texts
    }

    /// A text in both languages; nil when the key is absent or null.
    func bilingual(_ key: String) throws(JobError) -> BilingualText? {
        guard let value = self[key] else { return nil }
        var texts: [String: String] = [:]
        if case .object(let members) = value.value {
            for member in members {
                if case .text(let text) = member.value.value, !text.isEmpty { texts[member.key] = text }
            }
            if let vi = texts["vi"], let en = texts["en"], members.count == 2 { return .init(vi: vi, en: en) }
        }
        throw wrong(key, .init(vi: "phải là {\"vi\": …, \"en\": …}", en: "must be {\"vi\": …, \"en\": …}"))
    }

    /// The value, or an error where the key is absent or null.
    func required<Value>(_ key: String, _ value: Value?) throws(JobError) -> Value {
        guard let value else {
            // The place and the key as data has them, for whoever looks for them in the file.
            throw .badDocument(
                name: document, line: line,
                reason: .init(
                    vi: "\(target.vi)\(place): thiếu “\(key)”.", en: "\(target.en)\(place): no “\(key)”."))
        }
        return value
    }

    // MARK: Errors

    /// That the value of a key is not what it must be.
    func wrong(_ key: String, _ reason: BilingualText) -> JobError {
        let value = members.first { $0.key == key }?.value
        let shown = value.map(Self.shown) ?? ""
        return error(
            key, line: value?.line ?? line,
            .init(
                vi: (shown.isEmpty ? "" : "giá trị \(shown): ") + reason.vi,
                en: (shown.isEmpty ? "" : "value \(shown): ") + reason.en))
    }

    private func notAWord<Word: RawRepresentable & CaseIterable>(
        _ text: String, _ key: String, of type: Word.Type
    ) -> JobError where Word.RawValue == String {
        let words = Word.allCases.map(\.rawValue)
        let meant = Self.meant(text, of: words)
        return wrong(
            key,
            .init(
                vi: "không có “\(text)”\(meant.vi); phải là một trong: \(words.joined(separator: ", "))",
                en: "there is no “\(text)”\(meant.en); must be one of: \(words.joined(separator: ", "))"))
    }

    private func error(_ key: String, line: Int, _ reason: BilingualText) -> JobError {
        .badDocument(
            name: document, line: line,
            reason: .init(
                vi: "\(target.vi)\(place).\(key): \(reason.vi).", en: "\(target.en)\(place).\(key): \(reason.en)."))
    }

    /// The target by its code, where it has one.
    private var target: BilingualText {
        code.isEmpty ? .init(vi: "", en: "") : .init(vi: "chỉ tiêu “\(code)”, ", en: "target “\(code)”, ")
    }

    /// «Did you mean», where some word is near.
    static func meant(_ written: String, of words: [String]) -> BilingualText {
        let likely = SavedMapping.likely(written, of: words)
        guard likely.count < words.count || words.count == 1, let best = likely.first else {
            return .init(vi: "", en: "")
        }
        return .init(vi: " (có phải là “\(best)”?)", en: " (did you mean “\(best)”?)")
    }

    /// A value as somebody wrote it, short.
    private static func shown(_ value: JSONDocument) -> String {
        switch value.value {
        case .null: "null"
        case .bool(let bool): bool ? "true" : "false"
        case .whole(let whole): String(whole)
        case .number(let number): FieldValue.real(number).text ?? ""
        case .text(let text): "“\(text)”"
        case .list(let items): items.isEmpty ? "[]" : "[\(items.map(shown).joined(separator: ", "))]"
        case .object: "{…}"
        }
    }
}
