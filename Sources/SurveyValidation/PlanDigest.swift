import ContentDigest
import RegistryRecords
import VN2000

/// The digest of a plan: what would be done, in a fixed form that leaves out random identifiers.
///
/// The rows themselves are in the digest of the file, which begins it.
struct PlanDigest {
    private var builder = SHA256Builder()
    private var bytes: [UInt8] = []
    private let survey: String

    init(survey: SurveyDescription, mapping: [ColumnMapping]) {
        self.survey = survey.identifier
        for text in ["hatang-plan-2", survey.identifier, survey.file, survey.inspector ?? ""] { append(text) }
        for column in mapping {
            append(number: column.column)
            append(column.heading)
            append(column.canonical)
        }
    }

    /// Adds what a batch does.
    mutating func add(_ batch: ImportBatch) {
        for place in batch.rows.indices {
            append(number: batch.rows[place].number)
            append(batch.outcomes[place].rawValue)
        }
        for place in batch.changes.indices {
            // Part by part, as changes are large and a copy of each would cost more than the digest.
            if batch.changes[place].isPlainlyNew {
                append(batch.changes[place].after.kind.rawValue)
                append(number: 0)
                append(batch.changes[place].after.shape)
                for commune in batch.changes[place].after.communes { append(commune) }
                append(batch.changes[place].after.evidence.base)
                if !batch.changes[place].after.evidence.exceptions.isEmpty { appendRest(of: batch.changes[place]) }
                bytes.append(UInt8(ascii: "\n"))
            } else {
                append(batch.changes[place])
            }
        }
        for finding in batch.findings {
            append(finding.code)
            append(number: finding.row ?? -1)
            append(finding.column)
            append(finding.value)
        }
        for photo in batch.photos {
            append(photo.facts.sha256)
            append(photo.path)
            append(photo.field.rawValue)
            append(number: photo.row)
            append(photo.facts.takenAt)
            append(photo.distanceMetres ?? -1)
        }
        builder.append(bytes)
        bytes.removeAll(keepingCapacity: true)
    }

    /// The digest in hexadecimal.
    mutating func finish(operations: [String]) -> String {
        for operation in operations { append(operation) }
        builder.append(bytes)
        return builder.digest().description
    }

    private mutating func append(_ change: RecordChange) {
        append(change.after.kind.rawValue)
        append(number: change.before == nil ? 0 : 1)
        // What a new record says is in the bytes of the file; what it comes to is not.
        if change.before != nil { for value in change.after.values { append(value) } }
        append(change.after.shape)
        for commune in change.after.communes { append(commune) }
        append(change.after.evidence.base)
        if !change.after.evidence.exceptions.isEmpty || change.outdatedCount > 0 { appendRest(of: change) }
        bytes.append(UInt8(ascii: "\n"))
    }

    private mutating func appendRest(of change: RecordChange) {
        for (field, evidence) in change.after.evidence.exceptions.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            append(field.rawValue)
            append(evidence)
        }
        for (field, value) in change.outdated.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            append(field.rawValue)
            append(value)
        }
        append(change.outdatedShape)
        for commune in change.outdatedCommunes { append(commune) }
    }

    // MARK: Parts. Each begins with its kind or its length, which keeps ["ab", "c"] and ["a", "bc"] apart.

    private mutating func append(_ text: String?) {
        guard let text else { return append(number: -1) }
        append(number: text.utf8.count)
        bytes.append(contentsOf: text.utf8)
    }

    /// Seven bits a byte, the last with its high bit clear: most numbers are small.
    private mutating func append(number: Int) {
        var rest = UInt64(bitPattern: Int64(number << 1 ^ number >> 63))
        while rest >= 0x80 {
            bytes.append(UInt8(truncatingIfNeeded: rest) | 0x80)
            rest >>= 7
        }
        bytes.append(UInt8(truncatingIfNeeded: rest))
    }

    private mutating func append(_ number: Double) {
        append(number: Int(truncatingIfNeeded: number.bitPattern))
    }

    private mutating func append(_ value: FieldValue?) {
        switch value {
        case nil: bytes.append(0)
        case .text(let text):
            bytes.append(1)
            append(text)
        case .integer(let number):
            bytes.append(2)
            append(number: number)
        case .real(let number):
            bytes.append(3)
            append(number)
        case .yes: bytes.append(4)
        case .no: bytes.append(5)
        case .day(let day):
            bytes.append(6)
            append(number: Int(day.number))
        case .unknown: bytes.append(7)
        }
    }

    private mutating func append(_ evidence: Evidence) {
        // Nearly all evidence is of this survey.
        append(evidence.survey == survey ? nil : evidence.survey)
        append(number: evidence.row)
        append(number: evidence.surveyed.map { Int($0.number) } ?? .min)
    }

    private mutating func append(_ shape: GeographicShape?) {
        switch shape {
        case nil: bytes.append(0)
        case .point(let position):
            bytes.append(1)
            append([position])
        case .lines(let lines):
            bytes.append(2)
            for line in lines { append(line) }
        case .area(let polygons):
            bytes.append(3)
            for polygon in polygons {
                append(polygon.outer)
                for hole in polygon.holes { append(hole) }
            }
        }
    }

    private mutating func append(_ positions: [GeographicPosition]) {
        append(number: positions.count)
        for position in positions {
            append(position.latitude)
            append(position.longitude)
        }
    }
}
