import OverlayGeometry
import RegistryRecords
import VN2000

/// A place as a row states it, in the row's reference system.
struct StatedPosition {
    /// The shape of a row: nearly always a pair of numbers.
    enum Shape {
        case point(OverlayPosition)
        case shape(OverlayShape)
    }

    var shape: Shape
    var system: ReferenceSystem
    /// The cells as written.
    var text: String
    /// By how many metres the place may be off because its degrees have too few digits; 0 for fine ones.
    var coarseMetres = 0.0
}

/// Finds the place of each row: which columns say it, and in which reference system.
struct ReferenceSystemReading {
    /// What was asked for by `--crs`.
    let choice: ReferenceSystemChoice
    private let header: HeaderReading
    /// The pairs of columns that the file has: northing or latitude first.
    private let pairs: [(north: SurveyColumn, east: SurveyColumn)]
    /// Columns that hold a whole position.
    private let singles: [SurveyColumn]

    /// Whether the file has grid coordinates and neither it nor `--crs` says of which zone.
    static func needsZone(
        _ header: HeaderReading, survey: SurveyDescription
    ) throws(SurveyValidationError) -> Bool {
        let hasGrid = header.has(.easting) || header.has(.northing)
        return hasGrid && !header.has(.referenceSystem) && survey.referenceSystem == "auto"
    }

    /// Throws when nothing can say in which zone the file's grid coordinates are, or when the columns do not suit the
    /// system that was asked for.
    init(
        _ header: HeaderReading, survey: SurveyDescription, settings: SurveySettings,
        decided: ReferenceSystem? = nil
    ) throws(SurveyValidationError) {
        self.header = header
        pairs = [(north: .latitude, east: .longitude), (north: .northing, east: .easting)].filter {
            header.has($0.north) || header.has($0.east)
        }
        singles = [SurveyColumn.position, .wkt].filter(header.has)
        do throws(CoordinateError) {
            if let decided {
                choice = .system(decided)
            } else {
                choice = try ReferenceSystemChoice(survey.referenceSystem)
            }
        } catch {
            throw .badReferenceSystem(survey.referenceSystem, reason: error.bilingual)
        }
        let hasGrid = header.has(.easting) || header.has(.northing)
        let hasDegrees = header.has(.latitude) || header.has(.longitude) || header.has(.position)
        guard !header.has(.referenceSystem) else { return }
        switch choice {
        case .auto where hasGrid: throw .unstatedZone(file: survey.file, candidates: settings.likelyZones)
        case .system(let system) where system.isGeographic && hasGrid && !hasDegrees,
            .system(let system) where !system.isGeographic && hasDegrees && !hasGrid:
            throw .wrongCoordinateColumns(file: survey.file, referenceSystem: system.description)
        default: break
        }
    }

    /// Whether the file has columns for positions at all.
    var canHavePositions: Bool { !pairs.isEmpty || !singles.isEmpty }

    /// The place that a row states; nil when it states none.
    func position(in row: RawRow) throws(SurveyProblem) -> StatedPosition? {
        var found: StatedPosition?
        for (north, east) in pairs {
            let texts = (north: header.text(north, in: row), east: header.text(east, in: row))
            if texts.north.isEmpty && texts.east.isEmpty { continue }
            guard found == nil else { throw .twoPositions }
            found = try pair(texts, (north, east), in: row)
        }
        for column in singles {
            let text = header.text(column, in: row)
            if text.isEmpty { continue }
            guard found == nil else { throw .twoPositions }
            found = try single(text, column, in: row)
        }
        return found
    }

    private func single(
        _ text: String, _ column: SurveyColumn, in row: RawRow
    ) throws(SurveyProblem) -> StatedPosition {
        let system = try system(of: row, isGrid: false)
        do {
            if column == .position {
                let position = try DevicePosition(text)?.position ?? CoordinateText.position(text)
                return StatedPosition(
                    shape: .point(OverlayPosition(eastward: position.longitude, northward: position.latitude)),
                    system: system, text: text)
            }
            return StatedPosition(shape: .shape(try OverlayShape(wkt: text)), system: system, text: text)
        } catch let error as CoordinateError {
            throw .badCoordinate(reason: error.bilingual)
        } catch let error as OverlayError {
            throw .badShape(reason: error.bilingual)
        } catch {
            throw .badShape(reason: .init(vi: "\(error)", en: "\(error)"))
        }
    }

    private func pair(
        _ texts: (north: String, east: String), _ columns: (north: SurveyColumn, east: SurveyColumn), in row: RawRow
    ) throws(SurveyProblem) -> StatedPosition {
        for (text, column) in [(texts.north, columns.north), (texts.east, columns.east)] where text.isEmpty {
            throw .halfPosition(missing: header.heading(column) ?? column.name)
        }
        let isGrid = columns.north == .northing
        let system = try system(of: row, isGrid: isGrid)
        guard system.isGeographic != isGrid else { throw .wrongSystem(system.description) }
        do throws(CoordinateError) {
            let position = OverlayPosition(
                eastward: try CoordinateText.value(texts.east, of: isGrid ? .easting : .longitude),
                northward: try CoordinateText.value(texts.north, of: isGrid ? .northing : .latitude))
            var stated = StatedPosition(
                shape: .point(position), system: system, text: texts.north + "; " + texts.east)
            if !isGrid {
                for text in [texts.north, texts.east] {
                    if case .coarse(let metres) = WrittenPrecision(degrees: text.utf8) {
                        stated.coarseMetres = max(stated.coarseMetres, metres)
                    }
                }
            }
            return stated
        } catch {
            throw .badCoordinate(reason: error.bilingual)
        }
    }

    /// The system of a row: its own, else that of `--crs`, else WGS 84 for degrees.
    private func system(of row: RawRow, isGrid: Bool) throws(SurveyProblem) -> ReferenceSystem {
        let text = header.has(.referenceSystem) ? header.text(.referenceSystem, in: row) : ""
        if !text.isEmpty {
            do throws(CoordinateError) {
                return try ReferenceSystem(text)
            } catch {
                throw .badReferenceSystem(reason: error.bilingual)
            }
        }
        if case .system(let system) = choice { return system }
        guard !isGrid else {
            throw .badReferenceSystem(
                reason: .init(
                    vi: "dòng có tọa độ phẳng nhưng không ghi múi.", en: "the row has grid coordinates of no zone."))
        }
        return .wgs84
    }

    /// The column that a problem with a row's place is reported at.
    func column(of problem: SurveyProblem, in row: RawRow) -> SurveyColumn {
        let used = [SurveyColumn.latitude, .northing, .position, .wkt, .longitude, .easting].first {
            !header.text($0, in: row).isEmpty
        }
        if case .badReferenceSystem = problem, header.has(.referenceSystem) { return .referenceSystem }
        return used ?? .position
    }
}

extension CoordinateError {
    /// The sentence in both languages.
    var bilingual: BilingualText { BilingualText(vi: vietnameseDescription, en: description) }
}

extension OverlayError {
    /// The sentence in both languages; what GEOS says stays in its own words.
    var bilingual: BilingualText {
        let vi =
            switch self {
            case .malformedText: "không đúng cú pháp WKT."
            case .notFinite: "có tọa độ không phải là số hữu hạn."
            case .mixedCollection: "gồm nhiều loại hình, hoặc không có hình nào."
            case .geos(let message): "GEOS: \(message)"
            }
        return BilingualText(vi: vi, en: description)
    }
}
