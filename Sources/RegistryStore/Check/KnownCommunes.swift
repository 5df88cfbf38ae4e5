import RegistryRecords
import SQLiteStore

/// The codes of the communes of a file, to judge what states them.
struct KnownCommunes {
    private var present: Set<String> = []
    private var former: Set<String> = []

    init(_ run: CheckRun) throws {
        guard run.tables.contains("communes") else { return }
        var rows = try Statement("SELECT code, valid_to IS NULL FROM communes", on: run.connection)
        while try rows.step() {
            guard let code = rows.text(at: 0) else { continue }
            if rows.integer(at: 1) == 1 { present.insert(code) } else { former.insert(code) }
        }
    }

    /// Whether there is a commune of that code, of any era.
    ///
    /// A file without communes, or without former ones where one is stated, cannot tell: then nothing is held against it.
    func has(_ stated: StatedCommune) -> Bool {
        if present.contains(stated.code) || former.contains(stated.code) { return true }
        return stated.era == nil ? present.isEmpty && former.isEmpty : former.isEmpty
    }
}
