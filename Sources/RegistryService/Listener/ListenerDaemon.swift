import CMicroHTTPD
import Glibc
import Synchronization

/// One listening address: the only place that knows libmicrohttpd, which reads requests and sends responses on a few
/// threads with many connections each (epoll).
///
/// A class at a fixed address, since libmicrohttpd keeps a pointer to its desk; whoever has it calls ``stop()`` once.
@safe final class ListenerDaemon: Sendable {
    // libmicrohttpd locks what it points to by itself.
    private nonisolated(unsafe) let daemon: OpaquePointer
    private nonisolated(unsafe) let owner: UnsafeMutableRawPointer
    /// The port that it listens on.
    let port: UInt16

    init(_ address: String, settings: ListenerSettings, desk: ExchangeDesk) throws(ListenerError) {
        guard let socketAddress = SocketAddress(address, port: settings.port) else { throw .badAddress(address) }
        let owner = unsafe Unmanaged.passRetained(desk).toOpaque()
        errno = 0
        guard let daemon = unsafe start(socketAddress, settings: settings, owner: owner) else {
            let reason = errno
            unsafe Unmanaged<ExchangeDesk>.fromOpaque(owner).release()
            if settings.tls != nil, reason == 0 { throw .badCertificate }
            throw .cannotListen(address: address, port: settings.port, reason: reasonText(reason))
        }
        unsafe self.daemon = daemon
        unsafe self.owner = owner
        port = unsafe cmicrohttpd_port(daemon)
    }

    /// Closes the listening socket; connections that there are go on.
    func takeNoMore() {
        let socket = unsafe MHD_quiesce_daemon(daemon)
        if socket >= 0 { close(socket) }
    }

    /// Closes all connections. No long work may be under way.
    func stop() {
        unsafe MHD_stop_daemon(daemon)
        unsafe Unmanaged<ExchangeDesk>.fromOpaque(owner).release()
    }
}

private func start(
    _ address: SocketAddress, settings: ListenerSettings, owner: UnsafeMutableRawPointer
) -> OpaquePointer? {
    unsafe address.withPointer { address in
        func start(_ certificate: UnsafePointer<CChar>?, _ key: UnsafePointer<CChar>?, isIPv6: Bool) -> OpaquePointer? {
            var given = unsafe cmicrohttpd_settings()
            unsafe given.address = address
            unsafe given.is_ipv6 = isIPv6 ? 1 : 0
            unsafe given.threads = UInt32(settings.threads)
            unsafe given.connections = UInt32(settings.connections)
            unsafe given.connections_per_address = UInt32(settings.connectionsPerAddress)
            unsafe given.idle_seconds = UInt32(settings.idleSeconds)
            // The largest target and headers that we answer in our own words, and as much again.
            unsafe given.memory_per_connection = 64 << 10
            unsafe given.certificate = certificate
            unsafe given.key = key
            unsafe given.owner = owner
            unsafe given.begin = { _, target, _ in unsafe begin(target) }
            unsafe given.answer = { owner, connection, _, method, _, piece, count, request in
                unsafe answer(owner, connection, method, piece, count, request)
            }
            unsafe given.complete = { _, _, request, _ in unsafe complete(request) }
            return unsafe cmicrohttpd_start(&given)
        }
        let isIPv6 = unsafe Int32(address.pointee.sa_family) == AF_INET6
        guard let tls = settings.tls else { return unsafe start(nil, nil, isIPv6: isIPv6) }
        return unsafe tls.certificate.withCString { certificate in
            unsafe tls.key.withCString { key in unsafe start(certificate, key, isIPv6: isIPv6) }
        }
    }
}

// MARK: What libmicrohttpd calls

/// The first line is read: makes the exchange that the other calls are given.
private func begin(_ target: UnsafePointer<CChar>?) -> UnsafeMutableRawPointer? {
    let text = unsafe target.map { unsafe String(cString: $0) } ?? ""
    return unsafe Unmanaged.passRetained(Exchange(target: text)).toOpaque()
}

/// Called when the headers are read, for each piece of the body, and at its end; again after a suspension.
private func answer(
    _ owner: UnsafeMutableRawPointer?, _ connection: OpaquePointer?, _ method: UnsafePointer<CChar>?,
    _ piece: UnsafePointer<CChar>?, _ count: UnsafeMutablePointer<Int>?,
    _ request: UnsafeMutablePointer<UnsafeMutableRawPointer?>?
) -> MHD_Result {
    guard let owner = unsafe owner, let connection = unsafe connection, let method = unsafe method,
        let count = unsafe count, let request = unsafe request?.pointee
    else { return .NO }
    let desk = unsafe Unmanaged<ExchangeDesk>.fromOpaque(owner).takeUnretainedValue()
    let exchange = unsafe Unmanaged<Exchange>.fromOpaque(request).takeUnretainedValue()
    switch exchange.state {
    case .begun:
        unsafe desk.begin(
            exchange, method: String(cString: method), headers: headers(of: connection),
            address: SocketAddress.text(of: cmicrohttpd_address(connection)))
        // A body that is refused is not read: the response goes now, and the connection is closed.
        guard case .answered(let response) = exchange.state else { return .YES }
        exchange.state = .sent
        return unsafe send(response, on: connection)
    case .receiving, .refusing:
        if unsafe count.pointee > 0 {
            let bytes = unsafe UnsafeRawBufferPointer(start: piece, count: count.pointee)
            unsafe count.pointee = 0
            return unsafe desk.receive(bytes, of: exchange) ? .YES : .NO
        }
        // Opaque and locked by libmicrohttpd; a suspended connection stays until it is resumed.
        nonisolated(unsafe) let suspended = unsafe connection
        desk.finish(
            exchange, suspend: { unsafe MHD_suspend_connection(connection) },
            resume: { unsafe MHD_resume_connection(suspended) })
    case .answered, .working, .sent: break
    }
    guard case .answered(let response) = exchange.state else { return .YES }
    exchange.state = .sent
    return unsafe send(response, on: connection)
}

