import CommuneBoundaries
public import RegistryRecords
import VN2000

extension ProvinceRegistry {
    /// Finds records and communes by their texts: codes, names, addresses, places, roads, enterprises.
    ///
    /// Marks that are typed count, those that are not typed do not; old names of communes come to those of today. Cells are
    /// found by their sites; samples have no texts to look for.
    ///
    /// - Parameters:
    ///   - text: Some words, of which each must stand in the record, in whatever order and in whatever field.
    ///   - kinds: Which records to look at; communes are looked at when all are.
    ///   - limit: How many records to give back at most; ``RecordSearch/count`` counts them all.
    /// - Complexity: O(records): some 0.1 s for a province.
    public func find(
        _ text: String, among kinds: [SurveyKind] = SurveyKind.allCases, limit: Int = 20
    ) throws -> RecordSearch {
        let search = VietnameseSearch(text)
        var found = BestHits(limit: limit)
        for kind in kinds.map(\.recordKinds[0]) where kind != .signalSample {
            let texts = TextFields(of: kind)
            try registry.forEachRecord(of: kind) { record in
                guard let fit = search.fit(of: texts.values(of: record)) else { return }
                found.add(record, rank: Rank(fit: fit, record: record, search: search))
            }
        }
        let directory = try communeNames()
        let communes = kinds == SurveyKind.allCases ? directory.communes(fitting: search, code: text) : []
        let hits = try found.sorted.map { record in
            RecordSearch.Hit(
                record: record, fields: TextFields(of: record.kind).fields(of: record, fitting: search),
                communes: directory.communes(withCodes: try codes(of: record)))
        }
        let isEmpty = found.count == 0 && communes.isEmpty && !search.isEmpty
        return RecordSearch(
            text: text, count: found.count, hits: hits, communes: communes,
            suggestions: isEmpty ? try suggestions(for: text, among: kinds) : [])
    }

    /// The communes that a record states, else the one that holds its position today.
    private func codes(of record: RegistryRecord) throws -> [String] {
        guard record.communes.isEmpty, case .point(let position)? = record.shape,
            let index = try communeIndex(on: .today), let commune = index.commune(at: position)
        else {
            let succession = try succession()
            var codes: [String] = []
            for code in record.statedCommunes.flatMap(succession.today) where !codes.contains(code) {
                codes.append(code)
            }
            return codes
        }
        return [index.communes[commune].code]
    }

    private func communeNames() throws -> CommuneNames {
        CommuneNames(try communesWithoutSuccessors(), former: try formerCommunes().communes)
    }

    /// At most three: communes, then codes and names of records that differ by few letters.
    private func suggestions(for text: String, among kinds: [SurveyKind]) throws -> [String] {
        var near: [String: Int] = [:]
        if case .unknown(let candidates) = try communeDirectory().find(text, on: .today) {
            for candidate in candidates { near[candidate.label] = 1 }
        }
        let key = Array(VietnameseFold.key(text).utf8)
        let distance = EditDistance(limit: max(1, key.count / 4))
        for kind in kinds.map(\.recordKinds[0]) where kind != .signalSample {
            try registry.forEachRecord(of: kind) { record in
                for field in [RecordSchema.of(kind).key[0], .name, .place, .road] {
                    guard let value = record[field]?.text,
                        let apart = distance.between(key, Array(VietnameseFold.key(value).utf8))
                    else { continue }
                    near[value] = min(near[value] ?? .max, apart)
                }
            }
        }
        return near.sorted { ($0.value, $0.key) < ($1.value, $1.key) }.prefix(3).map(\.key)
    }
}

/// The fields of a kind that are looked at.
private struct TextFields {
    let places: [(field: Field, index: Int)]

    init(of kind: RecordKind) {
        places = RecordSchema.of(kind).fields.enumerated().compactMap { index, definition in
            definition.type == .text ? (definition.field, index) : nil
        }
    }

    func values(of record: RegistryRecord) -> [String] {
        places.compactMap { record.values[$0.index]?.text }
    }

    /// The fewest fields that have all the words.
    func fields(of record: RegistryRecord, fitting search: VietnameseSearch) -> [Field] {
        let stated = places.filter { record.values[$0.index]?.text != nil }
        return search.places(in: values(of: record)).map { stated[$0].field }
    }
}

/// How good a hit is.
private struct Rank: Comparable {
    var isOtherCode: Bool
    var fit: VietnameseSearch.Fit
    var kind: Int
    var key: String

    init(fit: VietnameseSearch.Fit, record: RegistryRecord, search: VietnameseSearch) {
        isOtherCode = search.fit(of: record.key) != .whole
        self.fit = fit
        kind = RecordKind.allCases.firstIndex(of: record.kind) ?? 0
        key = record.key
    }

    static func < (left: Rank, right: Rank) -> Bool {
        if left.isOtherCode != right.isOtherCode { return right.isOtherCode }
        return (left.fit, left.kind, left.key) < (right.fit, right.kind, right.key)
    }
}

/// The best of many hits.
private struct BestHits {
    let limit: Int
    private(set) var count = 0
    private var hits: [(rank: Rank, record: RegistryRecord)] = []

    init(limit: Int) {
        self.limit = limit
    }

    mutating func add(_ record: RegistryRecord, rank: Rank) {
        count += 1
        hits.append((rank, record))
        if hits.count > 4 * limit + 64 { trim() }
    }

    private mutating func trim() {
        hits.sort { $0.rank < $1.rank }
        hits.removeLast(max(0, hits.count - limit))
    }

    var sorted: [RegistryRecord] {
        hits.sorted { $0.rank < $1.rank }.prefix(limit).map(\.record)
    }
}

/// The communes of a registry, of today and of before, by what they are called.
private struct CommuneNames {
    private let communes: [Commune]
    private let former: [FormerCommune]

    init(_ communes: [Commune], former: [FormerCommune]) {
        self.communes = communes
        self.former = former
    }

    /// The communes whose name or code fits, those of today first.
    func communes(fitting search: VietnameseSearch, code: String) -> [RecordSearch.CommuneHit] {
        let present = communes.filter { $0.code == code || search.fit(of: $0.name) != nil }.map(hit)
        let known = Set(present.map { [$0.code, $0.name] })
        // A district may be named beside a commune; alone it would find all its communes.
        let old = former.filter { commune in
            commune.code == code
                || search.fitsPart(of: commune.name) && search.fit(of: [commune.name, commune.district.name]) != nil
        }.map(hit)
        return present.sorted(by: Self.comesFirst) + old.filter { !known.contains([$0.code, $0.name]) }
    }

    func communes(withCodes codes: [String]) -> [RecordSearch.CommuneHit] {
        codes.compactMap { code in
            (communes.first { $0.code == code && $0.validTo == nil } ?? communes.first { $0.code == code }).map(hit)
        }
    }

    private static func comesFirst(_ one: RecordSearch.CommuneHit, _ other: RecordSearch.CommuneHit) -> Bool {
        (one.validTo == nil ? 0 : 1, one.code) < (other.validTo == nil ? 0 : 1, other.code)
    }

    private func hit(_ commune: Commune) -> RecordSearch.CommuneHit {
        .init(code: commune.code, name: commune.name, validTo: commune.validTo, district: nil, now: [])
    }

    private func hit(_ commune: FormerCommune) -> RecordSearch.CommuneHit {
        .init(
            code: commune.code, name: commune.name, validTo: commune.validTo, district: commune.district.name,
            now: commune.successors.map { code in
                .init(code: code, name: communes.first { $0.code == code && $0.validTo == nil }?.name ?? "")
            })
    }
}
