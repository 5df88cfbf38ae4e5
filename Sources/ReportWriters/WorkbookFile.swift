import CMinizip
import CXLSXWriter
import Glibc

/// An Excel file being written, beside the place where it will stand.
///
/// Everything goes to `PATH.part-PID`; only ``finish()`` puts it in its place. A workbook that is given up, by an error
/// or otherwise, leaves nothing.
@safe struct WorkbookFile: ~Copyable {
    let formats: WorkbookFormats
    private let path: String
    private let part: String
    private var book: UnsafeMutablePointer<lxw_workbook>?

    /// Claims the place beside the file, so that a folder that cannot be written to is known before the work is done.
    init(_ path: String) throws(ReportFileError) {
        var status = stat()
        if unsafe stat(path, &status) == 0, status.st_mode & S_IFMT != S_IFREG { throw .notAFile(path: path) }
        let part = "\(path).part-\(getpid())"
        let descriptor = unsafe open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { throw .unwritable(path: path, reason: Self.reason(errno)) }
        close(descriptor)
        guard let book = unsafe cxlsxwriter_open(part) else {
            unsafe unlink(part)
            throw .unwritable(path: path, reason: Self.reason(ENOMEM))
        }
        guard let formats = unsafe WorkbookFormats(of: book) else {
            unsafe cxlsxwriter_discard(book)
            unsafe unlink(part)
            throw .unwritable(path: path, reason: Self.reason(ENOMEM))
        }
        self.path = path
        self.part = part
        self.formats = formats
        unsafe self.book = book
    }

    deinit {
        if let book = unsafe book { unsafe cxlsxwriter_discard(book) }
        // Finished workbooks have been renamed, so that there is nothing to remove.
        unsafe unlink(part)
    }

    /// A new sheet, after those that there are. Its name must be fit, see ``WorkbookSheetName``.
    func addSheet(_ name: String) throws(ReportFileError) -> WorkbookSheet {
        guard let book = unsafe book, let sheet = unsafe workbook_add_worksheet(book, name) else {
            throw .unwritable(path: path, reason: "“\(name)”")
        }
        return unsafe WorkbookSheet(sheet, of: path, formats: formats)
    }

    /// The formats of reports.
    func reportFormats() throws(ReportFileError) -> ReportFormats {
        guard let book = unsafe book, let formats = unsafe ReportFormats(of: book) else {
            throw .unwritable(path: path, reason: Self.reason(ENOMEM))
        }
        return formats
    }

    /// States what the file is in its properties.
    func describe(title: String) {
        guard let book = unsafe book else { return }
        unsafe title.withCString { text in
            var properties = unsafe lxw_doc_properties()
            unsafe properties.title = UnsafeMutablePointer(mutating: text)
            unsafe workbook_set_properties(book, &properties)  // Copies the text.
        }
    }

    /// Packs the sheets and puts the file in its place, if each sheet holds at least so many bytes: where temporary files
    /// find no room, the library leaves rows out and tells nothing.
    mutating func finish(holding rowBytes: [Int]) throws(ReportFileError) {
        guard let book = unsafe book else { return }
        unsafe self.book = nil
        errno = 0
        let code = unsafe workbook_close(book)  // Frees the workbook in any case.
        guard code == LXW_NO_ERROR else {
            let cause = errno
            if cause != 0 { throw .unwritable(path: path, reason: Self.reason(cause)) }
            throw .unwritable(path: path, reason: unsafe lxw_strerror(code).map { unsafe String(cString: $0) } ?? "")
        }
        for (index, bytes) in rowBytes.enumerated() {
            guard sizeOfSheet(index + 1) >= bytes else { throw .noTemporaryRoom(path: path) }
        }
        guard unsafe rename(part, path) == 0 else { throw .unwritable(path: path, reason: Self.reason(errno)) }
    }

    /// Bytes of a packed sheet, counted from 1, before packing; 0 when the file does not have it.
    private func sizeOfSheet(_ number: Int) -> Int {
        guard let archive = unsafe unzOpen64(part) else { return 0 }
        defer { unsafe unzClose(archive) }
        var status = unz_file_info64()
        guard unsafe unzLocateFile(archive, "xl/worksheets/sheet\(number).xml", 1) == UNZ_OK,
            unsafe unzGetCurrentFileInfo64(archive, &status, nil, 0, nil, 0, nil, 0) == UNZ_OK
        else { return 0 }
        return Int(status.uncompressed_size)
    }

    private static func reason(_ code: Int32) -> String {
        guard let text = unsafe strerror(code) else { return "errno \(code)" }
        return unsafe String(cString: text)
    }
}
