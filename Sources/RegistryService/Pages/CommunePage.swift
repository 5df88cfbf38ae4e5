import HaTangKit
import RegistryRecords
import ReportWriters

/// The page of a commune: its verdicts, what each rests on, and the rows behind every figure.
struct CommunePage {
    let context: PageContext
    let explanation: CommuneExplanation
    let provinceNames: [String: String]
    let hasLeaflet: Bool
    let change: RegistryChange

    private var commune: Commune { explanation.coverage.commune }
    private var style: ReportStyle { ReportStyle(language: context.language, provinceNames: provinceNames) }

    var response: ServiceResponse {
        PageFrame(
            context: context, title: "\(commune.name) (\(commune.code))", change: change,
            scripts: hasLeaflet ? [PageAssets.leafletScript, "overview.js"] : []
        ).response(
            [
                section("co-so", nil, facts), section("ket-luan", context.words("Kết luận", "Verdicts"), verdicts),
                section("vi-tri", context.words("Bản đồ", "Map"), [map]),
            ] + sections + [
                section("can-cu", context.words("Căn cứ của từng kết luận", "What each verdict rests on"), proofs)
            ])
    }

    private func section(_ identifier: String, _ title: String?, _ content: [Markup]) -> Markup {
        Markup(
            "section", ["id": .text(identifier)], (title.map { [Markup("h2", text: $0)] } ?? []) + content)
    }

    private var facts: [Markup] {
        let quality = explanation.coverage.boundaryQuality
        let area = explanation.coverage.areaSquareKilometres.map {
            context.words("Diện tích: ", "Area: ") + NumberText(context.language).decimal($0, places: 1) + " km²"
        }
        return [
            Markup(
                "div", ["data-live": "co-so"],
                ([style.province(commune.province), area].compactMap(\.self) + explanation.heading.lines(style)).map {
                    Markup("p", ["class": "facts"], text: $0)
                } + [
                    Markup(
                        "p", ["class": quality == .official ? "facts" : "note"],
                        text: ReportHeading.boundaryLine(quality?.rawValue, style))
                ])
        ]
    }

    private var map: Markup {
        guard hasLeaflet else { return OverviewPage.noLeaflet(context) }
        let classes = "commune " + (explanation.coverage.boundaryQuality == .schematic ? "schematic" : "")
        return .group([
            .data("map-classes", .object([(key: commune.code, value: .text(classes))])),
            LeafletMap(
                context: context, label: context.words("Bản đồ ", "Map of ") + commune.name, commune: commune.code
            ).markup,
        ])
    }

    // MARK: Verdicts

    private var verdicts: [Markup] {
        let rows = explanation.targets.map { target -> [TextTable.Cell] in
            let verdict = explanation.coverage.verdicts[target.code]
            return [
                .init(target.title.text(in: context.language), link: .fragment(Self.identifier(ofProof: target.code))),
                .init(
                    verdict?.words.text(in: context.language) ?? "–", look: verdict.map { "verdict \($0.sign)" }),
                .init(target.text(explanation.coverage.figures[target.code], style)), .init(target.demand(style)),
            ]
        }
        let table = TextTable(
            identifier: "bang-ket-luan", label: context.words("Kết luận theo chỉ tiêu", "Verdicts by target"),
            columns: [
                .init(context.words("Chỉ tiêu", "Target")), .init(context.words("Kết luận", "Verdict")),
                .init(
                    context.words("Số liệu: đủ căn cứ – cao nhất có thể", "Figure: proven – at most"), isNumeric: true),
                .init(context.words("Yêu cầu", "Required"), isNumeric: true),
            ], rows: rows, none: context.words("Không có chỉ tiêu nào cho xã này.", "No target asks for this commune."))
        guard let reason = explanation.coverage.postal.reason else { return [table.markup] }
        return [
            table.markup,
            Markup(
                "p", [:],
                [
                    Markup("strong", text: context.words("Bưu chính: ", "Postal: ")),
                    .text(
                        reason.explanation.text(in: context.language) + " " + reason.remedy.text(in: context.language)),
                ]),
        ]
    }

    // MARK: Rows

    private var sections: [Markup] {
        ExplanationText.sections(explanation, style).enumerated().map { number, part in
            section(
                "phan-\(number + 1)", part.title,
                [
                    TextTable(
                        identifier: "bang-phan-\(number + 1)", label: part.title,
                        columns: part.columns + ExplanationSection.sourceColumns(style),
                        rows: part.rows.map { row in
                            var source = row.source
                            source.inspector = source.inspector.map(context.person)
                            let cells = row.cells + ExplanationSection.cells(of: source, style)
                            return cells.enumerated().map { place, cell in
                                .init(cell.text, link: place == 0 ? part.kind.map { link(cell.text, $0) } : nil)
                            }
                        }, none: context.words("Không có bản ghi.", "No records.")
                    ).markup
                ])
        }
    }

    private func link(_ code: String, _ kind: RecordKind) -> WebLink { context.link(record: code, kind: kind) }

    // MARK: Proofs

    private static func identifier(ofProof target: String) -> String { "can-cu-\(target)" }

    private var proofs: [Markup] {
        zip(explanation.targets, explanation.proofs).map { target, proof in
            Markup(
                "details", ["id": .text(Self.identifier(ofProof: target.code))],
                [
                    Markup(
                        "summary", [:],
                        [
                            Markup(
                                "span", ["class": "verdict \(proof.verdict.sign)"],
                                text: proof.verdict.words.text(in: context.language)),
                            .text(" " + target.title.text(in: context.language)),
                        ]), rows(of: proof),
                ])
        }
    }

    private func rows(of proof: VerdictProof) -> Markup {
        let titles = Dictionary(
            explanation.targets.map { ($0.code, $0.title) }, uniquingKeysWith: { first, _ in first })
        let parts = proof.parts.map { Markup("li", text: titles[$0]?.text(in: context.language) ?? $0) }
        let rows = proof.rows.map { row in
            Markup(
                "li", [:],
                [
                    Markup(
                        "a", ["href": .link(context.link(["records", row.record]))],
                        text: row.kind.words.text(in: context.language) + " " + row.code),
                    .text(
                        ": " + row.source.words(style) + " – " + row.validity.words.text(in: context.language)),
                ])
        }
        let lists = proof.lists.map { list in
            Markup(
                "li",
                text: context.words("danh sách đã xem, không có dòng nào trái lại: ", "list that was looked at: ")
                    + list.source.words(style))
        }
        let all = parts + rows + lists
        guard !all.isEmpty else {
            return Markup("p", text: context.words("Chưa có dòng khảo sát nào.", "No survey has a row on it."))
        }
        return Markup("ul", ["class": "proofs"], all)
    }
}

extension PageContext {
    /// The page of a record that is known by its code.
    func link(record code: String, kind: RecordKind) -> WebLink {
        link(["records"], query: [(name: "kind", value: kind.rawValue), (name: "code", value: code)])
    }
}
