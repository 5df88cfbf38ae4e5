import Foundation
import RegistryRecords
import VN2000

/// One search for near duplicates: the best partner of each item so far.
struct DuplicateSearch {
    private let items: [DuplicateItem]
    private var best: [DuplicatePair?]
    private var isCrowded: [Bool]
    private let seeks: [Bool]
    private var names = NameSimilarity()

    init(items: [DuplicateItem]) {
        self.items = items
        best = Array(repeating: nil, count: items.count)
        isCrowded = Array(repeating: false, count: items.count)
        seeks = items.map(\.seeks)
    }

    var report: NearDuplicates.Report {
        var report = NearDuplicates.Report()
        for case let pair? in best {
            // Each other's best partners are one pair.
            if pair.partner < pair.item, best[pair.partner]?.partner == pair.item { continue }
            report.pairs.append(pair)
        }
        report.crowdedItems = isCrowded.count { $0 }
        return report
    }

    /// Pairs of codes that have one form and are written differently.
    mutating func compareCodes(of places: [Int]) {
        var table = ChainTable(count: items.count)
        for place in places {
            let hash = CodeForm.hash(of: items[place].key)
            guard hash != 0 else { continue }
            if seeks[place] {
                for other in found(in: table, under: hash, for: place)
                where CodeForm(items[other].key) == CodeForm(items[place].key) {
                    add(place, other, hasSameCode: true, metres: metres(place, other))
                }
            }
            table.insert(place, under: hash)
        }
    }

    /// Pairs that are near and alike. Cells are as wide as the widest radius, so that neighbours hold all that is near.
    mutating func comparePositions(of places: [Int], by rules: [NearDuplicateRule]) {
        let radius = rules.reduce(1) { max($0, $1.radiusMetres) }
        let located = places.filter { isUsable(items[$0].position) }
        let north = located.reduce(0) { max($0, abs(items[$1].position?.latitude ?? 0)) }
        // A degree of latitude is 110.57 km at least; one of longitude 111.32 km times the cosine, at least.
        let height = radius / 110_500
        let width = radius / (111_300 * cos(min(north + height, 89) * .pi / 180))
        var table = ChainTable(count: items.count)
        for place in located {
            guard let position = items[place].position else { continue }
            let row = Int64(((position.latitude + 90) / height).rounded(.down))
            let column = Int64(((position.longitude + 180) / width).rounded(.down))
            if seeks[place] {
                for near in -1...Int64(1) {
                    for beside in -1...Int64(1) {
                        let key = Self.key(row + near, column + beside)
                        guard table.last(under: key) >= 0 else { continue }
                        for other in found(in: table, under: key, for: place) {
                            compare(place, other, by: rules, radius: radius)
                        }
                    }
                }
            }
            table.insert(place, under: Self.key(row, column))
        }
    }

    private static func key(_ row: Int64, _ column: Int64) -> UInt64 {
        UInt64(bitPattern: row) << 32 | (UInt64(bitPattern: column) & 0xFFFF_FFFF)
    }

    private func isUsable(_ position: GeographicPosition?) -> Bool {
        guard let position else { return false }
        return abs(position.latitude) <= 89 && abs(position.longitude) <= 180
    }

    /// The items under a key, the latest first; the place is marked as crowded when there are too many.
    private mutating func found(in table: ChainTable, under key: UInt64, for place: Int) -> [Int] {
        var found: [Int] = []
        var item = table.last(under: key)
        while item >= 0, found.count < NearDuplicates.crowd {
            found.append(Int(item))
            item = table.item(before: item, under: key)
        }
        if item >= 0 { isCrowded[place] = true }
        return found
    }

    private mutating func compare(_ place: Int, _ other: Int, by rules: [NearDuplicateRule], radius: Double) {
        guard let one = items[place].position, let two = items[other].position, items[place].key != items[other].key,
            // Cheaper than the geodesic, and never farther: a degree of latitude is 110.57 km at least.
            abs(one.latitude - two.latitude) * 110_500 <= radius
        else { return }
        let metres = one.distance(to: two)
        guard metres <= radius else { return }
        let similarity = names.between(items[place].foldedName, items[other].foldedName)
        let hasSameGroup =
            !items[place].foldedGroup.isEmpty && items[place].foldedGroup == items[other].foldedGroup
        let isOne = rules.contains { rule in
            metres <= rule.radiusMetres && similarity >= rule.similarity && (hasSameGroup || !rule.needsSameGroup)
        }
        if isOne { add(place, other, hasSameCode: false, metres: metres, similarity: similarity) }
    }

    private func metres(_ place: Int, _ other: Int) -> Double? {
        guard isUsable(items[place].position), isUsable(items[other].position), let one = items[place].position,
            let two = items[other].position
        else { return nil }
        return one.distance(to: two)
    }

    private mutating func add(
        _ place: Int, _ other: Int, hasSameCode: Bool, metres: Double?, similarity: Double? = nil
    ) {
        let (one, two) = (items[place], items[other])
        guard one.key != two.key,
            one.foldedGroup == two.foldedGroup || one.foldedGroup.isEmpty || two.foldedGroup.isEmpty
        else { return }
        let similarity = similarity ?? names.between(one.foldedName, two.foldedName)
        offer(
            .init(item: place, partner: other, hasSameCode: hasSameCode, metres: metres, similarity: similarity))
        if seeks[other] {
            offer(
                .init(item: other, partner: place, hasSameCode: hasSameCode, metres: metres, similarity: similarity))
        }
    }

    private mutating func offer(_ pair: DuplicatePair) {
        guard let present = best[pair.item], !Self.isBetter(pair, than: present) else {
            best[pair.item] = pair
            return
        }
    }

    /// Codes first, then names, then distance; the earlier partner where all are equal.
    private static func isBetter(_ pair: DuplicatePair, than other: DuplicatePair) -> Bool {
        if pair.hasSameCode != other.hasSameCode { return pair.hasSameCode }
        if pair.similarity != other.similarity { return pair.similarity > other.similarity }
        let (metres, otherMetres) = (pair.metres ?? .infinity, other.metres ?? .infinity)
        if metres != otherMetres { return metres < otherMetres }
        return pair.partner < other.partner
    }
}
