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
    /// What is wrong with the first bytes, where that was to be let pass; nil for nothing.
    let problem: RegistryError?

    /// Looks at the file, unless that was done and it is still held.
    ///
    /// - Parameter isChecked: Whether first bytes that are not those of a GeoPackage are refused.
    init(_ path: String, isChecked: Bool = true) throws(RegistryError) {
        var facts = stat()
        guard unsafe stat(path, &facts) == 0 else {
            throw errno == ENOENT
                ? .notFound(path: path) : .cannotAccess(path: path, reason: SystemReason(code: errno).text)
        }
        let identity = Identity(device: UInt(facts.st_dev), number: UInt(facts.st_ino))
        problem = try Self.held.withLock { held throws(RegistryError) in
            var problem: RegistryError?
            if held[identity] == nil {
                do throws(RegistryError) {
                    try FileHeader.check(path: path)
                } catch {
                    guard !isChecked else { throw error }
                    problem = error
                }
            }
            held[identity, default: 0] += 1
            return problem
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
