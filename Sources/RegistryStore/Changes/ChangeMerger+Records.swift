import RegistryRecords
import SQLiteStore

extension ChangeMerger {
    func takeRecords() throws {
        let names = records.keys.sorted()
        flows = []
        var goneSites: [String: String?] = [:]
        // Those that go make room for keys; then those that are there; then new ones, sites before their cells.
        for kind in RecordKind.allCases.reversed() {
            for uuid in names {
                guard let record = records[uuid], record.kind == kind, record.isGone else { continue }
                if try takeGone(uuid, record), kind == .site { goneSites[uuid] = record.into }
            }
        }
        for kind in RecordKind.allCases {
            for uuid in names {
                guard let record = records[uuid], record.kind == kind, !record.isGone else { continue }
                try takePresent(uuid, record)
            }
        }
        for flow in flows { try take(flow.from, into: flow.into) }
        for (site, into) in goneSites.sorted(by: { $0.key < $1.key }) { try moveCells(of: site, to: into) }
    }

    /// What the other copy has done, record by record, without the entries that are here already.
    func newRecords() throws -> [String: IncomingRecord] {
        var records: [String: IncomingRecord] = [:]
        let gone = Set(incoming.header.gone)
        let origins = try knownOrigins()
        for entry in incoming.entries {
            let uuid = entry.entry.record
            guard !origins.contains(entry.origin) else { continue }
            records[uuid, default: IncomingRecord(kind: entry.entry.kind, entries: [], isGone: gone.contains(uuid))]
                .entries
                .append(entry)
        }
        for entry in incoming.entries { records[entry.entry.record]?.add(plain: entry.entry) }
        for (kind, made) in incoming.records {
            for record in made {
                let uuid = record.record.uuid
                records[uuid, default: IncomingRecord(kind: kind, entries: [], isGone: false)].made = record
            }
        }
        return records
    }

    /// The names of entries that came from other copies or went there.
    private func knownOrigins() throws -> Set<[String]> {
        var origins = Set<[String]>()
        let names = Set(incoming.entries.map(\.entry.record))
        for name in names { for (_, origin) in try entriesHere(name) { origins.insert(origin) } }
        return origins
    }

    /// All entries of a record here, in their order, with their names in all copies.
    private func entriesHere(_ uuid: String) throws -> [(entry: HistoryEntry, origin: [String])] {
        let entries = try registry.entries(where: "record = ?", .text(uuid))
        let numbers = try connection.rows(
            "SELECT id FROM hatang_history WHERE record = ? ORDER BY version, action <> 'create', id", .text(uuid))
        return zip(entries, numbers).map { entry, row in
            let number: Int64 = if case .integer(let number) = row[0] { number } else { 0 }
            return (entry, HistoryParts(entry).origin(number: number, version: entry.version, lineage))
        }
    }

    /// What was done to a record here that the other copy does not know.
    private func unknownToThem(_ uuid: String) throws -> [HistoryEntry] {
        let theirs = Set(incoming.entries.lazy.filter { $0.entry.record == uuid }.map(\.origin))
        return try entriesHere(uuid).filter { $0.entry.version > knownVersion && !theirs.contains($0.origin) }.map(
            \.entry)
    }

    private func pathHere(to present: RegistryRecord) throws -> RecordMeeting.Path {
        .init(to: present, by: try entriesHere(present.uuid).map(\.entry).filter { $0.version > knownVersion })
    }

    // MARK: Records that the other copy has