/// The request is over, one way or the other.
private func complete(_ request: UnsafeMutablePointer<UnsafeMutableRawPointer?>?) {
    guard let request = unsafe request, let exchange = unsafe request.pointee else { return }
    unsafe Unmanaged<Exchange>.fromOpaque(exchange).release()
    unsafe request.pointee = nil
}

/// The headers of a request as they came; values that are no UTF-8 get U+FFFD.
private func headers(of connection: OpaquePointer) -> [(String, String)] {
    final class Collected {
        var headers: [(String, String)] = []
    }
    let collected = Collected()
    withExtendedLifetime(collected) {
        _ = unsafe MHD_get_connection_values(
            connection, .HEADER_KIND,
            { collected, _, name, value in
                if let collected = unsafe collected, let name = unsafe name {
                    unsafe Unmanaged<Collected>.fromOpaque(collected).takeUnretainedValue().headers.append(
                        (String(cString: name), value.map { unsafe String(cString: $0) } ?? ""))
                }
                return .YES
            }, Unmanaged.passUnretained(collected).toOpaque())
    }
    return collected.headers
}

private func send(_ response: ServiceResponse, on connection: OpaquePointer) -> MHD_Result {
    guard let made = unsafe made(response, on: connection) else { return .NO }
    for header in response.headers {
        _ = unsafe MHD_add_response_header(made, header.name, header.value)
    }
    defer { unsafe MHD_destroy_response(made) }
    return unsafe MHD_queue_response(connection, UInt32(response.status), made)
}

private func made(_ response: ServiceResponse, on connection: OpaquePointer) -> OpaquePointer? {
    switch response.body {
    case .none: return unsafe MHD_create_response_from_buffer(0, nil, .RESPMEM_PERSISTENT)
    case .bytes(let bytes):
        return unsafe MHD_create_response_from_buffer_with_free_callback_cls(
            bytes.count, bytes.address,
            { bytes in if let bytes = unsafe bytes { unsafe Unmanaged<ResponseBytes>.fromOpaque(bytes).release() } },
            Unmanaged.passRetained(bytes).toOpaque())
    case .file(let path):
        let file = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
        var facts = stat()
        guard file >= 0, unsafe fstat(file, &facts) == 0 else {
            if file >= 0 { close(file) }
            return nil
        }
        return unsafe MHD_create_response_from_fd(Int(facts.st_size), file)
    case .events(let stream):
        let reader = unsafe StreamReader(stream, connection: connection)
        return unsafe cmicrohttpd_stream(
            Unmanaged.passRetained(reader).toOpaque(),
            { reader, _, bytes, most in unsafe read(reader, bytes, most) },
            { reader in if let reader = unsafe reader { unsafe Unmanaged<StreamReader>.fromOpaque(reader).release() } })
    }
}

/// A stream and the connection that it goes to.
@safe private final class StreamReader: Sendable {
    let stream: EventStream
    // Locked by libmicrohttpd; it outlives the response.
    private nonisolated(unsafe) let connection: OpaquePointer

    init(_ stream: EventStream, connection: OpaquePointer) {
        self.stream = stream
        unsafe self.connection = connection
    }

    deinit { stream.end() }

    func suspend() { unsafe MHD_suspend_connection(connection) }
    func resume() { unsafe MHD_resume_connection(connection) }
}

private func read(
    _ reader: UnsafeMutableRawPointer?, _ bytes: UnsafeMutablePointer<CChar>?, _ most: Int
) -> Int {
    guard let reader = unsafe reader, let bytes = unsafe bytes else { return -1 }
    let source = unsafe Unmanaged<StreamReader>.fromOpaque(reader).takeUnretainedValue()
    guard let taken = source.stream.take(most, sleep: source.suspend, wake: { source.resume() }) else { return -1 }
    unsafe UnsafeMutableRawBufferPointer(start: bytes, count: most).copyBytes(from: taken)
    return taken.count
}

private func reasonText(_ code: Int32) -> String {
    var text = [CChar](repeating: 0, count: 256)
    guard unsafe strerror_r(code, &text, text.count) == 0 else { return "error \(code)" }
    return String(decoding: text.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
}
