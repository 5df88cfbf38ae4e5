public import HaTangKit
public import RegistryRecords

/// How a registry is served.
public struct WebServiceSettings: Sendable {
    /// The numerical address to listen on; nil for this machine only, by IPv4 and IPv6.
    public var address: String?
    /// The port; 0 for any that is free.
    public var port: UInt16 = 8080
    /// A certificate and its key; nil for plain HTTP.
    public var tls: ListenerSettings.TLS?
    /// Where browsers find the service when another server stands in front, such as `https://hatang.example`.
    public var publicOrigin: String?
    /// Whether reading needs a token; nil decides by whether others than this machine can come.
    public var readingIsClosed: Bool?

    /// Has the list of what the public is not shown, where the registry has none of its own.
    public var geoData: GeoDataFolder?

    /// Makes settings for this machine only.
    public init() {}

    /// The addresses to listen on.
    var addresses: [String] { address.map { [$0] } ?? ["127.0.0.1", "::1"] }

    /// Whether only this machine can come.
    var isLocal: Bool { publicOrigin == nil && addresses.allSatisfy(SocketAddress.isLoopback) }

    /// The names by which browsers may call the service. Calling it by its number is safe as well, for what its own pages
    /// are: a name that somebody else made point to it is none of these.
    var hosts: Set<String> {
        var hosts: Set<String> = ["localhost", "127.0.0.1", "[::1]"]
        if let address { hosts.insert(address.contains(":") ? "[\(address)]" : address) }
        if let name = publicOrigin?.split(separator: "/").last.flatMap({ Gate.host(in: String($0)) }) {
            hosts.insert(name)
        }
        return hosts
    }

    /// - Throws: ``WebServiceError`` for settings that would let others listen in or in.
    func check() throws(WebServiceError) {
        if let address {
            guard SocketAddress(address, port: 0) != nil else { throw .listener(.badAddress(address)) }
            if tls == nil, !SocketAddress.isLoopback(address) { throw .plainOutside(address) }
        }
        if let publicOrigin {
            let parts = publicOrigin.split(separator: "/", omittingEmptySubsequences: false)
            guard parts.count == 3, ["https:", "http:"].contains(parts[0]), parts[1].isEmpty,
                Gate.host(in: String(parts[2])) != nil
            else { throw .badOrigin(publicOrigin) }
        }
    }
}

/// Why a registry is not served.
public enum WebServiceError: BilingualError, Sendable, Hashable {
    /// An address that others can reach was asked for without TLS.
    case plainOutside(String)
    /// What should be a public address is none.
    case badOrigin(String)
    /// Nothing can be listened to.
    case listener(ListenerError)
    /// There is no folder for files that are sent.
    case noFolder

    /// One sentence that says what is wrong and what to do.
    public var message: BilingualText {
        switch self {
        case .plainOutside(let address):
            BilingualText(
                vi: "“\(address)” là địa chỉ máy khác tới được, cần TLS: ghi --tls-cert và --tls-key, hoặc bỏ --host.",
                en:
                    "“\(address)” can be reached by others and needs TLS: say --tls-cert and --tls-key, or leave out --host."
            )
        case .badOrigin(let text):
            BilingualText(
                vi:
                    "“\(text)” không phải là địa chỉ công khai; ghi dạng https://hatang.example, không có dấu “/” ở cuối.",
                en: "“\(text)” is no public address; say it as https://hatang.example, without a “/” at its end.")
        case .listener(let error): error.message
        case .noFolder:
            BilingualText(
                vi: "Không tạo được thư mục tạm; kiểm tra biến TMPDIR.",
                en: "No temporary folder can be made; check the variable TMPDIR.")
        }
    }
}
