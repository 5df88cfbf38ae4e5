import RegistryRecords
import VN2000

/// The rows of a survey that takes edits by other programs in: a row an edit, which says in words what was edited.
enum ClaimRows {
    /// What stands for a file.
    static let fileName = "sửa ngoài hệ thống"

    /// The columns.
    static let mapping = ["việc", "uuid", "mã", "thay đổi"].enumerated().map { place, heading in
        ColumnMapping(column: place, heading: heading, canonical: nil)
    }

    static func batch(of edits: [OutsideEdit]) -> ImportBatch {
        ImportBatch(
            rows: edits.enumerated().map { RawRow(number: $0.offset + 1, cells: cells(of: $0.element)) },
            outcomes: edits.map { $0.action == .made ? .created : .updated }, recordOfRow: edits.map(\.name))
    }

    private static func cells(of edit: OutsideEdit) -> [String] {
        var changes = edit.changes.map { "\($0.column): \($0.old?.text ?? "–") → \($0.new?.text ?? "–")" }
        if let place = edit.place { changes.append("geom: \(words(place.old)) → \(words(place.new))") }
        return [edit.action.rawValue, edit.name, edit.key, changes.joined(separator: "; ")]
    }

    private static func words(_ shape: GeographicShape?) -> String {
        switch shape {
        case nil: "–"
        case .point(let position)?: "\(position.latitude) \(position.longitude)"
        case .lines(let lines)?: "\(lines.reduce(0) { $0 + $1.count }) vertices"
        case .area(let polygons)?: "\(polygons.reduce(0) { $0 + $1.outer.count }) vertices"
        }
    }
}
