/// Where a listener listens, and how much of everything it takes.
public struct ListenerSettings: Sendable {
    /// The numerical addresses, of IPv4 or IPv6.
    public var addresses: [String]
    /// The port; 0 for any that is free.
    public var port: UInt16
    /// A certificate chain and its key, both as PEM texts; nil for plain HTTP.
    public var tls: TLS?
    /// Threads that read requests, do quick work and send responses, for each address.
    public var threads = 2
    /// Connections at a time, in all for each address.
    public var connections = 512
    /// Connections of one other side at a time. A proxy in front is one other side.
    public var connectionsPerAddress = 256
    /// A connection on which nothing moves for so long is closed.
    public var idleSeconds = 30
    /// A body must arrive within this time and a second more for each 8 KiB of it.
    public var bodySeconds = 20
    /// Long works at a time; others wait their turn.
    public var longWorks = 2
    /// Long works that may wait; more are refused.
    public var waitingWorks = 32
    /// Where bodies wait for their answer.
    public var temporaryFolder: String

    /// What TLS needs.
    public struct TLS: Sendable {
        /// The certificate and those between it and a root.
        public var certificate: String
        /// Its key, without a password.
        public var key: String

        /// Takes both as PEM texts.
        public init(certificate: String, key: String) {
            self.certificate = certificate
            self.key = key
        }
    }

    /// Makes settings with the standard limits.
    public init(addresses: [String] = ["127.0.0.1"], port: UInt16 = 0, tls: TLS? = nil, temporaryFolder: String) {
        self.addresses = addresses
        self.port = port
        self.tls = tls
        self.temporaryFolder = temporaryFolder
    }
}
