/// Converts texts that have one position a line, from bytes to bytes.
///
/// The two numbers of a line are replaced where they stand, everything else of the line stays: separators, names, bytes
/// of any encoding. Latitudes and longitudes get nine decimals and stand in this order, eastings and northings three;
/// rounding is that of `printf`. Blank lines and lines that begin with `#` are copied. A line that is refused is copied
/// with `* * ` before it, so that lines can be counted. Every line ends as it did, the last one at least by a newline.
///
///     var conversion = try PositionTextConversion(from: ReferenceSystem("EPSG:9208"), to: .wgs84)
///     var output: [UInt8] = []
///     conversion.convert(Array("574821.743 1148671.641 Long Xuyên\n".utf8).span, appendingTo: &output)
///     // 10.386400002 105.435100003 Long Xuyên
///
/// It holds PROJ handles: each thread takes its own. A position costs about 0.7 microseconds, most of it PROJ's.
public struct PositionTextConversion: ~Copyable {
    /// The system of the text.
    public let source: ReferenceSystem
    /// The system of the result.
    public let target: ReferenceSystem
    private var toWGS84: CoordinateConversion
    private var fromWGS84: CoordinateConversion
    private var eastward: [Double] = []
    private var northward: [Double] = []
    private var lines: [Line] = []

    private enum State {
        case position, remark, refused
    }

    /// A line of the slice being converted; places are those of the whole text.
    private struct Line {
        var state: State
        /// Begin of the line, both numbers, its end without and with the newline.
        var begin: Int, first: Range<Int>, second: Range<Int>, bodyEnd: Int, end: Int
    }

    /// Prepares the conversion; some 100 microseconds.
    public init(from source: ReferenceSystem, to target: ReferenceSystem) throws(CoordinateError) {
        // Both are made before anything is set: a value that was half made cannot be left by an error.
        let toWGS84 = try CoordinateConversion(from: source)
        let fromWGS84 = try CoordinateConversion(from: target)
        self.source = source
        self.target = target
        self.toWGS84 = toWGS84
        self.fromWGS84 = fromWGS84
    }

    /// The axes of a system's positions in texts.
    public static func axes(of system: ReferenceSystem) -> (first: CoordinateAxis, second: CoordinateAxis) {
        system.isGeographic ? (.latitude, .longitude) : (.easting, .northing)
    }

    /// Converts one position; both numbers are in the order of the text.
    ///
    /// - Throws: ``CoordinateError`` as ``CoordinateConversion`` does.
    public mutating func converted(
        first: Double, second: Double
    ) throws(CoordinateError) -> (first: Double, second: Double) {
        let position =
            source.isGeographic
            ? try toWGS84.wgs84(of: GeographicPosition(latitude: first, longitude: second))
            : try toWGS84.wgs84(of: GridPosition(easting: first, northing: second))
        if target.isGeographic {
            let result = try fromWGS84.geographic(of: position)
            return (result.latitude, result.longitude)
        }
        let result = try fromWGS84.grid(of: position)
        return (result.easting, result.northing)
    }

    /// Appends both numbers as this conversion prints them, a blank between them.
    public func append(_ position: (first: Double, second: Double), to output: inout [UInt8]) {
        let places = target.isGeographic ? 9 : 3
        FixedDecimal.append(position.first, places: places, to: &output)
        output.append(UInt8(ascii: " "))
        FixedDecimal.append(position.second, places: places, to: &output)
    }

    /// Converts all lines of a text.
    ///
    /// - Parameters:
    ///   - text: Whole lines, separated by `\n` or `\r\n`.
    ///   - output: Where the converted lines are appended.
    ///   - kept: How many refused lines are told with their reasons.
    @discardableResult
    public mutating func convert(
        _ text: Span<UInt8>, appendingTo output: inout [UInt8], keepingRefusals kept: Int = 0
    ) -> PositionTextOutcome {
        var outcome = PositionTextOutcome()
        output.reserveCapacity(output.count + text.count + text.count / 4)
        var place = 0
        while place < text.count {
            // Slices that stay in the cache between reading, PROJ and printing.
            let firstLine = outcome.lines
            place = read(text, from: place, &outcome, keeping: kept)
            convertSlice()
            write(text, firstLine: firstLine, to: &output, &outcome, keeping: kept)
        }
        outcome.refusals.sort { $0.line < $1.line }
        outcome.refusals.removeLast(max(0, outcome.refusals.count - kept))
        return outcome
    }

