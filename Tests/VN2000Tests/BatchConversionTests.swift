import TestWitnesses
import Testing
import VN2000

struct BatchConversionTests {
    private static let seed: UInt64 = 104_75

    /// Eastward and northward numbers, one in a hundred of which no conversion takes.
    private func samples(
        _ count: Int, for system: ReferenceSystem, _ direction: ConversionDirection
    ) -> (eastward: [Double], northward: [Double]) {
        var generator = SeededNumbers(seed: Self.seed)
        let isGrid = !system.isGeographic && direction == .toWGS84
        var eastward: [Double] = []
        var northward: [Double] = []
        let bad = [Double.nan, .infinity, -.infinity, 0, -1, 1e9]
        for _ in 0..<count {
            eastward.append(.random(in: isGrid ? 300_000...700_000 : 103...109, using: &generator))
            northward.append(.random(in: isGrid ? 950_000...2_500_000 : 8.5...23, using: &generator))
            switch Int.random(in: 0..<200, using: &generator) {
            case 0: eastward[eastward.count - 1] = bad.randomElement(using: &generator) ?? .nan
            case 1: northward[northward.count - 1] = bad.randomElement(using: &generator) ?? .nan
            case 2 where isGrid: eastward[eastward.count - 1] = 5  // plausible, but it leads out of Vietnam
            default: break
            }
        }
        return (eastward, northward)
    }

    private func single(
        _ conversion: inout CoordinateConversion, _ east: Double, _ north: Double, _ direction: ConversionDirection
    ) throws(CoordinateError) -> (east: Double, north: Double) {
        let position = GeographicPosition(latitude: north, longitude: east)
        switch (conversion.system.isGeographic, direction) {
        case (false, .toWGS84):
            let place = try conversion.wgs84(of: GridPosition(easting: east, northing: north))
            return (place.longitude, place.latitude)
        case (false, .fromWGS84):
            let grid = try conversion.grid(of: position)
            return (grid.easting, grid.northing)
        case (true, .toWGS84):
            let place = try conversion.wgs84(of: position)
            return (place.longitude, place.latitude)
        case (true, .fromWGS84):
            let place = try conversion.geographic(of: position)
            return (place.longitude, place.latitude)
        }
    }

    // 5001 numbers are three slices of the inner loop, and no multiple of the threads.
    @Test(
        arguments: ["EPSG:9208", "vn2000:105/6", "vn2000", "wgs84"],
        [ConversionDirection.toWGS84, .fromWGS84])
    func `a batch on any number of threads gives the bits of single conversions`(
        text: String, direction: ConversionDirection
    ) throws {
        let system = try ReferenceSystem(text)
        let input = samples(5001, for: system, direction)
        var expected = input
        var refused: [Int] = []
        var conversion = try CoordinateConversion(from: system)
        for place in input.eastward.indices {
            do {
                let result = try single(&conversion, input.eastward[place], input.northward[place], direction)
                (expected.eastward[place], expected.northward[place]) = (result.east, result.north)
            } catch {
                (expected.eastward[place], expected.northward[place]) = (.nan, .nan)
                refused.append(place)
            }
        }
        try #require(refused.count > 20)
        for threads in 1...3 {
            var (eastward, northward) = input
            var easts = eastward.mutableSpan
            var norths = northward.mutableSpan
            let outcome = try CoordinateConversion.convert(&easts, &norths, from: system, direction, threads: threads)
            let note = Comment("\(threads) threads, seed \(Self.seed)")
            #expect(outcome.refused == refused.count, note)
            #expect(outcome.firstRefused == refused.first, note)
            #expect(zip(eastward, expected.eastward).allSatisfy(areSame), note)
            #expect(zip(northward, expected.northward).allSatisfy(areSame), note)
        }
    }

    /// The same bits, or NaN both.
    private func areSame(_ first: Double, _ second: Double) -> Bool {
        first.bitPattern == second.bitPattern || first.isNaN && second.isNaN
    }

    @Test(arguments: 1...3)
    func `the first refused position is found in whichever part it stands`(_ threads: Int) throws {
        for bad in [0, 33, 34, 67, 99] {
            var eastward = Array(repeating: 570_975.1, count: 100)
            var northward = Array(repeating: 1_150_167.8, count: 100)
            northward[bad] = .nan
            var easts = eastward.mutableSpan
            var norths = northward.mutableSpan
            let outcome = try CoordinateConversion.convert(
                &easts, &norths, from: ReferenceSystem("EPSG:9208"), threads: threads)
            #expect(outcome.refused == 1 && outcome.firstRefused == bad)
            #expect(eastward[bad].isNaN && eastward.count(where: \.isNaN) == 1)
        }
    }

    @Test(arguments: 1...3)
    func `an empty batch and a batch of one are batches too`(_ threads: Int) throws {
        for count in 0...1 {
            var eastward = Array(repeating: 570_975.1003, count: count)
            var northward = Array(repeating: 1_150_167.8060, count: count)
            var easts = eastward.mutableSpan
            var norths = northward.mutableSpan
            let outcome = try CoordinateConversion.convert(
                &easts, &norths, from: ReferenceSystem("EPSG:9208"), threads: threads)
            #expect(outcome.refused == 0 && outcome.firstRefused == nil)
            #expect(eastward.allSatisfy { abs($0 - 105.4) < 1e-8 } && northward.allSatisfy { abs($0 - 10.4) < 1e-8 })
        }
    }
}
