import RegistryRecords

/// Keeps in mind which records a file states, and holds the new ones at its end against each other, against those that
/// the file changes, and against what else the registry has.
///
/// What the file states itself is taken from the file alone: within an import the registry has it already, in a preview
/// it does not, and both must find the same.
struct DuplicateWatch {
    private struct Stated {
        var record: RegistryRecord
        var row: Int
        var isNew: Bool
    }

    private let kind: RecordKind
    /// Claims overlap and samples are taken at one place again and again: neither is searched.
    private let isSearched: Bool
    /// The most records that are kept in mind.
    private let limit: Int
    /// In the order in which the file states them first.
    private var stated: [Stated] = []
    private var placeOfKey: [String: Int] = [:]
    private var isOverfull = false

    /// A watch over the records that surveys of a kind state first: of `bts` the sites.
    init(_ kind: SurveyKind, limit: Int) {
        self.kind = kind.recordKinds[0]
        isSearched = NearDuplicateRule.standard[self.kind] != nil
        self.limit = limit
    }

    /// Keeps in mind what a batch makes and changes.
    mutating func add(_ changes: [RecordChange]) {
        guard isSearched, !isOverfull else { return }
        for change in changes where change.after.kind == kind && change.row > 0 {
            let key = change.after.key
            if let place = placeOfKey[key] {
                stated[place].record = change.after
                continue
            }
            guard stated.count < limit else {
                isOverfull = true
                stated = []
                placeOfKey = [:]
                return
            }
            placeOfKey[key] = stated.count
            stated.append(Stated(record: change.after, row: change.row, isNew: change.before == nil))
        }
    }

    /// Reports new records that are probably known under another code.
    func finish(
        _ present: SurveyValidator.Present, column: SurveyColumn, _ header: HeaderReading, into book: inout FindingBook
    )
        throws
    {
        if isOverfull { return book.add(.duplicatesNotSearched(limit: limit), row: nil) }
        guard stated.contains(where: \.isNew) else { return }
        var items = stated.compactMap { DuplicateItem($0.record, origin: .file(row: $0.row), seeks: $0.isNew) }
        if !present.absentKinds.contains(kind) {
            let neighbourhood = DuplicateNeighbourhood(of: items)
            try present.forEachRecord(kind) { record in
                guard placeOfKey[record.key] == nil, let item = DuplicateItem(record, origin: .registry),
                    neighbourhood.contains(item)
                else { return }
                items.append(item)
            }
        }
        let report = NearDuplicates().report(among: items)
        for pair in report.pairs {
            guard case .file(let row) = items[pair.item].origin else { continue }
            book.add(
                .nearDuplicate(problem: pair.problem(among: items), remedy: DuplicatePair.remedy), row: row,
                column: header.heading(column), columnIndex: header.place(of: column), value: items[pair.item].key)
        }
        if report.crowdedItems > 0 { book.add(.duplicatesCrowded(rows: report.crowdedItems), row: nil) }
    }
}
