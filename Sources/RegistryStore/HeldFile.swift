import Glibc
import Synchronization

/// A registry file that this process has open, once or several times.
///
/// The locks of SQLite are of the process: whoever closes any descriptor of the file, be it one that only read its first
/// bytes, lets all of them go (fcntl(2)). So the file is looked at by itself only while no connection has it.
final class HeldFile: Sendable {
    private struct Identity: Hashable {
        var device: UInt
        var number: UInt
    }

    private static let held = Mutex<[Identity: Int]>([:])
    private let identity: Identity

    /// Looks at the file, unless that was done and it is still held.
    init(_ path: String) throws(RegistryError) {
        var facts = stat()
        guard unsafe stat(path, &facts) == 0 else {
            throw errno == ENOENT
                ? .notFound(path: path) : .cannotAccess(path: path, reason: SystemReason(code: errno).text)
        }
        let identity = Identity(device: UInt(facts.st_dev), number: UInt(facts.st_ino))
        try Self.held.withLock { held throws(RegistryError) in
            if held[identity] == nil { try FileHeader.check(path: path) }
            held[identity, default: 0] += 1
        }
        self.identity = identity
    }

    deinit {
        let identity = identity
        Self.held.withLock { held in
            let count = held[identity] ?? 1
            held[identity] = count > 1 ? count - 1 : nil
        }
    }
}
