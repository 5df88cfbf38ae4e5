/// Which content of the registry there is.
public struct RegistryChange: Sendable, Hashable {
    /// Goes up with every change that was seen since the service began, also of edits by other programs.
    public var number: Int
    /// The registry's version.
    public var version: Int

    /// As the data of an event.
    var json: String { "{\"change\":\(number),\"version\":\(version)}" }
}
