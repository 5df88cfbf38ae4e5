#if CBC
import Glibc

/// What this process does at Ctrl-C, so that it can be put back after a library has put something else in its place.
///
/// Holds numbers and addresses of functions only, which any thread may use; the C type does not say so.
struct InterruptionHandler: @unchecked Sendable {
    private var ours = sigaction()
    private var replacement: (@convention(c) (Int32) -> Void)?

    /// Notes what is done now.
    init() {
        unsafe sigaction(SIGINT, nil, &ours)
    }

    /// Puts it back, and notes what was there instead.
    mutating func putBack() {
        var found = sigaction()
        unsafe sigaction(SIGINT, &ours, &found)
        let (before, now) = (Self.number(of: ours), Self.number(of: found))
        // The default action and «ignore» are the numbers 0 and 1 in the place of a function.
        if now != before, now > 1 { replacement = unsafe found.__sigaction_handler.sa_handler }
    }

    /// Does what the library would have done at Ctrl-C, if it has put anything in place.
    func callReplacement() {
        replacement?(SIGINT)
    }

    private static func number(of action: sigaction) -> UInt {
        unsafe unsafeBitCast(action.__sigaction_handler.sa_handler, to: UInt.self)
    }
}
#endif
