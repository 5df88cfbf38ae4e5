import RegistryRecords
import VN2000

/// Geometries as GeoJSON (RFC 7946): longitude first, 7 decimal places (about a centimetre), outer rings
/// counter-clockwise and holes clockwise.
extension JSONText {
    mutating func append(geometry shape: GeographicShape) {
        switch shape {
        case .point(let position):
            append(raw: #"{"type":"Point","coordinates":"#)
            append(position)
        case .lines(let lines) where lines.count == 1:
            append(raw: #"{"type":"LineString","coordinates":"#)
            append(line: lines[0])
        case .lines(let lines):
            append(raw: #"{"type":"MultiLineString","coordinates":"#)
            append(lines, in: ("[", "]")) { $0.append(line: $1) }
        case .area(let polygons) where polygons.count == 1:
            append(raw: #"{"type":"Polygon","coordinates":"#)
            append(polygon: polygons[0])
        case .area(let polygons):
            append(raw: #"{"type":"MultiPolygon","coordinates":"#)
            append(polygons, in: ("[", "]")) { $0.append(polygon: $1) }
        }
        append(raw: "}")
    }

    private mutating func append(polygon: GeographicPolygon) {
        append(raw: "[")
        append(ring: polygon.outer, counterClockwise: true)
        for hole in polygon.holes {
            append(raw: ",")
            append(ring: hole, counterClockwise: false)
        }
        append(raw: "]")
    }

    private mutating func append(ring: [GeographicPosition], counterClockwise: Bool) {
        guard let first = ring.first else { return append(raw: "[]") }
        var twiceArea = 0.0
        for (start, end) in zip(ring, ring.dropFirst()) {
            twiceArea +=
                (start.longitude - first.longitude) * (end.latitude - first.latitude)
                - (end.longitude - first.longitude) * (start.latitude - first.latitude)
        }
        if (twiceArea > 0) == counterClockwise || twiceArea == 0 {
            append(line: ring)
        } else {
            append(line: ring.reversed())
        }
    }

    private mutating func append(line: [GeographicPosition]) {
        append(line, in: ("[", "]")) { $0.append($1) }
    }

    private mutating func append(_ position: GeographicPosition) {
        append(raw: "[")
        append(degrees: position.longitude)
        append(raw: ",")
        append(degrees: position.latitude)
        append(raw: "]")
    }

    /// At most 7 decimal places, none of them a needless zero.
    private mutating func append(degrees: Double) {
        guard abs(degrees) <= 1000 else { return append(raw: "null") }
        let scaled = Int((degrees * 1e7).rounded())
        if scaled < 0 { append(raw: "-") }
        let (whole, part) = scaled.magnitude.quotientAndRemainder(dividingBy: 10_000_000)
        append(raw: String(whole))
        guard part > 0 else { return }
        append(raw: ".")
        var (rest, unit) = (part, UInt(1_000_000))
        while rest > 0 {
            append(digit: UInt8(rest / unit))
            rest %= unit
            unit /= 10
        }
    }
}
