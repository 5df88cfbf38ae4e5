import OverlayGeometry
import RegistryRecords
import VN2000

/// A place in WGS 84, with what was written.
struct ConvertedShape {
    var shape: GeographicShape
    var original: OriginalPosition
}

/// Converts the places of a batch of rows together: one call for each reference system that they use.
struct ShapeConversion {
    private struct Batch {
        let system: ReferenceSystem
        /// Its text form, made once.
        let name: String
        var eastward: [Double] = []
        var northward: [Double] = []
        var longitudes: [Double] = []
        var latitudes: [Double] = []

        init(system: ReferenceSystem) {
            self.system = system
            name = system.description
        }

        mutating func append(_ position: OverlayPosition) {
            eastward.append(position.eastward)
            northward.append(position.northward)
        }
    }

    private struct Placed {
        var stated: StatedPosition
        var batch: Int
        var firstVertex: Int
    }

    private var placed: [Placed] = []
    /// Place in ``placed`` of each row; -1 for a row without a place.
    private var placeOfRow: [Int32] = []
    /// Few: files use one system, seldom two.
    private var batches: [Batch] = []

    /// Collects the place of a row.
    mutating func add(_ stated: StatedPosition, ofRow row: Int) {
        let batch: Int
        if let known = batches.firstIndex(where: { $0.system == stated.system }) {
            batch = known
        } else {
            batch = batches.count
            batches.append(Batch(system: stated.system))
        }
        while placeOfRow.count <= row { placeOfRow.append(-1) }
        placeOfRow[row] = Int32(placed.count)
        placed.append(Placed(stated: stated, batch: batch, firstVertex: batches[batch].eastward.count))
        switch stated.shape {
        case .point(let position): batches[batch].append(position)
        case .shape(let shape): for position in shape.positions { batches[batch].append(position) }
        }
    }

    /// Gives a row the place of an earlier one, which states the same.
    mutating func add(placeOfRow first: Int, toRow row: Int) {
        guard placeOfRow.indices.contains(first) else { return }
        while placeOfRow.count <= row { placeOfRow.append(-1) }
        placeOfRow[row] = placeOfRow[first]
    }

    /// Converts everything that was collected.
    mutating func convert() throws(CoordinateError) {
        for index in batches.indices {
            var longitudes = batches[index].eastward
            var latitudes = batches[index].northward
            var eastward = longitudes.mutableSpan
            var northward = latitudes.mutableSpan
            _ = try CoordinateConversion.convert(&eastward, &northward, from: batches[index].system, threads: 1)
            batches[index].longitudes = longitudes
            batches[index].latitudes = latitudes
        }
    }

    /// The place as a row states it; nil for a row without one.
    func stated(ofRow row: Int) -> StatedPosition? {
        placeOfRow.indices.contains(row) && placeOfRow[row] >= 0 ? placed[Int(placeOfRow[row])].stated : nil
    }

    /// Where the point of a row lies in WGS 84; nil for a row without one, for other shapes, and for what the system
    /// refuses.
    func point(ofRow row: Int) -> GeographicPosition? {
        guard placeOfRow.indices.contains(row), placeOfRow[row] >= 0 else { return nil }
        let place = placed[Int(placeOfRow[row])]
        guard case .point = place.stated.shape else { return nil }
        let batch = batches[place.batch]
        let latitude = batch.latitudes[place.firstVertex]
        guard latitude.isFinite else { return nil }
        return GeographicPosition(latitude: latitude, longitude: batch.longitudes[place.firstVertex])
    }

    /// What the place of a row came to; nil for a row without one.
    func result(ofRow row: Int) -> Result<ConvertedShape, SurveyProblem>? {
        guard placeOfRow.indices.contains(row), placeOfRow[row] >= 0 else { return nil }
        let place = placed[Int(placeOfRow[row])]
        let system = place.stated.system
        let original = OriginalPosition(
            text: place.stated.text, referenceSystem: batches[place.batch].name, operation: system.operation)
        switch place.stated.shape {
        case .point:
            guard let position = point(ofRow: row) else { return .failure(refusal(place, vertex: 0)) }
            return .success(ConvertedShape(shape: .point(position), original: original))
        case .shape(let shape):
            let batch = batches[place.batch]
            var positions: [GeographicPosition] = []
            for vertex in 0..<shape.positions.count {
                let latitude = batch.latitudes[place.firstVertex + vertex]
                guard latitude.isFinite else { return .failure(refusal(place, vertex: vertex)) }
                positions.append(
                    GeographicPosition(latitude: latitude, longitude: batch.longitudes[place.firstVertex + vertex]))
            }
            guard let shape = GeographicShape(shape, positions: positions) else {
                return .failure(.badShape(reason: .init(vi: "không có tọa độ nào.", en: "it has no position.")))
            }
            return .success(ConvertedShape(shape: shape, original: original))
        }
    }

    private func refusal(_ place: Placed, vertex: Int) -> SurveyProblem {
        let batch = batches[place.batch]
        return Self.refusal(
            of: batch.eastward[place.firstVertex + vertex], batch.northward[place.firstVertex + vertex],
            in: place.stated.system)
    }

    /// How positions were read, one line a system.
    var operations: [String] {
        batches.map { batch in
            let operation = batch.system.operation
            return operation.isEmpty ? "\(batch.system) = WGS 84" : "\(batch.system) → WGS 84, \(operation)"
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
        if self == other { return true }
        if case .point(let first) = self, case .point(let second) = other { return first.distance(to: second) < 1 }
        return false
    }
}
