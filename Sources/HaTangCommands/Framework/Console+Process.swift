import FoundationEssentials
import Glibc
import RegistryRecords

extension Console {
    /// The console of this process: descriptors 1 and 2, the size of the terminal, Ctrl-C.
    static func ofProcess() -> Console {
        let environment = ProcessInfo.processInfo.environment
        return Console(
            output: { text in
                do throws(FileFailure) {
                    try TextFile.write(text, toDescriptor: STDOUT_FILENO)
                } catch {
                    throw unwritten(error)
                }
            },
            bytes: { bytes in
                do throws(FileFailure) {
                    try TextFile.write(bytes, toDescriptor: STDOUT_FILENO)
                } catch {
                    throw unwritten(error)
                }
            },
            errors: { text in
                // Nobody could be told that nobody can be told.
                try? TextFile.write(text, toDescriptor: STDERR_FILENO)
            },
            width: width(environment), isTerminal: isatty(STDERR_FILENO) == 1,
            colour: isatty(STDOUT_FILENO) == 1 && takesColours(environment), environment: environment,
            seconds: {
                var time = timespec()
                unsafe clock_gettime(CLOCK_MONOTONIC, &time)
                return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
            },
            interruption: .ofProcess())
    }

    /// Whether a terminal is to be given colours: not where `NO_COLOR` is set to anything, nor on a dumb one.
    package static func takesColours(_ environment: [String: String]) -> Bool {
        (environment["NO_COLOR"] ?? "").isEmpty && environment["TERM"] != "dumb"
    }

    /// What a failed writing of the result means.
    private static func unwritten(_ failure: FileFailure) -> any Error {
        if failure.code == EPIPE { return BrokenPipe() }
        return CommandError(
            vi: "không ghi được kết quả: \(failure.reason)", en: "cannot write the result: \(failure.reason)")
    }

    /// The width of the terminal; where the result goes to a file or a pipe, `COLUMNS` or enough for every column.
    private static func width(_ environment: [String: String]) -> Int {
        var size = winsize()
        if unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 { return Int(size.ws_col) }
        return environment["COLUMNS"].flatMap { Int($0) }.map { max(40, $0) } ?? 240
    }
}
