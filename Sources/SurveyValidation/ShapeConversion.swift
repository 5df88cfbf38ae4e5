import OverlayGeometry
import RegistryRecords
import VN2000

/// A place in WGS 84, with what was written.
struct ConvertedShape {
    var shape: GeographicShape
    var original: OriginalPosition
}

/// Converts the places of all rows together: one batch for each reference system that the file uses.
struct ShapeConversion {
    private struct Batch {
        var eastward: [Double] = []
        var northward: [Double] = []
        var longitudes: [Double] = []
        var latitudes: [Double] = []
    }

    private struct Placed {
        var stated: StatedPosition
        var firstVertex: Int
    }

    private var placeOfRow: [Int: Placed] = [:]
    private var batches: [ReferenceSystem: Batch] = [:]
    /// Below this many positions a second thread costs more than it gives.
    private static let threadedCount = 20_000

    /// Collects the place of a row.
    mutating func add(_ stated: StatedPosition, ofRow place: Int) {
        var batch = batches.removeValue(forKey: stated.system) ?? Batch()
        placeOfRow[place] = Placed(stated: stated, firstVertex: batch.eastward.count)
        for position in stated.shape.positions {
            batch.eastward.append(position.eastward)
            batch.northward.append(position.northward)
        }
        batches[stated.system] = batch
    }

    /// Converts everything that was collected.
    mutating func convert() throws(CoordinateError) {
        for (system, batch) in batches {
            var longitudes = batch.eastward
            var latitudes = batch.northward
            var eastward = longitudes.mutableSpan
            var northward = latitudes.mutableSpan
            _ = try CoordinateConversion.convert(
                &eastward, &northward, from: system, threads: batch.eastward.count < Self.threadedCount ? 1 : 2)
            batches[system]?.longitudes = longitudes
            batches[system]?.latitudes = latitudes
        }
    }

    /// What the place of a row came to; nil for a row without one.
    func result(ofRow place: Int) -> Result<ConvertedShape, SurveyProblem>? {
        guard let placed = placeOfRow[place], let batch = batches[placed.stated.system] else { return nil }
        let system = placed.stated.system
        var positions: [GeographicPosition] = []
        for vertex in placed.firstVertex..<(placed.firstVertex + placed.stated.shape.positions.count) {
            let position = GeographicPosition(latitude: batch.latitudes[vertex], longitude: batch.longitudes[vertex])
            guard position.latitude.isFinite else {
                return .failure(Self.refusal(of: batch.eastward[vertex], batch.northward[vertex], in: system))
            }
            positions.append(position)
        }
        guard let shape = GeographicShape(placed.stated.shape, positions: positions) else {
            return .failure(.badShape(reason: .init(vi: "không có tọa độ nào.", en: "it has no position.")))
        }
        return .success(
            ConvertedShape(
                shape: shape,
                original: OriginalPosition(
                    text: placed.stated.text, referenceSystem: system.description, operation: system.operation)))
    }

    /// How positions were read, one line a system.
    var operations: [String] {
        batches.keys.map { system in
            system.operation.isEmpty ? "\(system) = WGS 84" : "\(system) → WGS 84, \(system.operation)"
        }.sorted()
    }

    /// A single conversion tells why a batch refused a position.
    private static func refusal(of eastward: Double, _ northward: Double, in system: ReferenceSystem) -> SurveyProblem {
        do throws(CoordinateError) {
            var conversion = try CoordinateConversion(from: system)
            if system.isGeographic {
                _ = try conversion.wgs84(of: GeographicPosition(latitude: northward, longitude: eastward))
            } else {
                _ = try conversion.wgs84(of: GridPosition(easting: eastward, northing: northward))
            }
        } catch {
            return .badCoordinate(reason: error.bilingual)
        }
        return .badCoordinate(reason: CoordinateError.proj("?").bilingual)
    }
}

extension OverlayShape {
    /// All positions in their order.
    fileprivate var positions: [OverlayPosition] {
        switch self {
        case .points(let points): points
        case .lines(let lines): lines.flatMap(\.self)
        case .polygons(let polygons): polygons.flatMap { $0.outer + $0.holes.flatMap(\.self) }
        }
    }
}

extension GeographicShape {
    /// The shape with other positions in the same order; nil when it is empty or has several points.
    fileprivate init?(_ shape: OverlayShape, positions: [GeographicPosition]) {
        var rest = positions[...]
        func take(_ count: Int) -> [GeographicPosition] {
            defer { rest = rest.dropFirst(count) }
            return Array(rest.prefix(count))
        }
        guard !positions.isEmpty else { return nil }
        switch shape {
        case .points(let points):
            guard points.count == 1 else { return nil }
            self = .point(positions[0])
        case .lines(let lines): self = .lines(lines.map { take($0.count) })
        case .polygons(let polygons):
            self = .area(
                polygons.map { polygon in
                    let outer = take(polygon.outer.count)
                    return GeographicPolygon(outer: outer, holes: polygon.holes.map { take($0.count) })
                })
        }
    }

    /// Whether two points are less than a metre apart; other shapes must be equal.
    func isNear(_ other: GeographicShape) -> Bool {
        if case .point(let first) = self, case .point(let second) = other { return first.distance(to: second) < 1 }
        return self == other
    }
}
