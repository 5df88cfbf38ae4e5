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

    /// A command line that is wrong.
    package static func usage(vi: String, en: String) -> CommandError {
        var error = CommandError(vi: vi, en: en)
        error.status = .usage
        return error
    }
}