    /// Reads up to 1,024 lines and gives the place behind them.
    private mutating func read(
        _ text: Span<UInt8>, from start: Int, _ outcome: inout PositionTextOutcome, keeping kept: Int
    ) -> Int {
        let axes = Self.axes(of: source)
        lines.removeAll(keepingCapacity: true)
        eastward.removeAll(keepingCapacity: true)
        northward.removeAll(keepingCapacity: true)
        var begin = start
        while begin < text.count, lines.count < 1024 {
            var newline = begin
            while newline < text.count, text[newline] != UInt8(ascii: "\n") { newline += 1 }
            let end = newline > begin && text[newline - 1] == UInt8(ascii: "\r") ? newline - 1 : newline
            let line = PositionLine(text.extracting(begin..<end), axes: axes)
            let state: State
            switch line.content {
            case .position(let first, let second):
                state = .position
                eastward.append(source.isGeographic ? second : first)
                northward.append(source.isGeographic ? first : second)
            case .remark: state = .remark
            case .unreadable(let reason):
                state = .refused
                outcome.refused += 1
                if outcome.refusals.count < kept {
                    outcome.refusals.append(.init(line: outcome.lines, reason: reason))
                }
            }
            lines.append(
                Line(
                    state: state, begin: begin,
                    first: line.first.lowerBound + begin..<line.first.upperBound + begin,
                    second: line.second.lowerBound + begin..<line.second.upperBound + begin, bodyEnd: end,
                    end: min(newline + 1, text.count)))
            outcome.lines += 1
            begin = newline + 1
        }
        return begin
    }

    private mutating func convertSlice() {
        // Taken out of `self` while a conversion, which is in there too, works on them.
        var (easts, norths): ([Double], [Double]) = ([], [])
        swap(&easts, &eastward)
        swap(&norths, &northward)
        var eastwardSpan = easts.mutableSpan
        var northwardSpan = norths.mutableSpan
        // Between two equal ends the conversion that does nothing still refuses what lies outside of Vietnam.
        if source != .wgs84 || target == .wgs84 { _ = toWGS84.convert(&eastwardSpan, &northwardSpan, .toWGS84) }
        if target != .wgs84 { _ = fromWGS84.convert(&eastwardSpan, &northwardSpan, .fromWGS84) }
        eastward = easts
        northward = norths
    }

    private mutating func write(
        _ text: Span<UInt8>, firstLine: Int, to output: inout [UInt8], _ outcome: inout PositionTextOutcome,
        keeping kept: Int
    ) {
        let places = target.isGeographic ? 9 : 3
        var position = 0
        for offset in lines.indices {
            let line = lines[offset]
            switch line.state {
            case .remark:
                Self.copy(text, line.begin..<line.end, to: &output)
            case .refused:
                output += Self.refusalMark
                Self.copy(text, line.begin..<line.end, to: &output)
            case .position:
                let (east, north) = (eastward[position], northward[position])
                position += 1
                if east.isNaN {
                    outcome.refused += 1
                    if outcome.refusals.count < 2 * kept, let reason = reason(text, line) {
                        outcome.refusals.append(.init(line: firstLine + offset, reason: reason))
                    }
                    output += Self.refusalMark
                    Self.copy(text, line.begin..<line.end, to: &output)
                } else {
                    outcome.converted += 1
                    Self.copy(text, line.begin..<line.first.lowerBound, to: &output)
                    FixedDecimal.append(target.isGeographic ? north : east, places: places, to: &output)
                    Self.copy(text, line.first.upperBound..<line.second.lowerBound, to: &output)
                    FixedDecimal.append(target.isGeographic ? east : north, places: places, to: &output)
                    Self.copy(text, line.second.upperBound..<line.end, to: &output)
                }
            }
        }
        if let last = output.last, last != UInt8(ascii: "\n") { output.append(UInt8(ascii: "\n")) }
    }

    private static let refusalMark = Array("* * ".utf8)

    /// Why the position of a line was refused: it is read and converted once more, alone.
    private mutating func reason(_ text: Span<UInt8>, _ line: Line) -> CoordinateError? {
        let again = PositionLine(text.extracting(line.begin..<line.bodyEnd), axes: Self.axes(of: source))
        guard case .position(let first, let second) = again.content else { return nil }
        do throws(CoordinateError) {
            _ = try converted(first: first, second: second)
            return nil
        } catch {
            return error
        }
    }

    private static func copy(_ text: Span<UInt8>, _ range: Range<Int>, to output: inout [UInt8]) {
        if range.count == 1 {
            output.append(text[range.lowerBound])
        } else if !range.isEmpty {
            unsafe text.withUnsafeBufferPointer { bytes in
                unsafe output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[range]))
            }
        }
    }
}
