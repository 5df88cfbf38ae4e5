import RegistryRecords
import VN2000

/// One record that two copies have changed, part by part: what stands, and what somebody has to decide.
///
/// A part that only one copy has changed is as that copy has it. Of one that both have changed, what was surveyed on the
/// later day stands, as if both surveys had been imported here. Of one day, or without days, it is a conflict.
struct RecordMeeting {
    /// What a copy has done to a record: all states from the last that the other one knows, the oldest first; the last is
    /// the present one.
    struct Path {
        var states: [RegistryRecord]
        var entries: [HistoryEntry]

        /// - Parameters:
        ///   - present: The record after the entries.
        ///   - entries: In the order in which they were done.
        init(to present: RegistryRecord, by entries: [HistoryEntry]) {
            self.entries = entries.filter { $0.action.changesRecord }
            var states = [present]
            for entry in self.entries.reversed() {
                states.append(RecordRewind(states[states.count - 1]).undoing([entry]).record)
            }
            self.states = states.reversed()
        }

        /// - Parameters:
        ///   - states: The last is the present one.
        ///   - entries: In the order in which they were done.
        init(states: [RegistryRecord], entries: [HistoryEntry]) {
            self.states = states
            self.entries = entries
        }

        var present: RegistryRecord { states[states.count - 1] }
        /// The states that the copy has left behind.
        var left: ArraySlice<RegistryRecord> { states.dropLast() }

        /// The entry that said something last; nil for none. Who merges copies says nothing new.
        func last(_ says: (HistoryEntry) -> Bool) -> HistoryEntry? {
            entries.last { $0.action != .reconcile && says($0) }
        }
    }

    private let here: Path
    private let there: Path
    private let side: (MergeConflict, _ newer: MergeSide) -> MergeSide
    private let key: String

    /// - Parameters:
    ///   - side: Is asked for the side that is to stand of a conflict.
    init(here: Path, there: Path, side: @escaping (MergeConflict, _ newer: MergeSide) -> MergeSide) {
        self.here = here
        self.there = there
        self.side = side
        key = here.present.key
    }

    /// The record as it is to be.
    func result() -> RegistryRecord {
        // Nobody here has touched it since the other copy knew it.
        if here.states.contains(there.states[0]), here.entries.isEmpty { return there.present }
        var result = here.present
        let fields = RecordSchema.of(result.kind).fields
        var statements: [RecordStatement?] = []
        for (index, (field, _)) in fields.enumerated() { statements.append(statement(at: index, field)) }
        result.state(statements, base: base())
        takePlace(into: &result)
        takeCommunes(into: &result)
        return result
    }

    // MARK: Fields

    private func statement(at index: Int, _ field: Field) -> RecordStatement? {
        let (mine, theirs) = (here.present.statement(at: index, field), there.present.statement(at: index, field))
        if mine == theirs { return mine }
        guard there.entries.contains(where: { $0.fields[field] != nil }) else { return confirmed(mine, field) }
        if there.left.contains(where: { $0.statement(at: index, field) == mine }) { return theirs }
        if here.left.contains(where: { $0.statement(at: index, field) == theirs }) { return mine }
        if mine?.value == theirs?.value { return RecordStatement.later(mine, theirs) }
        let (day, other) = (mine?.evidence.dayNumber ?? .min, theirs?.evidence.dayNumber ?? .min)
        if day != other { return day < other ? theirs : mine }
        let conflict = conflict(
            field.rawValue, base: here.states[0].values[index]?.plainText,
            here: (
                mine?.value.plainText, mine?.evidence,
                here.last { $0.fields[field].map { $0.new == mine?.value } ?? false }
            ),
            there: (
                theirs?.value.plainText, theirs?.evidence,
                there.last { $0.fields[field].map { $0.new == theirs?.value } ?? false }
            ))
        return decide(conflict) == .here ? mine : theirs
    }

    /// A statement whose value the other copy has left alone, and perhaps confirmed.
    private func confirmed(_ mine: RecordStatement?, _ field: Field) -> RecordStatement? {
        guard var confirmed = mine else { return nil }
        let (known, other) = (confirmed.evidence, there.present.evidence.evidence(of: field))
        if here.left.contains(where: { $0.evidence.evidence(of: field) == other }) { return mine }
        // Their evidence is that of a value which was given up here.
        if here.entries.contains(where: { $0.fields[field] != nil }) { return mine }
        let isFollowed = there.left.contains { $0.evidence.evidence(of: field) == known }
        if isFollowed || known.isBefore(other) { confirmed.evidence = other }
        return confirmed
    }