    private func takePresent(_ uuid: String, _ theirs: IncomingRecord) throws {
        if let here = try editor(theirs.kind).rows.record(uuid, numbers) {
            if !theirs.entries.isEmpty { try meet(here, theirs) }
            return
        }
        guard try !entriesHere(uuid).isEmpty else {
            guard let made = theirs.made else { throw ChangeSetReader.Failure(detail: "\(theirs.kind.table), \(uuid)") }
            return try create(made, theirs)
        }
        // It was let go here.
        guard !theirs.entries.isEmpty else { return }
        let all = try entriesHere(uuid)
        guard let before = lastState(of: uuid, theirs.kind, all.map(\.entry)) else { return try keepAside(theirs) }
        let mine = try unknownToThem(uuid)
        let after = theirs.made?.record ?? RecordRewind(before).redoing(theirs.plain).record
        let goneBy = all.map(\.entry).last { $0.action.changesRecord }
        if let into = goneBy.flatMap({ HistoryParts($0).into?.new }), !mine.isEmpty {
            flows.append((.init(to: after, by: theirs.plain), into))
            return try keepAside(theirs)
        }
        let isBack = mine.isEmpty || decide(here: nil, there: after, mine, theirs) == .there
        // Entries of other copies that were put aside when it was gone count again.
        let met = try isBack ? meetings(from: before, mine: mine, after, theirs) : before
        try keepAside(theirs)
        if isBack { try restore(met, fid: theirs.made?.fid) }
    }

    /// What a record that is gone here comes to, once it is to be back: as if all that copies have done to it had met it
    /// before it went.
    ///
    /// - Parameter mine: What the other copy does not know, among it what was put aside of further copies.
    private func meetings(
        from before: RegistryRecord, mine: [HistoryEntry], _ after: RegistryRecord, _ theirs: IncomingRecord
    ) throws -> RegistryRecord {
        guard !mine.isEmpty else { return after }
        func met(_ here: RecordMeeting.Path, _ there: RecordMeeting.Path) -> RecordMeeting.Path {
            let result = RecordMeeting(here: here, there: there, side: { [self] in side(of: $0, newer: $1) }).result()
            return .init(
                states: here.states + there.states.dropFirst() + [result], entries: here.entries + there.entries)
        }
        var path = met(
            .init(to: before, by: mine.filter { !$0.letsGo && $0.action.changesRecord }),
            .init(to: after, by: theirs.plain))
        let aside = mine.filter { !$0.letsGo }.compactMap(\.asItWasDone)
        for (_, entries) in Dictionary(grouping: aside, by: { HistoryParts($0).origin?.old ?? "" })
            .sorted(by: { $0.key < $1.key })
        {
            path = met(path, .init(to: RecordRewind(path.present).redoing(entries).record, by: entries))
        }
        return path.present
    }

    /// The last state of a record that is gone.
    private func lastState(of uuid: String, _ kind: RecordKind, _ entries: [HistoryEntry]) -> RegistryRecord? {
        entries.last { $0.action.changesRecord }.map { last in
            RecordRewind(RegistryRecord(uuid: uuid, kind: kind)).undoing([last]).record
        }
    }

    private func meet(_ here: RegistryRecord, _ theirs: IncomingRecord) throws {
        let after = RecordRewind(here).redoing(theirs.plain).record
        let meeting = RecordMeeting(
            here: try pathHere(to: here), there: .init(to: after, by: theirs.plain),
            side: { [self] in side(of: $0, newer: $1) })
        let result = meeting.result()
        let replayed = try replay(theirs.entries, on: here)
        try settle(.reconcile, result, HistoryText(from: replayed, to: result))
        guard result != here else { return }
        try write(result, over: here, fid: nil)
        part.updated += 1
    }

    /// Adds entries of the other copy, each as what it does to the record that is here; gives what they lead to.
    private func replay(_ entries: [IncomingChanges.Entry], on record: RegistryRecord) throws -> RegistryRecord {
        var state = record
        for theirs in entries {
            let action = theirs.entry.action
            guard action.changesRecord && !theirs.entry.letsGo else {
                // A record that went there and was made again has never been away here.
                let isAside = action == .create || action.changesRecord
                try add(
                    theirs, key: state.key, changes: isAside ? theirs.aside : theirs.named,
                    as: isAside ? .outdated : nil)
                continue
            }
            let next = RecordRewind(state).redoing([theirs.entry]).record
            let text = HistoryText(
                from: state, to: next, keeping: HistoryParts(theirs.entry), origin: theirs.origin)
            try add(theirs, key: next.key, changes: text.text)
            state = next
        }
        return state
    }

