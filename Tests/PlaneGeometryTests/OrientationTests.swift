import PlaneGeometry
import Testing

struct OrientationTests {
    @Test func `says left, right and on the line`() {
        let start = PlanePosition(east: 0, north: 0)
        let end = PlanePosition(east: 10, north: 10)
        #expect(orientation(start, end, PlanePosition(east: 0, north: 1)) == 1)
        #expect(orientation(start, end, PlanePosition(east: 1, north: 0)) == -1)
        #expect(orientation(start, end, PlanePosition(east: 7, north: 7)) == 0)
    }

    /// Positions a few units in the last place from a slanted line, where the rounded determinant is often wrong.
    /// The truth comes from whole numbers: coordinates are multiples of 2⁻⁵³, so 128-bit products are exact.
    @Test func `is exact where rounding is not`() {
        let unit = 0x1p-53
        func whole(_ value: Double) -> Int128 { Int128(value / unit) }
        let start = PlanePosition(east: 12, north: 12)
        let end = PlanePosition(east: 24, north: 24)
        var wrong = 0
        for across in 0..<64 {
            for along in 0..<64 {
                let position = PlanePosition(east: 0.5 + Double(across) * unit, north: 0.5 + Double(along) * unit)
                let left = (whole(start.east) - whole(position.east)) * (whole(end.north) - whole(position.north))
                let right = (whole(start.north) - whole(position.north)) * (whole(end.east) - whole(position.east))
                #expect(orientation(start, end, position) == (left - right).signum())
                let rounded =
                    (start.east - position.east) * (end.north - position.north)
                    - (start.north - position.north) * (end.east - position.east)
                wrong += rounded.sign == .minus && rounded != 0 ? Int(left > right ? 1 : 0) : Int(left < right ? 1 : 0)
            }
        }
        #expect(wrong > 0, "the grid must hold cases that plain arithmetic gets wrong")
    }
}
