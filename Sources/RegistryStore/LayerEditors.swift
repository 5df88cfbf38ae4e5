import RegistryRecords
import SQLiteStore

/// The editors of all layers of a file; each is made when it is first asked for.
final class LayerEditors {
    private let connection: Connection
    private var known: [RecordKind: LayerEditor] = [:]

    init(on connection: Connection) {
        self.connection = connection
    }

    /// The editor of a kind's layer.
    func editor(_ kind: RecordKind) throws -> LayerEditor {
        if let editor = known[kind] { return editor }
        let editor = try LayerEditor(kind, on: connection)
        known[kind] = editor
        return editor
    }
}