    private func base() -> Evidence {
        let (mine, theirs) = (here.present.evidence.base, there.present.evidence.base)
        if there.left.contains(where: { $0.evidence.base == mine }) { return theirs }
        if here.left.contains(where: { $0.evidence.base == theirs }) { return mine }
        return mine.isBefore(theirs) ? theirs : mine
    }

    // MARK: Place and communes

    private func takePlace(into result: inout RegistryRecord) {
        let (mine, theirs) = (here.present, there.present)
        let isSame = mine.shape == theirs.shape
        let stands = standing(
            isSame: isSame, wasMine: there.left.contains { $0.shape == mine.shape },
            wasTheirs: here.left.contains { $0.shape == theirs.shape },
            touched: there.entries.contains { $0.shape != nil }
        ) {
            conflict(
                "geom", base: here.states[0].shape?.plainText,
                here: (
                    mine.shape?.plainText, mine.evidence.base,
                    here.last { $0.shape.map { $0.new == mine.shape } ?? false }
                ),
                there: (
                    theirs.shape?.plainText, theirs.evidence.base,
                    there.last { $0.shape.map { $0.new == theirs.shape } ?? false }
                ))
        }
        if stands == .there { (result.shape, result.original) = (theirs.shape, theirs.original) }
        // The same place by two texts: that of the later survey.
        if isSame && mine.original != theirs.original {
            let isLater = result.evidence.base == theirs.evidence.base
            result.original = isLater ? theirs.original : mine.original
        }
    }

    private func takeCommunes(into result: inout RegistryRecord) {
        let (mine, theirs) = (here.present, there.present)
        let stands = standing(
            isSame: mine.communes == theirs.communes, wasMine: there.left.contains { $0.communes == mine.communes },
            wasTheirs: here.left.contains { $0.communes == theirs.communes },
            touched: there.entries.contains { $0.communes != nil }
        ) {
            conflict(
                "communes", base: here.states[0].communes.joined(separator: ";"),
                here: (mine.communes.joined(separator: ";"), mine.evidence.base, here.last { $0.communes != nil }),
                there: (theirs.communes.joined(separator: ";"), theirs.evidence.base, there.last { $0.communes != nil })
            )
        }
        if stands == .there { result.communes = theirs.communes }
    }

    private func standing(
        isSame: Bool, wasMine: Bool, wasTheirs: Bool, touched: Bool, _ conflict: () -> MergeConflict
    ) -> MergeSide {
        if isSame || !touched { return .here }
        if wasMine { return .there }
        if wasTheirs { return .here }
        let (day, other) = (here.present.evidence.base.dayNumber, there.present.evidence.base.dayNumber)
        if day != other { return day < other ? .there : .here }
        return decide(conflict())
    }

    // MARK: Conflicts

    private func conflict(
        _ part: String, base: String?, here: (value: String?, evidence: Evidence?, entry: HistoryEntry?),
        there: (value: String?, evidence: Evidence?, entry: HistoryEntry?)
    ) -> MergeConflict {
        func statement(_ side: (value: String?, evidence: Evidence?, entry: HistoryEntry?)) -> MergeConflict.Statement {
            MergeConflict.Statement(
                value: side.value, who: side.entry?.who, at: side.entry?.at, survey: side.evidence?.survey,
                row: side.evidence?.row, surveyed: side.evidence?.surveyed)
        }
        return MergeConflict(
            table: self.here.present.kind.table, record: self.here.present.uuid, key: key, part: part, base: base,
            here: statement(here), there: statement(there))
    }

    private func decide(_ conflict: MergeConflict) -> MergeSide { side(conflict, Self.newer(conflict)) }

    /// Of one survey day the one that was entered later; of one instant by an order that is the same in all copies.
    static func newer(_ conflict: MergeConflict) -> MergeSide {
        let (here, there) = (conflict.here, conflict.there)
        let (mine, theirs) = (
            (here.at ?? "", here.who ?? "", here.value ?? ""), (there.at ?? "", there.who ?? "", there.value ?? "")
        )
        return mine < theirs ? .there : .here
    }
}

extension FieldValue {
    /// The value for lists of conflicts.
    var plainText: String { text ?? "?" }
}

extension GeographicShape {
    /// The place for lists of conflicts: latitude and longitude of a point, of others all their positions.
    var plainText: String {
        func text(_ positions: [GeographicPosition]) -> String {
            positions.map { "\($0.latitude) \($0.longitude)" }.joined(separator: ", ")
        }
        return switch self {
        case .point(let position): text([position])
        case .lines(let lines): lines.map(text).joined(separator: "; ")
        case .area(let polygons):
            polygons.map { ([$0.outer] + $0.holes).map(text).joined(separator: "; ") }.joined(separator: " | ")
        }
    }
}
