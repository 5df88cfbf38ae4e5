import HaTangKit
import RegistryRecords

/// What every command says of a registry in which other programs have left edits that nobody has claimed.
enum OutsideEditNote {
    /// A line on standard error; nothing when there are no edits, or when the registry cannot be opened, which the command
    /// itself will tell.
    static func tell(ofRegistryAt path: String, on console: Console) {
        guard let registry = try? Registry(opening: path) else { return }
        if !registry.replacedLayers.isEmpty { console.note(EditsReport.replaced(registry.replacedLayers)) }
        guard let count = try? registry.outsideEditCount(), count > 0 else { return }
        console.note(
            BilingualText(
                vi:
                    "Chú ý: \(count) bản ghi bị sửa bằng phần mềm khác, chưa ai nhận nên chưa làm căn cứ: hatang edits \(path)",
                en:
                    "Note: \(count) records were edited by other programs; nobody has claimed that, so it proves nothing: hatang edits \(path)"
            ))
    }
}
