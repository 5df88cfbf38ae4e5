import HaTangKit
package import RegistryRecords

/// What stops a command, told in one line.
package struct CommandError: Error, Sendable, Hashable {
    /// What went wrong, without «hatang:» before it and without a full stop after it.
    package var message: BilingualText
    /// ``CommandStatus/failure`` or ``CommandStatus/usage``.
    package var status: CommandStatus

    /// Work that failed.
    package init(vi: String, en: String) {
        message = BilingualText(vi: vi, en: en)
        status = .failure
    }

    /// Work that failed by an error of any room, in the words that the room has for people.
    init(telling error: any Error) {
        switch error {
        case let error as CommandError: self = error
        case let error as any BilingualError: self.init(vi: error.message.vi, en: error.message.en)
        case let error as CoordinateError: self.init(vi: error.vietnameseDescription, en: error.description)
        case FileDigestError.cannotOpen(let path, let reason), FileDigestError.cannotRead(let path, let reason):
            self.init(vi: "không đọc được tệp «\(path)»: \(reason)", en: "cannot read “\(path)”: \(reason)")
        case FileDigestError.isDirectory(let path):
            self.init(vi: "«\(path)» là thư mục, không phải tệp", en: "“\(path)” is a folder, not a file")
        default: self.init(vi: "\(error)", en: "\(error)")
        }
    }

    /// A command line that is wrong.
    package static func usage(vi: String, en: String) -> CommandError {
        var error = CommandError(vi: vi, en: en)
        error.status = .usage
        return error
    }
}
