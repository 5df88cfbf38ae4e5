import CommuneBoundaries
import LegacyText
import RegistryRecords
import VN2000

extension SavedMapping {
    /// The largest mapping that is read.
    public static let byteLimit = 16 << 20

    /// Reads a mapping strictly: what is not understood is refused with its line, its key and the remedy.
    ///
    /// - Parameter json: The text of the file.
    /// - Parameter file: The name of the file, for messages.
    public init(json: String, file: String) throws(SavedMappingError) {
        guard json.utf8.count <= Self.byteLimit else { throw .tooLarge(file: file) }
        let document: JSONDocument
        do throws(JSONDocument.Failure) {
            document = try JSONDocument(json)
        } catch {
            throw .notJSON(file: file, line: error.line, reason: error.reason)
        }
        guard case .object(let members) = document.value,
            let version = members.first(where: { $0.key == "hatang_mapping" })?.value.value
        else { throw .notAMapping(file: file) }
        guard case .whole(1) = version else {
            if case .whole(let later) = version, later > 1 { throw .laterVersion(file: file, version: later) }
            throw .notAMapping(file: file)
        }
        let object = try MappingObject(
            document, key: "hatang_mapping", file: file,
            keys: [
                "hatang_mapping", "kind", "sender", "sheet", "header_rows", "crs", "columns", "encodings", "repairs",
            ])
        let kind = try object.kind()
        self.init(
            kind: kind, sender: try object.text("sender"), sheet: try object.text("sheet"),
            headerRows: try object.rows("header_rows"), referenceSystem: try object.referenceSystem("crs"),
            columns: try Self.columns(in: object, kind: kind), encodings: try Self.encodings(in: object),
            repairs: try Self.repairs(in: object))
    }

    private static func columns(in object: MappingObject, kind: SurveyKind) throws(SavedMappingError) -> [Column] {
        let file = object.file
        guard let list = try object.list("columns") else {
            throw .missingKey(file: file, line: object.line, key: "columns")
        }
        var columns: [Column] = []
        var headings: [SurveyColumn: String] = [:]
        for item in list {
            let entry = try MappingObject(item, key: "columns", file: file, keys: ["heading", "canonical"])
            guard let heading = try entry.text("heading") else {
                throw .missingKey(file: file, line: entry.line, key: "heading")
            }
            // Leaving the name out must not silently leave the column out.
            guard let meaning = entry["canonical"] else {
                throw .missingKey(file: file, line: entry.line, key: "canonical")
            }
            var canonical: SurveyColumn?
            if let name = try entry.text("canonical") {
                canonical = SurveyColumn(name, kind: kind)
                guard let canonical else {
                    throw .unknownColumn(
                        file: file, line: meaning.line, heading: heading, canonical: name, kind: kind,
                        known: Self.likely(name, of: SurveyColumn.all(of: kind).filter { $0 != .ignored }.map(\.name)))
                }
                if canonical != .ignored, let first = headings.updateValue(heading, forKey: canonical) {
                    throw .doubleColumn(
                        file: file, line: meaning.line, canonical: name, first: first, second: heading)
                }
            }
            columns.append(Column(heading: heading, canonical: canonical == .ignored ? nil : canonical))
        }
        return columns
    }

    private static func encodings(in object: MappingObject) throws(SavedMappingError) -> [Encoding] {
        guard let value = object["encodings"] else { return [] }
        guard case .object(let members) = value.value else {
            throw object.wrong(
                "encodings", value, vi: "{\"tên cột\": \"bảng mã\"}", en: "{\"heading\": \"encoding\"}")
        }
        let names = TextEncoding.allCases.map(\.rawValue).joined(separator: ", ")
        var keys: Set<String> = []
        var encodings: [Encoding] = []
        for member in members {
            guard case .text(let name) = member.value.value, let encoding = TextEncoding(rawValue: name) else {
                throw object.wrong(member.key, member.value, vi: "một trong: \(names)", en: "one of: \(names)")
            }
            guard keys.insert(key(member.key)).inserted else {
                let heading = "“\(member.key)”"
                throw .repeated(
                    file: object.file, line: member.line, key: "encodings",
                    what: BilingualText(vi: "cột \(heading)", en: "the column \(heading)"))
            }
            encodings.append(Encoding(heading: member.key, encoding: encoding))
        }
        return encodings
    }

    private static func repairs(in object: MappingObject) throws(SavedMappingError) -> [Repair] {
        var repairs: [Repair] = []
        var rows: Set<Int> = []
        for item in try object.list("repairs") ?? [] {
            let entry = try MappingObject(item, key: "repairs", file: object.file, keys: ["row", "accept", "mistake"])
            guard let number = entry["row"] else {
                throw .missingKey(file: object.file, line: entry.line, key: "row")
            }
            guard case .whole(let row) = number.value, row >= 1 else {
                throw entry.wrong("row", number, vi: "số dòng, từ 1", en: "the number of a row, from 1")
            }
            guard let answer = entry["accept"] else {
                throw .missingKey(file: object.file, line: entry.line, key: "accept")
            }
            guard case .bool(let accept) = answer.value else {
                throw entry.wrong("accept", answer, vi: "true hoặc false", en: "true or false")
            }
            guard rows.insert(row).inserted else {
                throw .repeated(
                    file: object.file, line: number.line, key: "repairs",
                    what: BilingualText(vi: "dòng \(row)", en: "row \(row)"))
            }
            repairs.append(Repair(row: row, accept: accept, mistake: try mistake(in: entry)))
        }
        return repairs
    }

    private static func mistake(in entry: MappingObject) throws(SavedMappingError) -> String? {
        guard let mistake = try entry.text("mistake"), let value = entry["mistake"] else { return nil }
        let words = Repair.words(of: mistake)
        guard !words.isEmpty, words.allSatisfy(CoordinateMistake.codes.contains) else {
            let codes = likely(mistake, of: CoordinateMistake.codes).joined(separator: ", ")
            throw entry.wrong(
                "mistake", value, vi: "một trong: \(codes), hoặc hai từ nối bằng dấu +",
                en: "one of: \(codes), or two with a + between")
        }
        return mistake
    }

    /// The names nearest to one that was written; all of them when none is near.
    package static func likely(_ written: String, of names: [String]) -> [String] {
        let letters = Array(VietnameseFold.key(written).utf8)
        let measure = EditDistance(limit: max(2, letters.count / 3))
        let near = names.compactMap { name in
            measure.between(letters, Array(VietnameseFold.key(name).utf8)).map { (name: name, distance: $0) }
        }
        return near.isEmpty ? names : near.sorted { ($0.distance, $0.name) < ($1.distance, $1.name) }.map(\.name)
    }
}
