import CoverageEngine
import Foundation
public import RegistryRecords
public import RegistryStore
public import ReportWriters
import SurveyValidation

extension ProvinceRegistry {
    /// Records that are probably one object under two codes, over all files and eras; nothing is changed.
    ///
    /// Codes that differ only in case, blanks, dashes or leading zeros, and records that stand near each other under
    /// like names; see `NearDuplicateRule`. Records of different stated enterprises are never paired.
    ///
    /// - Parameter kinds: Of `bts` the sites are compared; claims and samples never are.
    /// - Complexity: O(n), some seconds for a million records.
    public func duplicates(of kinds: [SurveyKind] = SurveyKind.allCases) throws -> DuplicateList {
        let surveys = try registry.surveyDescriptions()
        var list = DuplicateList(
            registry: registry.identifier, registryVersion: try registry.version, compared: 0, crowded: 0, pairs: [])
        for kind in kinds.map(\.recordKinds[0]) where NearDuplicateRule.standard[kind] != nil {
            var items: [DuplicateItem] = []
            var names: [String] = []
            try registry.forEachRecord(of: kind) { record in
                guard let item = DuplicateItem(record, origin: .registry, seeks: true) else { return }
                items.append(item)
                names.append(record.uuid)
            }
            let report = NearDuplicates().report(among: items)
            list.compared += items.count
            list.crowded += report.crowdedItems
            func member(_ place: Int) throws -> DuplicateList.Member {
                let (item, record) = (items[place], try registry.record(uuid: names[place]))
                return .init(
                    uuid: names[place], code: item.key, name: item.name, group: item.group,
                    communes: record?.communes ?? [], sources: record.map { Self.sources(of: $0, surveys) } ?? [])
            }
            list.pairs += try report.pairs.sorted(by: Self.comesFirst).map { pair in
                .init(
                    kind: kind, first: try member(min(pair.item, pair.partner)),
                    second: try member(max(pair.item, pair.partner)), hasSameCode: pair.hasSameCode,
                    metres: pair.metres,
                    similarity: pair.similarity)
            }
        }
        return list
    }

    /// The surest pairs first, in a fixed order.
    private static func comesFirst(_ one: DuplicatePair, _ other: DuplicatePair) -> Bool {
        if one.hasSameCode != other.hasSameCode { return one.hasSameCode }
        if one.similarity != other.similarity { return one.similarity > other.similarity }
        return (one.metres ?? .infinity, one.item) < (other.metres ?? .infinity, other.item)
    }

    private static func sources(
        of record: RegistryRecord, _ surveys: [String: SurveyDescription]
    ) -> [SourceRow] {
        var rows: [Evidence] = [record.evidence.base]
        for (_, evidence) in record.evidence.exceptions.sorted(by: { $0.key.rawValue < $1.key.rawValue })
        where !rows.contains(where: { $0.survey == evidence.survey && $0.row == evidence.row }) {
            rows.append(evidence)
        }
        return rows.map { evidence in
            SourceRow(
                file: surveys[evidence.survey]?.file ?? "", sheet: surveys[evidence.survey]?.sheet, row: evidence.row,
                surveyed: evidence.surveyed)
        }
    }

    /// Merges records that somebody has found to be one, all pairs or none; see `Registry.merge(_:by:at:)`.
    ///
    /// - Parameters:
    ///   - pairs: Of each the record that stays and the one that goes, by code or by uuid.
    ///   - kinds: Where codes are looked for.
    ///   - who: Who decided; goes to history.
    /// - Throws: ``JobError/unknownRecord(_:)``, ``JobError/ambiguousRecord(_:kinds:)``,
    ///   ``JobError/differentRecords(_:_:)``, ``JobError/mergedTwice(_:)``; `RegistryError`.
    @discardableResult
    public func merge(
        _ pairs: [(kept: String, gone: String)], among kinds: [SurveyKind] = SurveyKind.allCases, by who: String? = nil
    ) throws -> [MergedRecords] {
        var mergings: [RecordMerging] = []
        var gone = Set<String>()
        for pair in pairs {
            let merging = try merging(pair, among: kinds)
            if gone.contains(merging.kept) { throw JobError.mergedTwice(pair.kept) }
            if merging.kept == merging.gone || !gone.insert(merging.gone).inserted {
                throw JobError.mergedTwice(pair.gone)
            }
            mergings.append(merging)
        }
        return try registry.merge(mergings, by: who, at: Date.now.ISO8601Format())
    }

    /// The records of two names, which must be of one kind.
    private func merging(
        _ pair: (kept: String, gone: String), among kinds: [SurveyKind]
    ) throws -> RecordMerging {
        let kept = try named(pair.kept, among: kinds)
        let gone = try named(pair.gone, among: kinds)
        let common = RecordKind.allCases.filter { kept[$0] != nil && gone[$0] != nil }
        guard let kind = common.first, let keptName = kept[kind], let goneName = gone[kind] else {
            throw JobError.differentRecords(pair.kept, pair.gone)
        }
        guard common.count == 1 else {
            throw JobError.ambiguousRecord(
                pair.gone, kinds: SurveyKind.allCases.filter { common.contains($0.recordKinds[0]) })
        }
        return RecordMerging(kept: keptName, gone: goneName)
    }

    /// The uuids of the records that a code or a uuid names, by kind.
    func named(_ name: String, among kinds: [SurveyKind]) throws -> [RecordKind: String] {
        if let record = try registry.record(uuid: name) { return [record.kind: record.uuid] }
        var found: [RecordKind: String] = [:]
        for kind in kinds.map(\.recordKinds[0]) {
            found[kind] = try registry.records(of: kind, withKeys: [name])[name]?.uuid
        }
        guard !found.isEmpty else { throw JobError.unknownRecord(name) }
        return found
    }
}
