import Glibc
import RegistryRecords

/// A body on its way in: kept in memory, or written to a file as it comes.
struct IncomingBody: ~Copyable {
    private var bytes: [UInt8] = []
    private var file: UploadedFileWriter?
    private let limit: Int
    private var count = 0

    init(_ expected: ServiceRoute.ExpectedBody, folder: String) throws(ServiceProblem) {
        limit = expected.limit
        if case .file = expected { file = try UploadedFileWriter(folder: folder) }
    }

    /// How many bytes have come.
    var received: Int { count }

    mutating func add(_ piece: UnsafeRawBufferPointer) throws(ServiceProblem) {
        count += piece.count
        guard count <= limit else { throw .tooLarge(limit: limit) }
        if let file {
            try unsafe file.write(piece)
        } else {
            unsafe bytes.append(contentsOf: piece)
        }
    }

    /// All of it.
    consuming func finished() throws(ServiceProblem) -> ServiceRequest.Body {
        if let file { return .file(try file.finished()) }
        return bytes.isEmpty ? .none : .bytes(bytes)
    }
}

/// A file that only we can read, under a name that nobody chose.
final class UploadedFileWriter {
    private let path: String
    private var descriptor: Int32
    private var count = 0

    init(folder: String) throws(ServiceProblem) {
        var template = Array((folder + "/upload-XXXXXX").utf8CString)
        descriptor = unsafe mkstemp(&template)
        guard descriptor >= 0 else { throw .noRoom }
        _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
        path = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
    }

    deinit {
        guard descriptor >= 0 else { return }
        close(descriptor)
        unsafe unlink(path)
    }

    func write(_ piece: [UInt8]) throws(ServiceProblem) {
        let problem = unsafe piece.withUnsafeBytes { bytes -> ServiceProblem? in
            do throws(ServiceProblem) {
                try unsafe write(bytes)
                return nil
            } catch {
                return error
            }
        }
        if let problem { throw problem }
    }

    func write(_ piece: UnsafeRawBufferPointer) throws(ServiceProblem) {
        var done = 0
        while done < piece.count {
            let written = unsafe Glibc.write(descriptor, piece.baseAddress?.advanced(by: done), piece.count - done)
            guard written > 0 else {
                if errno == EINTR { continue }
                throw .noRoom
            }
            done += written
        }
        count += piece.count
    }

    func finished() throws(ServiceProblem) -> UploadedFile {
        let closed = close(descriptor)
        descriptor = -1
        let file = UploadedFile(path: path, bytes: count)
        guard closed == 0 else { throw .noRoom }
        return file
    }
}

extension ServiceProblem {
    static let noRoom = ServiceProblem(
        status: 507, code: "no-room",
        message: BilingualText(
            vi: "Máy chủ không còn chỗ cho tệp gửi lên; hãy báo người quản trị.",
            en: "The server has no room for what was sent; tell its operator."))
}
