import HaTangKit
import RegistryRecords
import ReportWriters

/// The page of a record: what it states and by which rows, where it is, its photos, and all that was done to it.
struct RecordPage {
    let context: PageContext
    /// The record as it is now; nil when it has gone into another one.
    let record: RegistryRecord?
    let history: RecordHistory
    let photos: [RecordPhoto]
    /// The communes that it states or lies in, codes with names.
    let communes: [Commune]
    /// Cells of a site, and the site of a cell.
    let kin: [RegistryRecord]
    let source: (Evidence) -> SourceRow
    let change: RegistryChange
    /// Fields that only those who are logged in are shown.
    let personal: Set<Field>

    var response: ServiceResponse {
        let kind = history.kind.words.text(in: context.language)
        let title = kind.prefix(1).uppercased() + kind.dropFirst() + " " + history.key
        var content: [Markup] = []
        if history.isGone {
            content.append(
                Markup(
                    "p", ["class": "note"],
                    text: context.words("Bản ghi này ", "This record is ") + history.fate.text(in: context.language)
                        + context.words("; dưới đây là lịch sử của nó.", "; below is its history.")))
        }
        content += record.map { [facts($0), fields($0)] } ?? []
        if !kin.isEmpty { content.append(family) }
        if !photos.isEmpty { content.append(album) }
        return PageFrame(context: context, title: String(title), change: change).response(content + [steps])
    }

    private func section(_ identifier: String, _ title: String, _ content: [Markup]) -> Markup {
        Markup("section", ["id": .text(identifier)], [Markup("h2", text: title)] + content)
    }

    // MARK: What it is

    private func facts(_ record: RegistryRecord) -> Markup {
        var lines: [(String, [Markup])] = []
        if let name = history.name { lines.append((context.words("Tên", "Name"), [.text(name)])) }
        if !communes.isEmpty {
            let links = communes.map { commune in
                Markup(
                    "a", ["href": .link(context.link(["communes", commune.code]))],
                    text: "\(commune.name) (\(commune.code))")
            }
            lines.append(
                (
                    context.words("Xã, phường, đặc khu", "Communes"),
                    Array(links.map { [$0] }.joined(separator: [.text(", ")]))
                ))
        }
        lines.append((context.words("Vị trí (WGS 84)", "Position (WGS 84)"), [.text(position(record))]))
        if let original = record.original {
            lines.append(
                (
                    context.words("Tọa độ như đã ghi", "Position as written"),
                    [.text("\(original.text) (\(original.referenceSystem))")]
                ))
            if !original.operation.isEmpty {
                lines.append((context.words("Phép chuyển", "Conversion"), [.text(original.operation)]))
            }
        }
        lines.append(("UUID", [Markup("code", text: record.uuid)]))
        return Markup(
            "section", ["id": "ban-ghi"],
            [
                Markup(
                    "dl", ["class": "fields"],
                    lines.flatMap { [Markup("dt", text: $0.0), Markup("dd", [:], $0.1)] })
            ])
    }

    private func position(_ record: RegistryRecord) -> String {
        switch record.shape {
        case .point(let position)?: position.shown(places: 6)
        case let shape?: ShownChange.place(shape, context.language) ?? "–"
        case nil: context.words("chưa có tọa độ", "no position")
        }
    }

    private func fields(_ record: RegistryRecord) -> Markup {
        let rows = RecordSchema.of(record.kind).fields.compactMap { field, _ -> [TextTable.Cell]? in
            guard let value = record[field] else { return nil }
            let row = source(record.evidence.evidence(of: field))
            return [
                .init(field.words(of: record.kind).text(in: context.language)),
                .init(isHidden(field) ? context.hiddenWords : value.shown(in: context.language)),
                .init(row.words(context.style)),
            ]
        }
        return section(
            "muc", context.words("Các mục và căn cứ", "Fields and their evidence"),
            [
                TextTable(
                    identifier: "bang-muc", label: context.words("Các mục", "Fields"),
                    columns: [
                        .init(context.words("Mục", "Field")), .init(context.words("Giá trị", "Value")),
                        .init(context.words("Căn cứ: dòng khảo sát", "Evidence: row of the survey")),
                    ], rows: rows, none: context.words("Chưa ghi mục nào.", "Nothing is stated.")
                ).markup
            ])
    }

    private var family: Markup {
        section(
            "lien-quan", context.words("Bản ghi liên quan", "Related records"),
            [
                Markup(
                    "ul", [:],
                    kin.map { record in
                        Markup(
                            "li", [:],
                            [
                                Markup(
                                    "a", ["href": .link(context.link(["records", record.uuid]))],
                                    text: record.kind.words.text(in: context.language) + " " + record.key)
                            ])
                    })
            ])
    }

    private var album: Markup {
        section(
            "anh", context.words("Ảnh", "Photos"),
            [
                TextTable(
                    identifier: "bang-anh", label: context.words("Ảnh", "Photos"),
                    columns: [
                        .init(context.words("Tệp", "File")), .init(context.words("Chụp lúc", "Taken")),
                        .init(context.words("Cách đối tượng", "From the object"), isNumeric: true),
                        .init(context.words("Dòng", "Row"), isNumeric: true), .init("SHA-256"),
                    ],
                    rows: photos.map { photo in
                        [
                            .init(photo.path), .init(PhotoWords.time(photo, context.style)),
                            .init(PhotoWords.distance(photo, context.style)), .init(String(photo.row)),
                            .init(String(photo.facts.sha256.prefix(16)), look: "digest"),
                        ]
                    }, none: ""
                ).markup
            ])
    }

    // MARK: History

    private var steps: Markup {
        let rows = history.steps.reversed().flatMap { step -> [[TextTable.Cell]] in
            let changes = ShownChange.all(of: step.entry, context.language)
            let action = step.words(isRenewal: changes.isEmpty).text(in: context.language)
            // Nothing but its evidence changed.
            let listed = changes.isEmpty ? [ShownChange(key: "", label: "–", old: nil, new: nil)] : changes
            return listed.map { change in
                [
                    .init(String(step.entry.version)), .init(action), .init(change.label),
                    .init(shown(change.old, of: change)), .init(shown(change.new, of: change)),
                    .init(step.source?.words(context.style) ?? "–"), .init(context.person(step.inspector)),
                    .init(context.person(step.entry.who)),
                    .init(context.time(step.entry.at)),
                ]
            }
        }
        return section(
            "lich-su", context.words("Lịch sử, mới nhất trước", "History, the newest first"),
            [
                TextTable(
                    identifier: "bang-lich-su", label: context.words("Lịch sử", "History"),
                    columns: [
                        .init(context.words("Phiên bản", "Version"), isNumeric: true),
                        .init(context.words("Việc", "Done")), .init(context.words("Mục", "What")),
                        .init(context.words("Trước", "Before")), .init(context.words("Sau", "After")),
                        .init(context.words("Nguồn", "Source")),
                        .init(context.words("Người khảo sát", "Inspector")), .init(context.words("Người ghi", "By")),
                        .init(context.words("Ghi lúc", "Written")),
                    ], rows: rows,
                    none: context.words(
                        "Chưa có thay đổi nào sau lần nhập đầu tiên.", "Nothing has changed since the first import.")
                ).markup
            ])
    }

    // MARK: Personal data

    private func isHidden(_ field: Field) -> Bool { context.request.visitor == nil && personal.contains(field) }

    private func shown(_ text: String?, of change: ShownChange) -> String {
        guard let text else { return "–" }
        return Field(rawValue: change.key).map(isHidden) ?? false ? context.hiddenWords : text
    }
}
