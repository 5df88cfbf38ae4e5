/// How a command ends, as the shell sees it.
package enum CommandStatus: Int32, Sendable, Hashable {
    /// The work is done.
    case success = 0
    /// The work failed; one line on standard error says why.
    case failure = 1
    /// The work is done, but findings or unmet targets remain; only where `--exit-code` asks for it.
    case remaining = 2
    /// The command line is wrong (`EX_USAGE` of sysexits.h).
    case usage = 64
    /// Stopped by Ctrl-C (128 + SIGINT, as shells report it).
    case interrupted = 130
}

/// Nobody reads the output any more; the program ends without a word.
package struct BrokenPipe: Error {
    /// Makes the error.
    package init() {}
}

/// Ctrl-C was pressed where a command looks for it.
package struct Interrupted: Error {
    /// Makes the error.
    package init() {}
}
