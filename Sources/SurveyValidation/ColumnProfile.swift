import RegistryRecords
import VN2000

/// What the cells of a column look like, from a sample spread over the first rows.
package struct ColumnProfile: Sendable, Hashable {
    /// How far the content bears out a meaning of the column.
    package enum Support: Sendable, Hashable {
        case supports, neutral, contradicts
    }

    /// What a cell can look like; one cell may look like several.
    package enum Look: Int, Sendable, CaseIterable {
        case number, whole, day, answer, technology, `operator`, commune, code, latitude, longitude, northing, easting
        case position, wkt
    }

    /// How many of the rows that were seen have a cell that is not blank.
    package private(set) var filled = 0
    /// How many rows were seen.
    package private(set) var rows = 0
    /// The first different values, at most three, cut to 40 characters.
    package private(set) var samples: [String] = []
    /// How many cells were looked at.
    package private(set) var looked = 0
    private var counts = Array(repeating: 0, count: Look.allCases.count)

    /// Share of the rows that have a cell that is not blank; 0 without rows.
    package var fillRate: Double { rows == 0 ? 0 : Double(filled) / Double(rows) }

    /// Share of the cells looked at that look like something; 0 without cells.
    package func share(_ look: Look) -> Double {
        looked == 0 ? 0 : Double(counts[look.rawValue]) / Double(looked)
    }

    /// Fewer cells than this prove nothing.
    static let least = 5
    /// Most cells of a column that are looked at.
    static let lookLimit = 200

    /// Profiles of all columns of a table.
    ///
    /// - Parameter rows: Rows of data only.
    /// - Complexity: A test for blanks of each cell, and a closer look at no more than 200 of each column.
    static func profiles(of rows: [RawRow], columns: Int, vocabulary: ContentVocabulary) -> [ColumnProfile] {
        let step = max(1, rows.count / lookLimit)
        return (0..<columns).map { column in
            var profile = ColumnProfile()
            var sinceLook = step
            for row in rows {
                profile.rows += 1
                sinceLook += 1
                let cell = row[column]
                if CellReader.isBlank(cell) { continue }
                profile.filled += 1
                guard sinceLook > step || profile.looked < least else { continue }
                sinceLook = 1
                profile.look(at: CellReader.trimmed(cell), vocabulary: vocabulary)
            }
            return profile
        }
    }

    private mutating func look(at text: String, vocabulary: ContentVocabulary) {
        looked += 1
        if samples.count < 3 {
            let sample = text.count > 40 ? text.prefix(39) + "…" : text
            if !samples.contains(sample) { samples.append(sample) }
        }
        // Whole documents in a cell look like nothing.
        guard text.utf8.count <= 200 else {
            if Self.isWKT(text) { count(.wkt) }
            return
        }
        if vocabulary.words.answer(text) != nil { count(.answer) }
        if vocabulary.isTechnology(text) { count(.technology) }
        if vocabulary.isOperator(text) { count(.operator) }
        if vocabulary.isCommune(text) { count(.commune) }
        // Days, numbers and coordinates have digits, and a closer look at other texts would cost most of the time.
        guard text.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return }
        if !text.utf8.contains(0x20) { count(.code) }
        switch DayText.reading(text) {
        case .day, .serial, .twoDigitYear, .monthOnly: count(.day)
        case .yearOnly, .notADay: break
        }
        if let (degrees, metres) = Self.numbers(text) {
            count(.number)
            if metres == metres.rounded() { count(.whole) }
            if Self.latitudes.contains(degrees) { count(.latitude) }
            if Self.longitudes.contains(degrees) { count(.longitude) }
            if Self.northings.contains(metres) { count(.northing) }
            if Self.eastings.contains(metres) { count(.easting) }
        } else if Self.isWKT(text) {
            count(.wkt)
        } else if DevicePosition(text) != nil || (try? CoordinateText.position(text)) != nil {
            count(.position)
        }
    }

    private mutating func count(_ look: Look) { counts[look.rawValue] += 1 }

    /// Vietnam with its sea; the windows of the two axes do not overlap, neither in degrees nor in metres.
    static let latitudes = 6.0...23.6
    static let longitudes = 102.0...117.6
    static let northings = 900_000.0...2_650_000.0
    static let eastings = 100_000.0...899_999.0

    /// A number as degrees and as metres would read it; nil for anything else.
    private static func numbers(_ text: String) -> (degrees: Double, metres: Double)? {
        switch WrittenNumber(text) {
        case .number(let number): return (number, number)
        case .ambiguous(let asDecimal, let asThousands): return (asDecimal, asThousands)
        case .notANumber:
            guard text.utf8.first.map({ (0x30...0x39).contains($0) }) ?? false,
                let degrees = try? CoordinateText.value(text, of: .longitude)
            else { return nil }
            return (degrees, degrees)
        }
    }

    private static func isWKT(_ text: String) -> Bool {
        let head = text.prefix(20).uppercased()
        return ["POINT", "LINESTRING", "POLYGON", "MULTI", "SRID="].contains { head.hasPrefix($0) }
            && text.contains("(")
    }
}
