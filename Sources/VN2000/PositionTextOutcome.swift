/// What became of a text of positions.
public struct PositionTextOutcome: Sendable {
    /// A line whose position was refused.
    public struct RefusedLine: Sendable {
        /// Counted from 0 within the text.
        public var line: Int
        /// What is wrong with it.
        public var reason: CoordinateError
    }

    /// How many lines the text has.
    public var lines = 0
    /// How many positions were converted.
    public var converted = 0
    /// How many lines were refused.
    public var refused = 0
    /// The first refused lines, as many as were asked for.
    public var refusals: [RefusedLine] = []

    /// That of no text.
    public init() {}

    /// Adds what became of the text that follows.
    public mutating func append(_ next: PositionTextOutcome) {
        refusals += next.refusals.map { RefusedLine(line: $0.line + lines, reason: $0.reason) }
        lines += next.lines
        converted += next.converted
        refused += next.refused
    }
}
