import ReportWriters

/// The table of communes, whose rows the map knows by their identifiers and whose names lead to the communes' pages.
struct CommuneRows {
    let markup: ReportTableMarkup

    init(_ table: ReportTable, context: PageContext) {
        var markup = ReportTableMarkup(
            table: table, language: context.language, searched: ["code", "name"], carded: Self.carded,
            row: Self.identifier)
        let codes = table.rows.map { $0[0].shown(in: context.language) }
        markup.link = { row, key in key == "name" ? context.link(["communes", codes[row]]) : nil }
        self.markup = markup
    }

    /// The identifier of a row by the commune's code.
    @Sendable static func identifier(_ code: String) -> String { "xa-\(code)" }

    /// What the map tells of a commune.
    private static let carded: Set<String> = [
        "boundary_quality", "postal_verdict", "postal_points", "4g_or_better_verdict", "4g_or_better_low", "5g_verdict",
        "5g_low", "dead_zones_open", "cable_planned_km", "cable_done_km", "cable_overdue_km",
    ]
}
