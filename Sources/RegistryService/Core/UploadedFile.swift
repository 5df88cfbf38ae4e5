import Glibc

/// A body that waits in a file of ours until its request is answered; the file goes with the last who holds it.
public final class UploadedFile: Sendable {
    /// Where it is.
    public let path: String
    /// How many bytes it has.
    public let bytes: Int

    /// Takes over a file.
    package init(path: String, bytes: Int) {
        self.path = path
        self.bytes = bytes
    }

    deinit {
        unsafe unlink(path)
    }
}
