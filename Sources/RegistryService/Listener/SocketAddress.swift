import Glibc

/// A numerical address and a port, in the form of the system.
struct SocketAddress {
    private var storage = sockaddr_storage()
    /// Whether it is of IPv6.
    let isIPv6: Bool

    /// - Parameter text: Such as `127.0.0.1` or `::1`; nil for what is no address.
    init?(_ text: String, port: UInt16) {
        var four = sockaddr_in()
        var six = sockaddr_in6()
        if unsafe inet_pton(AF_INET, text, &four.sin_addr) == 1 {
            four.sin_family = sa_family_t(AF_INET)
            four.sin_port = port.bigEndian
            isIPv6 = false
            unsafe withUnsafeMutableBytes(of: &storage) { unsafe $0.storeBytes(of: four, as: sockaddr_in.self) }
        } else if unsafe inet_pton(AF_INET6, text, &six.sin6_addr) == 1 {
            six.sin6_family = sa_family_t(AF_INET6)
            six.sin6_port = port.bigEndian
            isIPv6 = true
            unsafe withUnsafeMutableBytes(of: &storage) { unsafe $0.storeBytes(of: six, as: sockaddr_in6.self) }
        } else {
            return nil
        }
    }

    /// Whether only this machine can reach it.
    static func isLoopback(_ text: String) -> Bool {
        var four = in_addr()
        if unsafe inet_pton(AF_INET, text, &four) == 1 { return UInt32(bigEndian: four.s_addr) >> 24 == 127 }
        var six = in6_addr()
        guard unsafe inet_pton(AF_INET6, text, &six) == 1 else { return false }
        return unsafe withUnsafeBytes(of: &six) { bytes in
            unsafe bytes.dropLast().allSatisfy { $0 == 0 } && bytes[15] == 1
        }
    }

    /// Hands the address over as the system wants it.
    func withPointer<Result>(_ work: (UnsafePointer<sockaddr>) -> Result) -> Result {
        unsafe withUnsafeBytes(of: storage) { bytes in
            guard let start = bytes.baseAddress else { preconditionFailure("an address has bytes") }
            return unsafe work(start.assumingMemoryBound(to: sockaddr.self))
        }
    }

    /// An address of the system as text, without its port; empty for none.
    static func text(of address: UnsafePointer<sockaddr>?) -> String {
        guard let address = unsafe address else { return "" }
        var text = [CChar](repeating: 0, count: Int(INET6_ADDRSTRLEN))
        let found =
            switch Int32(unsafe address.pointee.sa_family) {
            case AF_INET:
                unsafe address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) { four in
                    var inside = unsafe four.pointee.sin_addr
                    return unsafe inet_ntop(AF_INET, &inside, &text, socklen_t(text.count)) != nil
                }
            case AF_INET6:
                unsafe address.withMemoryRebound(to: sockaddr_in6.self, capacity: 1) { six in
                    var inside = unsafe six.pointee.sin6_addr
                    return unsafe inet_ntop(AF_INET6, &inside, &text, socklen_t(text.count)) != nil
                }
            default: false
            }
        guard found else { return "" }
        return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    }
}
