extension OverlayShape {
    /// How deep parentheses may stand in each other; GEOS itself overflows its stack on deep nesting.
    private static let deepest = 16

    /// Reads well-known text, such as `POLYGON ((0 0, 1 0, 1 1, 0 0))`: eastward first.
    ///
    /// Single and multi-part geometries and collections of one kind are taken, rings as lines; heights and measures
    /// (Z, M, ZM) are dropped, empty parts too. `POINT EMPTY` and the like give a shape that is empty. Rings must be
    /// closed. Whether the shape is valid is not asked here, see ``invalidity()``.
    public init(wkt text: String) throws(OverlayError) {
        try Self.checkText(text)
        let context = try GEOSContext()
        self = try context.geometry(wkt: text).shape()
        try forEachPosition { position throws(OverlayError) in
            guard position.eastward.isFinite, position.northward.isFinite else { throw .notFinite }
        }
    }

    /// Well-known text that gives the same shape back to the last bit; always a multi-part geometry.
    public var wkt: String {
        func text(_ position: OverlayPosition) -> String { "\(position.eastward) \(position.northward)" }
        func list(_ parts: [String]) -> String { "(" + parts.joined(separator: ", ") + ")" }
        func text(_ positions: [OverlayPosition]) -> String { list(positions.map(text)) }
        switch self {
        case _ where isEmpty:
            return keyword + " EMPTY"
        case .points(let points):
            return keyword + " " + list(points.map { "(" + text($0) + ")" })
        case .lines(let lines):
            return keyword + " " + list(lines.filter { !$0.isEmpty }.map(text))
        case .polygons(let polygons):
            let filled = polygons.filter { !$0.outer.isEmpty }
            return keyword + " " + list(filled.map { list(([$0.outer] + $0.holes).map(text)) })
        }
    }

    private var keyword: String {
        switch self {
        case .points: "MULTIPOINT"
        case .lines: "MULTILINESTRING"
        case .polygons: "MULTIPOLYGON"
        }
    }

    /// Refuses what GEOS would crash on (deep nesting) or pass over in silence (text after the end, `nan`).
    private static func checkText(_ text: String) throws(OverlayError) {
        var depth = 0
        var isClosed = false
        var word: [UInt8] = []
        for byte in text.utf8 {
            if byte == 0 { throw .malformedText("it holds a zero byte") }
            let isBlank = byte == 0x20 || (0x09...0x0D).contains(byte)
            let letter = byte | 0x20
            let isLetter = (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(letter)
            if !isLetter && word.elementsEqual("empty".utf8) && depth == 0 { isClosed = true }
            if isClosed && !isBlank { throw .malformedText("something stands after its end") }
            if isLetter {
                word.append(letter)
                if word.starts(with: "nan".utf8) || word.starts(with: "inf".utf8) { throw .notFinite }
                continue
            }
            word = []
            if byte == UInt8(ascii: "(") {
                depth += 1
                if depth > deepest { throw .malformedText("parentheses stand more than \(deepest) deep") }
            } else if byte == UInt8(ascii: ")") {
                depth -= 1
                if depth < 0 { throw .malformedText("a parenthesis is closed that was never opened") }
                isClosed = depth == 0
            }
        }
        guard depth == 0 else { throw .malformedText("a parenthesis is never closed") }
    }
}