    /// Adds entries of the other copy that change nothing here.
    private func keepAside(_ theirs: IncomingRecord) throws {
        for entry in theirs.entries { try add(entry, key: entry.entry.key, changes: entry.aside, as: .outdated) }
    }

    private func restore(_ record: RegistryRecord, fid: Int64?) throws {
        try settle(.create, record, HistoryText(from: nil, to: record))
        try write(record, over: nil, fid: fid)
        part.created += 1
    }

    // MARK: New records

    private func create(_ made: (record: RegistryRecord, fid: Int64), _ theirs: IncomingRecord) throws {
        let record = made.record
        let span = incoming.spans.first { $0.covers(made.fid, of: record.kind) }
        let keepsRow = try isFree(made.fid, in: record.kind) && span.map(isAdoptable) ?? true
        let isKept =
            try editor(record.kind).rows.record(withKey: record.key, numbers).map { $0.uuid > record.uuid } ?? true
        // Its making is told by its span as long as its row stands in it.
        if let span, !keepsRow || !isKept {
            let first = RecordRewind(record).undoing(theirs.plain).record
            let entry = HistoryEntry(
                version: version(of: Int(span.integer("version") ?? 0)),
                survey: span.text("survey").flatMap { incoming.header.surveys[$0] }.map(numbers.stored),
                row: first.evidence.base.row, who: span.text("who"), at: span.text("at") ?? "", kind: record.kind,
                record: record.uuid, key: first.key, action: .create, fields: [:], shape: nil, communes: nil,
                surveyed: nil, changes: HistoryText(from: nil, to: first).text)
            try log.add(entry)
        }
        for entry in theirs.entries { try add(entry, key: entry.entry.key, changes: entry.named) }
        try write(record, over: nil, fid: keepsRow ? made.fid : nil)
        part.created += 1
    }

    private func isFree(_ fid: Int64, in kind: RecordKind) throws -> Bool {
        try !editor(kind).rows.has(fid: fid)
    }

    /// Whether a span of the other copy says nothing of rows of ours.
    func isAdoptable(_ span: IncomingChanges.Row) -> Bool {
        adoptable.contains(span.text("table_name").map { "\($0) \(span.integer("first_fid") ?? 0)" } ?? "")
    }

    // MARK: Records that the other copy has not

    /// Gives whether the record is gone here, too.
    private func takeGone(_ uuid: String, _ theirs: IncomingRecord) throws -> Bool {
        guard !theirs.entries.isEmpty else { return false }
        guard let here = try editor(theirs.kind).rows.record(uuid, numbers) else {
            if try entriesHere(uuid).isEmpty {
                // Made and let go there since.
                for entry in theirs.entries { try add(entry, key: entry.entry.key, changes: entry.named) }
            } else {
                try keepAside(theirs)
            }
            return false
        }
        let mine = try unknownToThem(uuid)
        // Each copy has let the other one of two records go: one of them has to stay.
        if let into = theirs.into, try resolved(into, theirs.kind).map({ $0.uuid == uuid }) ?? true, !mine.isEmpty {
            try keepAside(theirs)
            return false
        }
        let isUsed = try theirs.into == nil && (!mine.isEmpty || hasOwnCells(on: here))
        if isUsed, decide(here: here, there: nil, mine, theirs) == .here {
            try keepAside(theirs)
            return false
        }
        if let into = theirs.into, !mine.isEmpty { flows.append((try pathHere(to: here), into)) }
        try remove(here, theirs)
        return true
    }

    private func remove(_ here: RegistryRecord, _ theirs: IncomingRecord) throws {
        let rows = try editor(here.kind).rows
        if let fid = try rows.fid(of: here.uuid), var made = try registry.creationEntry(of: here, fid: fid) {
            made.survey = made.survey.map(numbers.stored)
            try log.add(made)
        }
        if let end = theirs.end {
            let (last, before) = (theirs.entries[end], try replay(Array(theirs.entries[..<end]), on: here))
            let text = HistoryText(from: before, to: nil, keeping: HistoryParts(last.entry), origin: last.origin)
            try add(last, key: before.key, changes: text.text)
            for entry in theirs.entries[(end + 1)...] {
                try add(entry, key: entry.entry.key, changes: entry.aside, as: .outdated)
            }
        } else {
            // How it went there is known here and was not followed then.
            try settle(.delete, here, HistoryText(deletionOf: here))
            try keepAside(theirs)
        }
        try editor(here.kind).delete(here.uuid)
        touch(here.kind)
        part.gone += 1
        if let into = theirs.into { try movePhotos(of: here.uuid, to: into) }
    }

