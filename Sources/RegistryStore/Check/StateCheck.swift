import ContentDigest
import RegistryRecords
import SQLiteStore

/// What the registry notes of itself: entries, version, sequences, dated tables, kept results, and edits by others.
enum StateCheck {
    static let family = CheckFamily(name: BilingualText(vi: "trạng thái", en: "state"), look: look)

    @Sendable private static func look(_ run: CheckRun) throws {
        try lookAtEntries(run)
        try lookAtSequences(run)
        try lookAtDocuments(run)
        try lookAtResults(run)
        try lookForEdits(run)
    }

    private static func lookAtEntries(_ run: CheckRun) throws {
        guard run.tables.contains("hatang_registry") else { return }
        func wrong(_ key: String, _ value: String?) {
            run.add(
                .registryEntry, table: "hatang_registry", row: key, column: "value", value: value.map { .text($0) },
                "Mục “\(key)” thiếu hoặc sai.", "The entry “\(key)” is missing or wrong.")
        }
        let identifier = try run.entry("identifier")
        if !(identifier.map(ValuesCheck.isIdentifier) ?? false) { wrong("identifier", identifier) }
        let block = try run.entry("fid_block")
        if !(block.flatMap { Int64($0) }.map { $0 > 0 && $0 & 0xFF_FFFF == 0 } ?? false) { wrong("fid_block", block) }
        if try run.entry("writing") != nil {
            run.add(
                .writingLeft, table: "hatang_registry", row: "writing",
                "Dấu “đang ghi” còn sót lại, nên sửa đổi của chương trình khác không được theo dõi.",
                "The mark “writing” was left behind, so that edits by other programs are not noticed.")
        }
        let text = try run.entry("version")
        guard let version = text.flatMap({ Int($0) }), version >= 0 else { return wrong("version", text) }
        for table in ["hatang_history", "hatang_surveys", "hatang_creations"] where run.tables.contains(table) {
            guard case .integer(let latest)? = try run.connection.value("SELECT max(version) FROM \(table)"),
                latest > version
            else { continue }
            run.add(
                .versionLow, table: table, column: "version", value: .integer(latest),
                "Bảng có phiên bản \(latest), lớn hơn phiên bản \(version) của cơ sở dữ liệu.",
                "The table has version \(latest), later than the registry's \(version).")
        }
    }

    /// New rows take the fid after the one noted, within the file's own block.
    private static func lookAtSequences(_ run: CheckRun) throws {
        guard run.tables.isSuperset(of: ["sqlite_sequence", "hatang_creations"]),
            let block = try? FidBlock(on: run.connection)
        else { return }
        for layer in run.layers {
            let noted = try run.connection.rows("SELECT seq FROM sqlite_sequence WHERE name = ?", .text(layer))
            let last = try block.last(in: layer, on: run.connection)
            guard noted != [[.integer(last)]] else { continue }
            run.add(
                .sequenceWrong, table: layer, row: "sqlite_sequence", value: noted.first?.first,
                "Số thứ tự kế tiếp không theo sau fid cuối cùng \(last) của khối số của tệp này.",
                "The next number does not follow the last fid \(last) of this file's block.")
        }
    }

    private static func lookAtDocuments(_ run: CheckRun) throws {
        guard run.tables.contains("hatang_documents") else { return }
        var rows = try Statement("SELECT name, digest, content FROM hatang_documents", on: run.connection)
        while try rows.step() {
            let digest = SHA256Digest(of: rows.text(at: 2) ?? "").description
            guard rows.text(at: 1) != digest else { continue }
            run.add(
                .documentDigest, table: "hatang_documents", row: rows.text(at: 0), column: "digest",
                value: rows.value(at: 1), "Nội dung bảng đã bị sửa ngoài HaTang: SHA-256 không khớp.",
                "The table was changed outside of HaTang: its SHA-256 does not agree.")
        }
    }

    private static func lookAtResults(_ run: CheckRun) throws {
        for (table, condition) in [
            ("hatang_results", "covered_m2 < 0 OR covered_m2 > 1e14 OR length(digest) <> 32"),
            (
                "hatang_outlines",
                "area_m2 < 0 OR area_m2 > 1e14 OR west > east OR south > north OR length(digest) <> 32"
            ),
        ] where run.tables.contains(table) {
            for row in try run.connection.rows("SELECT id, commune FROM \(table) WHERE \(condition)") {
                guard case .integer(let number) = row[0] else { continue }
                run.add(
                    .keptResultWrong, table: table, row: "\(number)", value: row[1],
                    "Kết quả lưu sẵn có giá trị không thể có.", "A kept result has a value that cannot be.")
            }
        }
    }

    private static func lookForEdits(_ run: CheckRun) throws {
        guard run.tables.contains("hatang_layers"), run.tables.contains("gpkg_contents") else { return }
        for layer in run.layers {
            var rows = 0
            let before = "hatang_before_\(layer)"
            if run.tables.contains(before),
                case .integer(let count)? = try run.connection.value("SELECT count(*) FROM \(before)")
            {
                rows = Int(count)
            }
            guard try rows > 0 || LayerState.differs([layer], on: run.connection) else { continue }
            run.add(
                .outsideEdits, table: layer, value: .integer(Int64(rows)),
                "Lớp đã được chương trình khác sửa, chưa ai nhận.",
                "The layer was edited by another program, and nobody has claimed it.")
        }
    }
}
