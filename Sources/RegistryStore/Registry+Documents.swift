public import ContentDigest
import SQLiteStore

/// A setting of the registry, such as targets, copied from `GeoData` when the registry was made.
public struct RegistryDocument: Hashable, Sendable {
    /// Names it, such as `targets/2025.csv`.
    public var name: String
    /// Its text.
    public var content: String

    /// Makes a document.
    public init(name: String, content: String) {
        self.name = name
        self.content = content
    }

    /// The SHA-256 of the text's UTF-8.
    public var digest: SHA256Digest { SHA256Digest(of: content) }
}

extension Registry {
    /// The text of a document; nil when the registry has none of that name.
    public func document(named name: String) throws(RegistryError) -> String? {
        try read {
            guard
                case .text(let content) = try connection.value(
                    "SELECT content FROM hatang_documents WHERE name = ?", .text(name))
            else { return nil }
            return content
        }
    }

    /// The names of all documents with the digests noted when they were written, sorted by name.
    public func documentDigests() throws(RegistryError) -> [(name: String, digest: String)] {
        try read {
            var rows = try Statement("SELECT name, digest FROM hatang_documents ORDER BY name", on: connection)
            var digests: [(name: String, digest: String)] = []
            while try rows.step() { digests.append((rows.text(at: 0) ?? "", rows.text(at: 1) ?? "")) }
            return digests
        }
    }

    /// Writes documents, in place of those of the same names; the version goes up by one for all of them together.
    public func setDocuments(_ documents: [RegistryDocument]) throws(RegistryError) {
        try write(layers: EmptyCollection()) {
            var insert = try Statement(
                "INSERT OR REPLACE INTO hatang_documents(name, digest, content) VALUES (?, ?, ?)", on: connection)
            let (next, isNew) = (try storedVersion() + 1, try isEmpty("hatang_documents"))
            for document in documents {
                if !isNew {
                    try EarlierContent.note(document.name, of: "hatang_documents", before: next, on: connection)
                }
                try insert.bind(document.name, at: 1)
                try insert.bind(document.digest.description, at: 2)
                try insert.bind(document.content, at: 3)
                try insert.run()
            }
        }
    }

    /// Whether a table of ours has no row.
    func isEmpty(_ table: String) throws -> Bool {
        try connection.value("SELECT 1 FROM \(table) LIMIT 1") == nil
    }
}