    private func hasOwnCells(on site: RegistryRecord) throws -> Bool {
        guard site.kind == .site else { return false }
        return try connection.value("SELECT 1 FROM cells WHERE site_uuid = ? LIMIT 1", .text(site.uuid)) != nil
    }

    func movePhotos(of gone: String, to kept: String) throws {
        try connection.run("UPDATE hatang_photos SET record = ? WHERE record = ?", .text(kept), .text(gone))
    }

    private func decide(
        here: RegistryRecord?, there: RegistryRecord?, _ mine: [HistoryEntry], _ theirs: IncomingRecord
    ) -> MergeSide {
        func statement(_ record: RegistryRecord?, _ entry: HistoryEntry?) -> MergeConflict.Statement {
            MergeConflict.Statement(
                value: record?.key, who: entry?.who, at: entry?.at, survey: entry?.survey, row: entry?.row,
                surveyed: entry?.surveyed)
        }
        // What was done to the record stands against its going, whichever copy that is of.
        func latest(_ entries: [HistoryEntry], going: Bool) -> HistoryEntry? {
            // Who merges copies says nothing new, and may have brought the record back.
            entries.filter { $0.action != .reconcile && $0.action != .create && $0.letsGo == going }
                .max { $0.at < $1.at }
        }
        let (last, other) = (latest(mine, going: here == nil), latest(theirs.plain, going: there == nil))
        let uuid = here?.uuid ?? there?.uuid ?? ""
        let conflict = MergeConflict(
            table: theirs.kind.table, record: uuid, key: here?.key ?? there?.key ?? "", part: "record",
            base: nil, here: statement(here, last), there: statement(there, other))
        // Of one instant the record stays, whichever copy has it.
        let isLater = (last?.at ?? "", here == nil ? 0 : 1) < (other?.at ?? "", there == nil ? 0 : 1)
        return side(of: conflict, newer: isLater ? .there : .here)
    }
}

extension HistoryEntry {
    /// Whether the record went by it, here or in the copy that it came from.
    var letsGo: Bool {
        let evidence = HistoryParts(self).evidence
        return evidence?.old != nil && evidence?.new == nil && (asItWasDone ?? self).action.changesRecord
    }

    /// The entry of another copy that was put aside here, as what it was there; nil for one that was not.
    fileprivate var asItWasDone: HistoryEntry? {
        guard action == .outdated, let done = HistoryParts(self).action?.new.flatMap(Action.init) else { return nil }
        var entry = self
        entry.action = done
        return entry.action.changesRecord ? entry : nil
    }
}

extension IncomingChanges.Entry {
    /// The changes as they were written, with the name of the entry.
    var named: String { with(#""origin":["\#(origin[0])","\#(origin[1])"]"#) }

    /// The changes as they were written, with the name of the entry and what it did there.
    var aside: String {
        HistoryParts(entry).action == nil
            ? with(#""action":[null,"\#(entry.action.rawValue)"],"origin":["\#(origin[0])","\#(origin[1])"]"#) : named
    }

    private func with(_ member: String) -> String {
        if HistoryParts(entry).origin != nil { return entry.changes }
        let rest = entry.changes.dropLast()
        return rest == "{" ? "{\(member)}" : "\(rest),\(member)}"
    }
}

extension IncomingChanges.Row {
    /// Whether a span tells of the making of a row.
    func covers(_ fid: Int64, of kind: RecordKind) -> Bool {
        guard text("table_name") == kind.table, let first = integer("first_fid"), let last = integer("last_fid") else {
            return false
        }
        return first <= fid && fid <= last
    }
}
