import ContentDigest
import RegistryRecords
import SQLiteStore

/// Puts right what the registry notes of itself.
enum StateRepair {
    static func mend(_ run: RepairRun) throws {
        if run.hasFound(.writingLeft) {
            try run.connection.run("DELETE FROM hatang_registry WHERE key = 'writing'")
            run.note("Xóa dấu “đang ghi”.", "Removed the mark “writing”.")
        }
        if run.hasFound(.versionLow) {
            run.note("Nâng phiên bản lên sau mọi thay đổi đã ghi.", "Raised the version beyond all changes noted.")
        }
        if run.hasFound(.sequenceWrong) { try mendSequences(run) }
        if run.hasFound(.documentDigest) { try mendDigests(run) }
        if run.hasFound(.keptResultWrong) {
            for table in ["hatang_results", "hatang_outlines"] where try run.has(table) {
                try run.connection.execute("DELETE FROM \(table)")
            }
            run.note(
                "Xóa các kết quả lưu sẵn; bảng sau sẽ tính lại.",
                "Forgot the kept results; the next table computes them.")
        }
    }

    private static func mendSequences(_ run: RepairRun) throws {
        let block = try FidBlock(on: run.connection)
        for layer in try run.layers() {
            let noted = try run.connection.rows("SELECT seq FROM sqlite_sequence WHERE name = ?", .text(layer))
            let last = try block.last(in: layer, on: run.connection)
            guard noted != [[.integer(last)]] else { continue }
            try run.connection.run("DELETE FROM sqlite_sequence WHERE name = ?", .text(layer))
            try run.connection.run("INSERT INTO sqlite_sequence(name, seq) VALUES (?, ?)", .text(layer), .integer(last))
            run.note(
                "Đặt lại số thứ tự kế tiếp của \(layer).", "Set the next number of \(layer) behind the last one there.")
        }
    }

    private static func mendDigests(_ run: RepairRun) throws {
        for row in try run.connection.rows("SELECT name, digest, content FROM hatang_documents") {
            guard case .text(let name) = row[0], case .text(let content) = row[2] else { continue }
            let digest = SHA256Digest(of: content).description
            guard row[1] != .text(digest) else { continue }
            try run.connection.run(
                "UPDATE hatang_documents SET digest = ? WHERE name = ?", .text(digest), .text(name))
            run.note(
                "Nhận nội dung hiện có của bảng “\(name)”; hãy xem lại, vì HaTang không ghi nội dung này.",
                "Took the present content of “\(name)” as it is; look at it, since HaTang did not write it.")
        }
    }
}
