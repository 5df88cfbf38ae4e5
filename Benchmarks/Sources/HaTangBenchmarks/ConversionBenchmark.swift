import CLimits
import VN2000

/// VN-2000 to WGS 84 in bulk, against PROJ called straight from C.
struct ConversionBenchmark {
    private static let count = 1_000_000
    private static let rounds = 9
    /// What ``CoordinateConversion`` does for EPSG:9208, written out again so that nothing is shared with it.
    private static let pipeline =
        "+proj=pipeline +step +inv +proj=tmerc +lat_0=0 +lon_0=104.75 +k=0.9999 +x_0=500000 +y_0=0 +ellps=WGS84 "
        + "+step +proj=push +v_3 +step +proj=cart +ellps=WGS84 "
        + "+step +proj=helmert +x=-191.90441429 +y=-39.30318279 +z=-111.45032835 +rx=-0.00928836 +ry=0.01975479 "
        + "+rz=-0.00427372 +s=0.252906278 +convention=coordinate_frame "
        + "+step +inv +proj=cart +ellps=WGS84 +step +proj=pop +v_3 "
        + "+step +proj=unitconvert +xy_in=rad +xy_out=deg"

    private struct Positions: Equatable {
        var eastward: [Double]
        var northward: [Double]
    }

    private let eastings: [Double]
    private let northings: [Double]

    /// Positions spread over the province's part of the zone.
    init() {
        var numbers = SeededNumbers(seed: 9208)
        eastings = (0..<Self.count).map { _ in .random(in: 358_000...590_000, using: &numbers) }
        northings = (0..<Self.count).map { _ in .random(in: 1_024_000...1_212_000, using: &numbers) }
    }

    func run() throws {
        let system = try ReferenceSystem("EPSG:9208")
        var results = Array(repeating: Positions(eastward: [], northward: []), count: 4)
        var timings = Array(repeating: Timing(), count: 4)
        for round in 0...Self.rounds {
            for variant in results.indices {
                // Element by element, since a plain copy would be made only when it is written to.
                var eastward = eastings.map(\.self)
                var northward = northings.map(\.self)
                let threads = variant / 2 + 1
                try timings[variant].measure {
                    if variant % 2 == 0 {
                        try convertBySwift(&eastward, &northward, from: system, threads: threads)
                    } else {
                        convertByC(&eastward, &northward, threads: threads)
                    }
                }
                results[variant] = Positions(eastward: eastward, northward: northward)
            }
            if round == 0 { timings = Array(repeating: Timing(), count: 4) }  // it only warmed up
        }
        report(timings, isSame: results.allSatisfy { $0 == results[0] })
    }

    private func convertBySwift(
        _ eastward: inout [Double], _ northward: inout [Double], from system: ReferenceSystem, threads: Int
    ) throws {
        var eastwardSpan = eastward.mutableSpan
        var northwardSpan = northward.mutableSpan
        let outcome = try CoordinateConversion.convert(&eastwardSpan, &northwardSpan, from: system, threads: threads)
        precondition(outcome.refused == 0, "all positions are in the province")
    }

    private func convertByC(_ eastward: inout [Double], _ northward: inout [Double], threads: Int) {
        let converted = unsafe climits_convert(
            &eastward, &northward, Self.count, Self.pipeline, Int32(threads))
        precondition(converted == Self.count, "PROJ converts all positions")
    }

    private func report(_ timings: [Timing], isSame: Bool) {
        let rates = timings.map { Double(Self.count) / $0.median / 1e6 }
        print("conversion: \(Self.count) positions EPSG:9208 to WGS 84, median of \(Self.rounds), interleaved")
        printLine("", "1 thread", "2 threads", "2 to 1")
        printLine("HaTang, million/s", rates[0].text(2), rates[2].text(2), (rates[2] / rates[0]).text(2))
        printLine("PROJ from C, million/s", rates[1].text(2), rates[3].text(2), (rates[3] / rates[1]).text(2))
        printLine("ratio HaTang to C", (rates[0] / rates[1]).text(3), (rates[2] / rates[3]).text(3))
        print("results \(isSame ? "equal to the last bit" : "DIFFER")\n")
    }
}
