import RegistryRecords
import SQLiteStore

/// The names of all records that the file knows of: those that are there, that history tells of, and that other programs
/// have deleted. Sixteen bytes each.
struct RecordNames {
    private var names: Set<UInt128> = []

    init(_ run: CheckRun) throws {
        var sources = run.kinds.flatMap { [$0.table, "hatang_before_\($0.table)"] }.map { ($0, "uuid") }
        sources.append(("hatang_history", "record"))
        for (table, column) in sources where run.tables.contains(table) {
            var rows = try Statement("SELECT \(column) FROM \(table)", on: run.connection)
            while try rows.step() {
                if let name = rows.text(at: 0).flatMap({ Self.number($0.utf8) }) { names.insert(name) }
            }
        }
    }

    /// Whether a name of 32 hexadecimal digits is known.
    func has(_ name: some Sequence<UInt8>) -> Bool { Self.number(name).map(names.contains) ?? false }

    private static func number(_ digits: some Sequence<UInt8>) -> UInt128? {
        var (number, count): (UInt128, Int) = (0, 0)
        for digit in digits {
            switch digit {
            case 48...57: number = number << 4 | UInt128(digit - 48)
            case 97...102: number = number << 4 | UInt128(digit - 87)
            default: return nil
            }
            count += 1
        }
        return count == 32 ? number : nil
    }
}
