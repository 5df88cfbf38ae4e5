import HaTangKit
import RegistryRecords
import ReportWriters
import VN2000

/// What a search found, for people and for scripts.
struct FindReport {
    let search: RecordSearch
    let registry: String
    let version: Int

    // MARK: For people

    func text(_ style: ReportStyle) -> String {
        guard search.count > 0 || !search.communes.isEmpty else { return nothing(style) }
        var output = ""
        if !search.communes.isEmpty {
            output += style.words("Xã, phường, đặc khu: ", "Communes: ") + "\(search.communes.count)\n"
            for commune in search.communes {
                output += Self.line(commune, style).shownOnTerminal.wrapped(toColumns: style.width - 2)
                    .map { "  " + $0 + "\n" }.joined()
            }
        }
        guard search.count > 0 else { return output }
        if !output.isEmpty { output += "\n" }
        let number = NumberText(style.language)
        var told = style.words("Đối tượng: ", "Records: ") + number.whole(search.count)
        if search.count > search.hits.count {
            told += style.words(
                ", in \(number.whole(search.hits.count)) đối tượng sát nhất; in thêm bằng --limit",
                ", the best \(number.whole(search.hits.count)) shown; more by --limit")
        }
        output += told.wrapped(toColumns: style.width).joined(separator: "\n") + "\n"
        let columns: [TerminalTable.Column] = [
            .init(style.words("Loại", "Kind"), leastWidth: 10), .init(style.words("Mã", "Code"), leastWidth: 8),
            .init(style.words("Tên", "Name"), leastWidth: 12),
            .init(style.words("Xã, phường, đặc khu", "Commune"), leastWidth: 12),
            .init(style.words("Tìm thấy ở", "Found in"), priority: 1, leastWidth: 12),
            .init(style.words("Vị trí", "Position"), priority: 2),
        ]
        let lines = search.hits.map { hit in
            TerminalTable.Line.cells([
                .init(hit.record.kind.words.text(in: style.language)), .init(hit.record.key),
                .init(hit.record.shownName ?? "–"),
                .init(hit.communes.isEmpty ? "–" : hit.communes.map(\.name).joined(separator: "; ")),
                .init(Self.found(in: hit, style, besidesName: true)),
                .init(hit.record.position?.shown(places: 5) ?? "–"),
            ])
        }
        let table = TerminalTable(columns: columns, lines: lines).text(width: style.width, colour: style.colour)
        return output + table.text + style.note(hidden: table.hidden, format: "csv")
    }

    private func nothing(_ style: ReportStyle) -> String {
        var output = style.words("Không tìm thấy «\(search.text)».", "Nothing found for “\(search.text)”.")
        if !search.suggestions.isEmpty {
            output += style.words(" Có phải là: ", " Did you mean: ") + search.suggestions.joined(separator: "; ") + "?"
        }
        return output.shownOnTerminal.wrapped(toColumns: style.width).joined(separator: "\n") + "\n"
    }

    /// Such as `30292 Phường Bình Đức` or `Xã Mỹ Khánh, Thành phố Long Xuyên (đến 30/06/2025) → 30292 Phường Bình Đức`.
    private static func line(_ commune: RecordSearch.CommuneHit, _ style: ReportStyle) -> String {
        var line = "\(commune.code) \(commune.name)"
        if let district = commune.district { line += ", " + district }
        if let validTo = commune.validTo {
            line += style.words(" (đến ", " (until ") + validTo.text(in: style.language) + ")"
        }
        guard !commune.now.isEmpty else { return line }
        let now = commune.now.map { "\($0.code) \($0.name)" }.joined(separator: "; ")
        return line + " → " + now
            + (commune.now.count > 1 ? style.words(" (đã chia tách)", " (split)") : "")
    }

    /// - Parameter besidesName: Whether code and name are left out, which stand in columns of their own.
    private static func found(
        in hit: RecordSearch.Hit, _ style: ReportStyle, besidesName: Bool = false
    ) -> String {
        let shown = hit.fields.filter { field in
            let value = hit.record[field]?.text
            return !besidesName || value != hit.record.key && value != hit.record.shownName
        }
        return shown.map { field in
            field.words.text(in: style.language) + ": " + (hit.record[field]?.shown(in: style.language) ?? "")
        }.joined(separator: "; ")
    }

    // MARK: For scripts

    /// A row a record; communes are in the JSON form.
    func csv(_ language: Language) -> String {
        let style = ReportStyle(language: language)
        let headings: [BilingualText] = [
            .init(vi: "Loại", en: "Kind"), .init(vi: "Mã", en: "Code"), .init(vi: "Tên", en: "Name"),
            .init(vi: "Mã xã", en: "Commune codes"), .init(vi: "Xã, phường, đặc khu", en: "Communes"),
            .init(vi: "Tìm thấy ở", en: "Found in"), .init(vi: "Vĩ độ", en: "Latitude"),
            .init(vi: "Kinh độ", en: "Longitude"), .init(vi: "UUID", en: "UUID"),
        ]
        let rows = search.hits.map { hit -> [JSONText] in
            [
                .text(hit.record.kind.words.text(in: language)), .text(hit.record.key), JSONText(hit.record.shownName),
                .text(hit.communes.map(\.code).joined(separator: ";")),
                .text(hit.communes.map(\.name).joined(separator: ";")), .text(Self.found(in: hit, style)),
                JSONText(hit.record.position?.latitude), JSONText(hit.record.position?.longitude),
                .text(hit.record.uuid),
            ]
        }
        return CSVText.text(headings: headings.map { $0.text(in: language) }, rows: rows)
    }

    /// By a contract: keys may be added, none is renamed, unknown is null. The text ends with a line break.
    func json() -> String {
        let records = search.hits.map { hit -> JSONText in
            [
                "kind": .text(hit.record.kind.rawValue), "uuid": .text(hit.record.uuid), "key": .text(hit.record.key),
                "name": JSONText(hit.record.shownName),
                "communes": .list(hit.communes.map { ["code": .text($0.code), "name": .text($0.name)] }),
                "fields": .object(hit.fields.map { ($0.rawValue, JSONText(hit.record[$0]?.text)) }),
                "latitude": JSONText(hit.record.position?.latitude),
                "longitude": JSONText(hit.record.position?.longitude),
            ]
        }
        let communes = search.communes.map { commune -> JSONText in
            [
                "code": .text(commune.code), "name": .text(commune.name),
                "valid_to": JSONText(commune.validTo?.description), "district": JSONText(commune.district),
                "now": .list(commune.now.map { ["code": .text($0.code), "name": .text($0.name)] }),
            ]
        }
        let document: JSONText = [
            "contract": .integer(1), "registry": ["id": .text(registry), "version": .integer(version)],
            "text": .text(search.text), "found": .integer(search.count), "records": .list(records),
            "communes": .list(communes), "suggestions": .list(search.suggestions.map { .text($0) }),
        ]
        return document.text(linesToDepth: 2) + "\n"
    }
}

extension RegistryRecord {
    /// What people call it: its name, else its place, its village or its road.
    fileprivate var shownName: String? {
        [Field.name, .place, .village, .road].lazy.compactMap { self[$0]?.text }.first { !$0.isEmpty }
    }

    /// Its position; nil unless it is a point.
    fileprivate var position: GeographicPosition? {
        if case .point(let position)? = shape { position } else { nil }
    }
}
