import RegistryRecords
import SQLiteStore

/// Puts right what follows from raw rows and from sites: counts, bounds of blocks, cells; and removes what belongs to no
/// survey any more and nobody could ever see.
enum SurveysRepair {
    static func mend(_ run: RepairRun) throws {
        if run.hasFound(.rowsBounds) { try mendBounds(run) }
        if run.hasFound(.surveyCounts) { try mendCounts(run) }
        if run.hasFound(.findingOrphan) {
            try removeOrphans("hatang_findings", BilingualText(vi: "lỗi", en: "findings"), run)
        }
        if run.hasFound(.photoOrphan) {
            try removeOrphans("hatang_photos", BilingualText(vi: "ảnh", en: "photos"), run)
        }
        if run.hasFound(.cellWithoutSite, .cellOfOtherSite) { try mendCells(run) }
    }

    private static func mendBounds(_ run: RepairRun) throws {
        var blocks = try Statement("SELECT id, first_row, last_row, rows FROM hatang_row_blocks", on: run.connection)
        var wrong: [(id: Int64, first: Int64, last: Int64)] = []
        while try blocks.step() {
            guard let rows = RowBlockScanner.rows(of: blocks.text(at: 3) ?? ""), let first = rows.first,
                let last = rows.last,
                zip(rows, rows.dropFirst()).allSatisfy({ $0.number < $1.number }),
                blocks.integer(at: 1) != first.number || blocks.integer(at: 2) != last.number
            else { continue }
            wrong.append((blocks.integer(at: 0) ?? 0, first.number, last.number))
        }
        for block in wrong {
            try run.attempt(BilingualText(vi: "khối dòng gốc \(block.id)", en: "block of raw rows \(block.id)")) {
                try run.connection.run(
                    "UPDATE hatang_row_blocks SET first_row = ?, last_row = ? WHERE id = ?", .integer(block.first),
                    .integer(block.last), .integer(block.id))
                run.note(
                    "Ghi lại số dòng của khối \(block.id): \(block.first)–\(block.last).",
                    "Wrote the row numbers of block \(block.id) anew: \(block.first)–\(block.last).")
            }
        }
    }

    private static func mendCounts(_ run: RepairRun) throws {
        for row in try run.connection.rows("SELECT id, file, counts FROM hatang_surveys") {
            guard case .integer(let number) = row[0], case .text(let file) = row[1] else { continue }
            var counts: [RowOutcome: Int] = [:]
            var blocks = try Statement("SELECT rows FROM hatang_row_blocks WHERE survey = ?", on: run.connection)
            try blocks.bind(number, at: 1)
            var isKnown = false
            while try blocks.step() {
                guard let rows = RowBlockScanner.rows(of: blocks.text(at: 0) ?? "") else {
                    isKnown = false
                    break
                }
                isKnown = true
                for row in rows { counts[row.outcome, default: 0] += 1 }
            }
            guard isKnown else { continue }
            let text = SurveyEntry.counts(counts)
            guard row[2] != .text(text) else { continue }
            try run.connection.run("UPDATE hatang_surveys SET counts = ? WHERE id = ?", .text(text), row[0])
            run.note("Đếm lại các dòng của khảo sát “\(file)”.", "Counted the rows of the survey “\(file)” anew.")
        }
    }

    private static func removeOrphans(_ table: String, _ words: BilingualText, _ run: RepairRun) throws {
        try run.connection.run("DELETE FROM \(table) WHERE survey NOT IN (SELECT id FROM hatang_surveys)")
        let count = run.connection.changedRows
        run.note(
            "Xóa \(count) \(words.vi) không thuộc khảo sát nào (còn trong bản trước khi sửa).",
            "Removed \(count) \(words.en) of no survey (still in the file from before).")
    }

    private static func mendCells(_ run: RepairRun) throws {
        try run.connection.run(
            """
            UPDATE cells SET site_uuid = (SELECT uuid FROM bts_sites AS named WHERE named.site = cells.site AND named.site <> '')
            WHERE site_uuid IS NOT (SELECT uuid FROM bts_sites AS named WHERE named.site = cells.site AND named.site <> '')
                AND (site <> '' OR site_uuid NOT IN (SELECT uuid FROM bts_sites))
            """)
        let count = run.connection.changedRows
        guard count > 0 else { return }
        run.touch("cells")
        run.note(
            "Nối lại \(count) cell với trạm theo mã trạm.", "Joined \(count) cells to the sites that their codes name.")
    }
}
