import CommuneBoundaries
import RegistryRecords
import SurveyValidation
import TestWitnesses
import VN2000

/// 5,000 made-up rows inside of real communes, every fifth with a mistake, the same at every run.
struct PlantedSurvey {
    struct Row {
        var mistake: PlantedMistake
        var truth: GeographicPosition
        var evidence: RowEvidence
        var isCoarse: Bool
    }

    static let seed: UInt64 = 1654
    let index: CommuneIndex
    private(set) var rows: [Row] = []

    init(count: Int = 5000, communes: [CommuneIndex.Entry]) throws {
        index = CommuneIndex(communes)
        var generator = SeededNumbers(seed: Self.seed)
        let boxes = communes.map(Box.init)
        let places = (0..<count).map { _ in Self.place(in: boxes, index, using: &generator) }
        let planted = PlantedMistake.allCases.filter { $0 != .none }
        let mistakes = places.indices.map { $0 % 5 == 4 ? planted[$0 / 5 % planted.count] : .none }
        var numbers = [(northward: Double, eastward: Double)](repeating: (.nan, .nan), count: count)
        for mistake in PlantedMistake.allCases {
            let rows = places.indices.filter { mistakes[$0] == mistake }
            let words = ["-d", "10", "-z", "0", "-t", "0"] + mistake.pipeline.split(separator: " ").map(String.init)
            let input = rows.map { "\(places[$0].position.longitude) \(places[$0].position.latitude)" }
            let text = try Tool.output(of: "/usr/bin/cct", words, input: input.joined(separator: "\n") + "\n")
            for (row, line) in zip(rows, text.split(separator: "\n")) {
                let parts = line.split(separator: " ").compactMap { Double($0) }
                numbers[row] = (parts[1], parts[0])
            }
        }
        for (row, place) in places.enumerated() {
            let cells = mistakes[row].cells(northward: numbers[row].northward, eastward: numbers[row].eastward)
            let system = try ReferenceSystem(mistakes[row].system)
            let written = CoordinatePair(
                northward: Double(cells.northward) ?? .nan, eastward: Double(cells.eastward) ?? .nan)
            let isCoarse =
                system.isGeographic
                && [cells.northward, cells.eastward].contains { WrittenPrecision(degrees: $0.utf8) != .fine }
            rows.append(
                Row(
                    mistake: mistakes[row], truth: place.position,
                    evidence: RowEvidence(
                        written: written, system: system, position: nil, communes: [place.commune]),
                    isCoarse: isCoarse))
        }
        try convert()
    }

    /// The positions that the numbers have at their word, as an import computes them.
    private mutating func convert() throws {
        for text in Set(PlantedMistake.allCases.map(\.system)) {
            let system = try ReferenceSystem(text)
            var conversion = try CoordinateConversion(from: system)
            for row in rows.indices where rows[row].evidence.system == system {
                let written = rows[row].evidence.written
                rows[row].evidence.position =
                    system.isGeographic
                    ? try? conversion.wgs84(
                        of: GeographicPosition(latitude: written.northward, longitude: written.eastward))
                    : try? conversion.wgs84(
                        of: GridPosition(easting: written.eastward, northing: written.northward))
            }
        }
    }

    /// Around a commune.
    private struct Box {
        var latitudes: ClosedRange<Double>
        var longitudes: ClosedRange<Double>

        init(_ entry: CommuneIndex.Entry) {
            let positions = entry.polygons.flatMap(\.outer)
            let (south, north) = (positions.map(\.latitude).min() ?? 0, positions.map(\.latitude).max() ?? 0)
            let (west, east) = (positions.map(\.longitude).min() ?? 0, positions.map(\.longitude).max() ?? 0)
            (latitudes, longitudes) = (south...north, west...east)
        }
    }

    /// A place uniformly inside of a commune that is drawn uniformly.
    private static func place(
        in boxes: [Box], _ index: CommuneIndex, using generator: inout SeededNumbers
    ) -> (position: GeographicPosition, commune: Int) {
        let commune = Int.random(in: boxes.indices, using: &generator)
        let box = boxes[commune]
        while true {
            let position = GeographicPosition(
                latitude: .random(in: box.latitudes, using: &generator),
                longitude: .random(in: box.longitudes, using: &generator))
            if index.commune(at: position) == commune { return (position, commune) }
        }
    }
}
