import Synchronization

/// A web server on some addresses of this machine, from its making until ``stop()``.
public final class ServiceListener: Sendable {
    /// The port that it listens on.
    public let port: UInt16
    private let desk: ExchangeDesk
    private let daemons: Mutex<[ListenerDaemon]>

    /// Begins to listen.
    ///
    /// - Throws: ``ListenerError`` when an address cannot be listened on, or the certificate cannot be used. Of several
    ///   addresses the first must do; others may be absent, such as `::1` on a machine without IPv6.
    public init(_ router: Router, settings: ListenerSettings) throws(ListenerError) {
        desk = ExchangeDesk(router, settings: settings)
        var settings = settings
        var started: [ListenerDaemon] = []
        for address in settings.addresses {
            do {
                let daemon = try ListenerDaemon(address, settings: settings, desk: desk)
                settings.port = daemon.port
                started.append(daemon)
            } catch {
                if started.isEmpty { throw error }
            }
        }
        port = settings.port
        daemons = Mutex(started)
    }

    /// Takes no new connections, ends streams of news, lets works come to their end, and closes.
    public func stop() {
        let daemons = daemons.withLock { daemons in
            defer { daemons = [] }
            return daemons
        }
        for daemon in daemons { daemon.takeNoMore() }
        desk.close()
        for daemon in daemons { daemon.stop() }
    }
}
