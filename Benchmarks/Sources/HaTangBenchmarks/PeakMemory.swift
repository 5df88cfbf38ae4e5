import Foundation

/// The most memory that this process has had.
enum PeakMemory {
    /// By the kernel's account, in MB of 1,048,576 bytes; NaN where there is none.
    static var megabytes: Double {
        let status = (try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)) ?? ""
        let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        let kilobytes = line?.split(separator: " ").dropFirst().first.flatMap { Double($0) }
        return (kilobytes ?? .nan) / 1024
    }
}
