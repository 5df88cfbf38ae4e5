import HaTangKit
import RegistryRecords
import ReportWriters

/// What a backup says of itself, for people and for scripts.
struct BackupReport {
    private let backup: RegistryBackup

    init(_ backup: RegistryBackup) {
        self.backup = backup
    }

    /// - Parameter told: What was done with the backup; the beginning of a sentence.
    func text(_ told: BilingualText, _ style: ReportStyle) -> String {
        let number = NumberText(style.language)
        var lines = [
            told.text(in: style.language)
                + style.words(
                    ": phiên bản \(number.whole(backup.version)), sao lưu lúc \(backup.at).",
                    ": version \(number.whole(backup.version)), made at \(backup.at)."),
            "SHA-256: \(backup.digest)",
        ]
        if !backup.isCompared {
            lines.append(
                style.words(
                    "CHÚ Ý – cơ sở dữ liệu được ghi liên tục nên không so được với bản gốc; bản sao là trọn một trạng thái và các trang đều lành.",
                    "NOTE – the registry was written all the time, so the copy could not be compared with it; the copy is of one state and its pages are sound."
                ))
        }
        return lines.flatMap { $0.shownOnTerminal.wrapped(toColumns: style.width) }.map { $0 + "\n" }.joined()
    }

    /// - Parameter file: The file that the backup is in now.
    func json(_ file: String) -> String {
        JSONText.object([
            ("contract", 1), ("file", .text(file)),
            ("registry", ["id": .text(backup.registry), "version": .integer(backup.version)]),
            ("at", .text(backup.at)), ("sha256", .text(backup.digest.description)),
            ("compared", .bool(backup.isCompared)),
        ]).text(linesToDepth: 2) + "\n"
    }
}
