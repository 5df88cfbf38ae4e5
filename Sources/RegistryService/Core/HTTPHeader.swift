/// A header of a response.
public struct HTTPHeader: Sendable, Hashable {
    /// Its name, such as `Content-Type`.
    public var name: String
    /// Its value, in one line of ASCII.
    public var value: String

    /// Makes a header. Characters that could end its line or are not ASCII are left out of the value.
    public init(_ name: String, _ value: String) {
        self.name = name
        self.value = String(
            decoding: value.utf8.filter { (0x20..<0x7F).contains($0) || $0 == UInt8(ascii: "\t") }, as: UTF8.self)
    }
}
