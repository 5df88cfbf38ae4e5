/// The headers that keep pages from what they must not do.
enum SecurityHeaders {
    /// Nothing but what this server sends is loaded, no script stands in a page, no page stands in a frame.
    private static let contentPolicy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "font-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

    /// - Parameters:
    ///   - isPrivate: Whether the response is for one visitor and must be kept by nobody.
    ///   - isSecure: Whether it goes over TLS.
    static func add(to response: inout ServiceResponse, isPrivate: Bool, isSecure: Bool) {
        func set(_ name: String, _ value: String) {
            if response[header: name] == nil { response.headers.append(HTTPHeader(name, value)) }
        }
        set("Content-Security-Policy", contentPolicy)
        set("X-Content-Type-Options", "nosniff")
        set("X-Frame-Options", "DENY")
        set("Referrer-Policy", "same-origin")
        set("Cross-Origin-Opener-Policy", "same-origin")
        set("Cross-Origin-Resource-Policy", "same-origin")
        set("Permissions-Policy", "geolocation=(), camera=(), microphone=()")
        if isPrivate || response.status >= 400 {
            response.headers.removeAll { $0.name == "Cache-Control" }
            set("Cache-Control", "no-store")
        } else {
            set("Cache-Control", "no-cache")
        }
        if isSecure { set("Strict-Transport-Security", "max-age=31536000") }
    }
}
