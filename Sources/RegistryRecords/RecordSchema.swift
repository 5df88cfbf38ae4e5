/// The fields of a kind of record, in the order of the registry's columns.
public struct RecordSchema: Sendable {
    /// The kind described.
    public let kind: RecordKind
    /// The fields whose values together name one record; blank parts count as empty text.
    public let key: [Field]
    /// All fields, those of the key among them.
    public let fields: [(field: Field, type: FieldType)]

    /// The places in ``fields`` of the fields of ``key``.
    public let keyPlaces: [Int]

    private init(kind: RecordKind, key: [Field], fields: [(field: Field, type: FieldType)]) {
        self.kind = kind
        self.key = key
        self.fields = fields
        keyPlaces = key.compactMap { field in fields.firstIndex { $0.field == field } }
    }

    /// The place of a field in ``fields``; nil when the kind has no such field.
    public func index(of field: Field) -> Int? {
        fields.firstIndex { $0.field == field }
    }

    /// What a field of this kind may hold; nil when the kind has no such field.
    public func type(of field: Field) -> FieldType? {
        index(of: field).map { fields[$0].type }
    }

    /// The schema of a kind.
    public static func of(_ kind: RecordKind) -> RecordSchema {
        switch kind {
        case .postalPoint: postalPoint
        case .site: site
        case .cell: cell
        case .deadZone: deadZone
        case .cableRoute: cableRoute
        case .settlement: settlement
        case .claimedArea: claimedArea
        case .signalSample: signalSample
        case .indicator: indicator
        case .enterprise: enterprise
        case .inspection: inspection
        }
    }

    private static let lengths = FieldType.real(0...1_000_000)
    private static let counts = FieldType.integer(0...100_000_000)

    private static let postalPoint = RecordSchema(
        kind: .postalPoint, key: [.code],
        fields: [
            (.code, .text), (.name, .text), (.kind, .choice(PostalPointKind.allCases.map(\.rawValue))),
            (.enterprise, .text), (.address, .text), (.staffed, .answer), (.internet, .answer),
            (.hoursPerDay, .real(0...24)), (.phone, .text), (.services, .text), (.opened, .day), (.closed, .day),
            (.photo, .text),
        ])

    private static let site = RecordSchema(
        kind: .site, key: [.site], fields: [(.site, .text), (.name, .text), (.owner, .text), (.photo, .text)])

    private static let cell = RecordSchema(
        kind: .cell, key: [.site, .operator, .technology, .bandMHz, .sector],
        fields: [
            (.site, .text), (.operator, .text), (.technology, .choice(Technology.allCases.map(\.rawValue))),
            (.bandMHz, .integer(100...100_000)), (.sector, .text), (.azimuth, .real(0...360)),
            (.height, .real(0...500)), (.radius, .real(1...100_000)), (.onAir, .day), (.offAir, .day),
            (.beamWidth, .real(1...360)),
        ])

    private static let deadZone = RecordSchema(
        kind: .deadZone, key: [.code],
        fields: [
            (.code, .text), (.place, .text), (.village, .text),
            (.zoneClass, .choice(DeadZoneClass.allCases.map(\.rawValue))), (.operator, .text), (.technology, .text),
            (.severity, .text), (.households, counts), (.gridPower, .answer), (.hardship, .answer),
            (.reported, .day), (.verified, .day), (.planned, .day), (.promised, .day), (.resolved, .day),
            (.status, .choice(DeadZoneStatus.allCases.map(\.rawValue))),
            (.checked, .day), (.checkResult, .choice(CheckResult.allCases.map(\.rawValue))), (.checkValue, .text),
            (.rejected, .day), (.reopened, .day), (.handledBy, .text), (.reason, .text), (.photo, .text),
        ])

    private static let cableRoute = RecordSchema(
        kind: .cableRoute, key: [.code],
        fields: [
            (.code, .text), (.road, .text), (.from, .text), (.to, .text), (.enterprise, .text), (.operators, .text),
            (.poles, counts), (.plannedYear, .integer(2000...2100)), (.deadline, .day), (.extendedTo, .day),
            (.decision, .text), (.status, .choice(CableStatus.allCases.map(\.rawValue))),
            (.plannedLength, lengths), (.doneLength, lengths), (.verifiedLength, lengths),
            (.started, .day), (.done, .day), (.verified, .day), (.reopened, .day), (.polesDone, counts),
            (.photoBefore, .text), (.photoAfter, .text), (.acceptance, .text), (.reason, .text), (.photo, .text),
        ])

    private static let settlement = RecordSchema(
        kind: .settlement, key: [.code],
        fields: [(.code, .text), (.name, .text), (.households, counts), (.population, counts)])

    private static let claimedArea = RecordSchema(
        kind: .claimedArea, key: [.code],
        fields: [
            (.code, .text), (.name, .text), (.operator, .text),
            (.technology, .choice(Technology.allCases.map(\.rawValue))), (.validFrom, .day), (.validTo, .day),
        ])

    private static let speeds = FieldType.real(0...100_000)

    private static let signalSample = RecordSchema(
        kind: .signalSample, key: [.code],
        fields: [
            (.code, .text), (.operator, .text), (.technology, .choice(Technology.allCases.map(\.rawValue))),
            (.measured, .day), (.time, .text), (.rsrp, .real(-160 ... -20)), (.download, speeds), (.upload, speeds),
            (.latency, .real(0...1_000_000)),
        ])

    /// The code is the commune's or province's, the indicator and the day, joined by `|`.
    private static let indicator = RecordSchema(
        kind: .indicator, key: [.code],
        fields: [
            (.code, .text), (.indicator, .text), (.day, .day), (.value, .real(-1e15...1e15)), (.unit, .text),
            (.provinceCode, .text), (.source, .text),
        ])

    private static let enterprise = RecordSchema(
        kind: .enterprise, key: [.code],
        fields: [
            (.code, .text), (.name, .text), (.kind, .choice(EnterpriseKind.allCases.map(\.rawValue))),
            (.seat, .choice(EnterpriseSeat.allCases.map(\.rawValue))), (.parent, .text),
        ])

    private static let inspection = RecordSchema(
        kind: .inspection, key: [.code],
        fields: [
            (.code, .text), (.name, .text), (.form, .choice(InspectionForm.allCases.map(\.rawValue))),
            (.basis, .choice(InspectionBasis.allCases.map(\.rawValue))), (.plannedYear, .integer(2000...2100)),
            (.planned, .day), (.decision, .text), (.decided, .day), (.subject, .text), (.place, .text), (.done, .day),
            (.inspectingUnit, .text), (.result, .text), (.digital, .answer), (.violations, .integer(0...100_000)),
            (.violationNote, .text), (.deadline, .day), (.mended, .answer), (.mendedOn, .day),
        ])
}
