import Glibc
import Synchronization

/// One request on its way through a listener, from its first line to the end of its response.
///
/// `@unchecked Sendable`: it is the listener's thread's alone until its long work begins, then the work's until the
/// listener is told to go on, then the listener's again; libmicrohttpd's own lock stands between them.
final class Exchange: @unchecked Sendable {
    let target: String
    var state = State.begun
    /// What was received; nil before and after.
    var body: IncomingBody?
    /// When the body began to come, in seconds of any beginning.
    var beganAt = 0.0

    enum State {
        /// The headers are being read.
        case begun
        /// The body is being read.
        case receiving(ServiceRequest, ServiceRoute)
        /// The rest of a body is read and forgotten, then the problem is told.
        case refusing(ServiceResponse)
        /// A long work is being done.
        case working
        /// There is a response to send.
        case answered(ServiceResponse)
        /// The response has been handed over.
        case sent
    }

    init(target: String) {
        self.target = target
    }
}

/// Seconds that pass, from any beginning.
func secondsOfClock() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}
