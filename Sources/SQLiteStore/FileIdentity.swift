import CSQLite
import Glibc

/// Tells one file from another, a copy from what it was copied of: a file that is moved within its disk stays the same.
public struct FileIdentity: Hashable, Sendable, CustomStringConvertible {
    /// Disk, number of the file on it, and when it was made.
    public let description: String

    /// The identity of the file at a path; nil when there is none.
    public init?(path: String) {
        var facts = stat()
        guard unsafe stat(path, &facts) == 0 else { return nil }
        description = "\(facts.st_dev):\(facts.st_ino):\(unsafe csqlite_birth_of_file(path))"
    }
}
