import RegistryRecords
import VN2000

/// An object of a mapping file, whose keys are all known.
struct MappingObject {
    let file: String
    let line: Int
    private let members: [JSONDocument.Member]

    /// Takes the object; `key` names it in messages, `keys` are all that it may have.
    init(_ document: JSONDocument, key: String, file: String, keys: [String]) throws(SavedMappingError) {
        guard case .object(let members) = document.value else {
            throw .wrongValue(
                file: file, line: document.line, key: key,
                expected: BilingualText(vi: "danh sách các {…}", en: "a list of {…}"))
        }
        if let unknown = members.first(where: { !keys.contains($0.key) }) {
            throw .unknownKey(
                file: file, line: unknown.line, key: unknown.key, known: SavedMapping.likely(unknown.key, of: keys))
        }
        self.file = file
        self.line = document.line
        self.members = members
    }

    /// The value of a key; nil when the object does not have it.
    subscript(key: String) -> JSONDocument? {
        members.first { $0.key == key }?.value
    }

    /// A text; nil when the key is absent or null.
    func text(_ key: String) throws(SavedMappingError) -> String? {
        guard let value = self[key] else { return nil }
        switch value.value {
        case .null: return nil
        case .text(let text): return text
        default: throw wrong(key, value, vi: "chữ trong dấu \"", en: "text in \"")
        }
    }

    /// A list; nil when the key is absent.
    func list(_ key: String) throws(SavedMappingError) -> [JSONDocument]? {
        guard let value = self[key] else { return nil }
        guard case .list(let items) = value.value else {
            throw wrong(key, value, vi: "danh sách […]", en: "a list […]")
        }
        return items
    }

    /// The kind of survey, which must be there.
    func kind() throws(SavedMappingError) -> SurveyKind {
        guard let value = self["kind"] else { throw .missingKey(file: file, line: line, key: "kind") }
        guard case .text(let name) = value.value, let kind = SurveyKind(rawValue: name) else {
            let names = SurveyKind.allCases.map(\.rawValue).joined(separator: ", ")
            throw wrong("kind", value, vi: "một trong: \(names)", en: "one of: \(names)")
        }
        return kind
    }

    /// The first and the last of some rows; nil when the key is absent.
    func rows(_ key: String) throws(SavedMappingError) -> ClosedRange<Int>? {
        guard let value = self[key] else { return nil }
        guard case .list(let items) = value.value, items.count == 2, case .whole(let first) = items[0].value,
            case .whole(let last) = items[1].value, first >= 1, last >= first
        else {
            throw wrong(
                key, value, vi: "[dòng đầu, dòng cuối], chẳng hạn [3, 5]", en: "[first row, last row], such as [3, 5]")
        }
        return first...last
    }

    /// A reference system in the grammar of `--crs`; nil when the key is absent or null.
    func referenceSystem(_ key: String) throws(SavedMappingError) -> String? {
        guard let value = self[key], let text = try text(key) else { return nil }
        do throws(CoordinateError) {
            _ = try ReferenceSystemChoice(text)
        } catch {
            throw wrong(
                key, value, vi: "hệ tọa độ, chẳng hạn vn2000:104.75 (\(error.bilingual.vi))",
                en: "a reference system, such as vn2000:104.75 (\(error.bilingual.en))")
        }
        return text
    }

    /// That the value of a key is not what it must be.
    func wrong(_ key: String, _ value: JSONDocument, vi: String, en: String) -> SavedMappingError {
        .wrongValue(file: file, line: value.line, key: key, expected: BilingualText(vi: vi, en: en))
    }
}
