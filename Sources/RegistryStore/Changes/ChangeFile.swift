import ContentDigest
import FoundationEssentials
import SQLiteStore

/// A file of changes: a line with its digest, a line of JSON that says whose changes they are, then a change set as SQLite
/// writes it.
package struct ChangeFile {
    /// What is known of the changes besides themselves.
    struct Header: Codable, Hashable {
        /// The identifier of the registry.
        var registry: String
        /// The version of the copy after which they were made, and the one that they led to.
        var since: Int
        var version: Int
        /// The last migration of the file.
        var migration: Int
        /// Where the copy's versions come from.
        var lineage: [Lineage.Step]
        /// The identifiers of the copy's surveys by their numbers.
        var surveys: [String: String]
        /// The records that something was done to and that are not there any more.
        var gone: [String]
        /// The digests that communes and documents had before, by ``EarlierContent/name(of:in:)``; those that are new are
        /// not among them.
        var earlier: [String: String]
        /// Who wrote the file; nil when not stated.
        var by: String?
        /// When, as the caller wrote it.
        var at: String
    }

    var header: Header
    /// The change set.
    package var body: [UInt8]

    private static let mark = "hatang-changes 1 "
    /// More than any sender has: a million records with their rows.
    static let mostBytes = 1 << 30

    var bytes: [UInt8] {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            var rest = Array(try encoder.encode(header))
            rest.append(UInt8(ascii: "\n"))
            rest += body
            return Array("\(Self.mark)\(SHA256Digest(of: rest))\n".utf8) + rest
        }
    }

    init(header: Header, body: [UInt8]) {
        self.header = header
        self.body = body
    }

    /// Reads a file whose bytes are as they were written.
    ///
    /// - Parameter name: What people call the file.
    package init(_ bytes: [UInt8], named name: String) throws(ChangesError) {
        let newline = UInt8(ascii: "\n")
        guard bytes.starts(with: Self.mark.utf8) else { throw .notChanges(file: name) }
        guard bytes.count <= Self.mostBytes else {
            throw .tooLarge(file: name, bytes: bytes.count, limit: Self.mostBytes)
        }
        guard let first = bytes.prefix(256).firstIndex(of: newline),
            let digest = SHA256Digest(
                hexadecimal: String(decoding: bytes[Self.mark.utf8.count..<first], as: UTF8.self))
        else { throw .damaged(file: name, detail: "SHA-256") }
        let rest = Array(bytes[(first + 1)...])
        guard SHA256Digest(of: rest) == digest else { throw .damaged(file: name, detail: "SHA-256") }
        guard let second = rest.firstIndex(of: newline),
            let header = try? JSONDecoder().decode(Header.self, from: Data(rest[..<second]))
        else { throw .damaged(file: name, detail: "JSON") }
        self.header = header
        body = Array(rest[(second + 1)...])
    }
}
