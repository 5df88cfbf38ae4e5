import CoverageEngine
import HaTangKit
import RegistryRecords
import ReportWriters
import VN2000

/// The photos of records for people and for scripts.
struct PhotosReport {
    let list: PhotoList

    private var isVerified: Bool { list.entries.contains { $0.state != nil } }

    // MARK: For people

    func text(_ style: ReportStyle) -> String {
        guard !list.entries.isEmpty else {
            return style.words(
                "Không có ảnh nào; ảnh được ghi khi nhập với --photos THƯ_MỤC.",
                "There are no photos; they come in by an import with --photos FOLDER."
            ).wrapped(toColumns: style.width).joined(separator: "\n") + "\n"
        }
        var columns: [TerminalTable.Column] = [
            .init(style.words("Mã", "Code")), .init(style.words("Tên", "Name"), priority: 3, leastWidth: 10),
            .init(style.words("Ảnh", "Photo"), leastWidth: 12), .init("SHA-256", leastWidth: 12),
            .init(style.words("Chụp lúc", "Taken"), priority: 1),
            .init(style.words("Cách đối tượng", "From the object"), isNumeric: true),
            .init(style.words("Nguồn", "Source"), priority: 2, leastWidth: 14),
        ]
        if isVerified { columns.insert(.init(style.words("Tệp ảnh", "File")), at: 3) }
        let table = TerminalTable(
            columns: columns,
            lines: list.entries.map { entry in
                var cells: [TerminalTable.Cell] = [
                    .init(entry.code), .init(entry.name ?? "–"), .init(entry.photo.path),
                    .init(entry.photo.facts.sha256), .init(PhotoWords.time(entry.photo, style)),
                    .init(PhotoWords.distance(entry.photo, style)), .init(entry.source.words(style)),
                ]
                if isVerified {
                    let isSame = entry.state == .same
                    let words = entry.state?.words.text(in: style.language) ?? "–"
                    cells.insert(.init(words, colour: isSame ? .green : .red), at: 3)
                }
                return .cells(cells)
            }
        ).text(width: style.width, colour: style.colour)
        return table.text + total(style) + style.note(hidden: table.hidden, format: "csv")
    }

    private func total(_ style: ReportStyle) -> String {
        var line = style.words("Ảnh: ", "Photos: ") + String(list.entries.count)
        if isVerified {
            for state in PhotoList.FileState.allCases {
                line += "; " + state.words.text(in: style.language) + ": " + String(list.count(state))
            }
        }
        return line + "\n"
    }

    // MARK: For scripts

    /// A row a photo.
    func csv(_ language: Language) -> String {
        let headings: [BilingualText] = [
            .init(vi: "Loại", en: "Kind"), .init(vi: "Mã", en: "Code"), .init(vi: "Tên", en: "Name"),
            .init(vi: "Cột", en: "Field"), .init(vi: "Ảnh", en: "Photo"), .init(vi: "SHA-256", en: "SHA-256"),
            .init(vi: "Số byte", en: "Bytes"), .init(vi: "Chụp lúc", en: "Taken"),
            .init(vi: "Vĩ độ", en: "Latitude"), .init(vi: "Kinh độ", en: "Longitude"),
            .init(vi: "Cách đối tượng (m)", en: "From the object (m)"), .init(vi: "Tệp", en: "File"),
            .init(vi: "Trang", en: "Sheet"), .init(vi: "Dòng", en: "Row"),
            .init(vi: "Người khảo sát", en: "Inspector"), .init(vi: "Kiểm tra tệp ảnh", en: "State of the file"),
        ]
        let rows = list.entries.map { entry -> [JSONText] in
            let facts = entry.photo.facts
            return [
                .text(entry.photo.kind.words.text(in: language)), .text(entry.code), JSONText(entry.name),
                .text(entry.photo.field.words.text(in: language)), .text(entry.photo.path), .text(facts.sha256),
                .integer(facts.bytes), JSONText(facts.takenAt), JSONText(facts.position?.latitude),
                JSONText(facts.position?.longitude), JSONText(entry.photo.distanceMetres), .text(entry.source.file),
                JSONText(entry.source.sheet), .integer(entry.source.row), JSONText(entry.source.inspector),
                JSONText(entry.state?.words.text(in: language)),
            ]
        }
        return CSVText.text(headings: headings.map { $0.text(in: language) }, rows: rows)
    }

    /// By a contract: keys may be added, none is renamed, unknown is null. The text ends with a line break.
    func json() -> String {
        let document: JSONText = [
            "contract": .integer(1), "registry": ["id": .text(list.registry), "version": .integer(list.version)],
            "photos": .list(
                list.entries.map { entry in
                    [
                        "kind": .text(entry.photo.kind.rawValue), "uuid": .text(entry.photo.record),
                        "code": .text(entry.code), "name": JSONText(entry.name),
                        "photo": PhotoWords.value(entry.photo),
                        "source": [
                            "file": .text(entry.source.file), "sheet": JSONText(entry.source.sheet),
                            "row": .integer(entry.source.row), "inspector": JSONText(entry.source.inspector),
                        ],
                        "state": JSONText(entry.state?.rawValue),
                    ]
                }),
        ]
        return document.text(linesToDepth: 2) + "\n"
    }
}

extension PhotoList.FileState {
    /// Còn nguyên, đã thay đổi, thiếu, không đọc được.
    var words: BilingualText {
        switch self {
        case .same: .init(vi: "còn nguyên", en: "the same")
        case .changed: .init(vi: "đã thay đổi", en: "changed")
        case .missing: .init(vi: "thiếu", en: "missing")
        case .unreadable: .init(vi: "không đọc được", en: "unreadable")
        }
    }
}
