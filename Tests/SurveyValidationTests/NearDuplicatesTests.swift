import RegistryRecords
import SurveyValidation
import TestWitnesses
import Testing
import VN2000

struct NearDuplicatesTests {
    @Test func `a row near a recorded point of nearly its name is reported, with its reasons`() throws {
        let items = [
            Self.item("880100", "Bưu cục Long Xuyên", 10.3864, 105.4351, origin: .registry, surveyed: "2026-01-05"),
            Self.item("880999", "BC Long Xuyên", 10.3865, 105.4352, row: 7),
            Self.item("880777", "Bưu cục Mỹ Bình", 10.3865, 105.4352, row: 8),
        ]
        let report = NearDuplicates().report(among: items)
        #expect(report.crowdedItems == 0)
        let pair = try #require(report.pairs.first)
        #expect(pair.item == 1 && pair.partner == 0 && !pair.hasSameCode)
        #expect(pair.metres.map { abs($0 - 15.6) < 0.1 } == true)
        #expect(
            pair.problem(among: items).vi
                == "Có thể trùng với «880100» (Bưu cục Long Xuyên) đã có trong sổ, khảo sát ngày 05/01/2026: cách nhau 16 m, tên giống nhau \(Int(pair.similarity * 100)) %."
        )
        #expect(
            pair.problem(among: items).en.hasPrefix(
                "Probably the same as “880100” (Bưu cục Long Xuyên) in the registry"))
    }

    @Test(arguments: [
        ("TQG0327-12", "tqg 327 12", true), ("BC-01", "BC1", true), ("000", "0", true), ("ĐX-07", "đx7", true),
        ("880100", "0880100", true), ("BC-10", "BC-1", false), ("A100", "A1", false), ("", "-", false),
    ])
    func `codes that differ only in writing are one`(one: String, other: String, isOne: Bool) {
        // A hundred kilometres apart and of other names: the code alone says it.
        let items = [
            Self.item(one, "Bưu cục Châu Đốc", 10.7, 105.1, origin: .registry),
            Self.item(other, "Điểm Hà Tiên", 10.38, 104.48, row: 2),
        ]
        let pairs = NearDuplicates().report(among: items).pairs
        #expect(pairs.map(\.hasSameCode) == (isOne ? [true] : []))
        if !one.isEmpty { #expect((CodeForm(one) == CodeForm(other)) == isOne) }
    }

    @Test func `what only looks alike is no duplicate`() {
        let apart = [
            // Numbers differ; operators differ on one tower; one code is one record; far enough.
            [
                Self.item("1", "Ấp An Phú 1", 10.4, 105.4, row: 1, kind: .settlement),
                Self.item("2", "Ấp An Phú 2", 10.4001, 105.4, row: 2, kind: .settlement),
            ],
            [
                Self.item("A", "An Hòa", 10.4, 105.4, row: 1, kind: .site, group: "Viettel"),
                Self.item("B", "An Hòa", 10.4, 105.4, row: 2, kind: .site, group: "VNPT"),
            ],
            [Self.item("A", "An Hòa", 10.4, 105.4, row: 1), Self.item("A", "An Hòa", 10.4, 105.4, row: 2)],
            [Self.item("A", "An Hòa", 10.4, 105.4, row: 1), Self.item("B", "An Hòa", 10.401, 105.4, row: 2)],
            [Self.item("A", "An Hòa", 10.4, 105.4, row: 1), Self.item("B", "An Hòa", nil, nil, row: 2)],
            [Self.item("A", "An Hòa", .nan, 105.4, row: 1), Self.item("B", "An Hòa", .nan, 105.4, row: 2)],
            [
                Self.item("A", "An Hòa", 10.4, 105.4, row: 1, kind: .site),
                Self.item("B", "An Hòa", 10.4, 105.4, row: 2),
            ],
            [
                Self.item("A", "An Hòa", 10.4, 105.4, origin: .registry),
                Self.item("B", "An Hòa", 10.4, 105.4, origin: .registry),
            ],
        ]
        for items in apart { #expect(NearDuplicates().report(among: items).pairs.isEmpty) }
        // Two sites of one owner in one compound are, whatever their names.
        let sites = [
            Self.item("A", "An Hòa", 10.4, 105.4, row: 1, kind: .site, group: "Viettel"),
            Self.item("B", "Trạm 2", 10.4002, 105.4, row: 2, kind: .site, group: "VIETTEL"),
        ]
        let pairs = NearDuplicates().report(among: sites).pairs
        #expect(pairs.map(\.item) == [0] && pairs.map(\.partner) == [1])
        #expect(pairs.first?.problem(among: sites).vi.contains("ở dòng 2") == true)
        #expect(NearDuplicates(rules: [:]).report(among: sites).pairs.isEmpty)
    }

    @Test func `a crowd at one spot is cut short and counted`() {
        let items = (0..<500).map { Self.item("C\($0)", "An Hòa", 10.4, 105.4, row: $0) }
        let report = NearDuplicates().report(among: items)
        #expect(report.crowdedItems == 500 - NearDuplicates.crowd - 1)
        #expect(report.pairs.count >= 250)
    }

    @Test(arguments: 1...6)
    func `the grid finds what comparing all with all finds`(seed: UInt64) {
        var numbers = SeededNumbers(seed: seed)
        let items = Self.randomItems(300, &numbers)
        let found = NearDuplicates().report(among: items)
        #expect(found.crowdedItems == 0)
        let expected = Self.pairsByComparingAll(items)
        #expect(expected.count >= 40, "\(expected.count)")
        #expect(found.pairs == expected)
        #expect(found.pairs.contains { $0.hasSameCode } && found.pairs.contains { !$0.hasSameCode })
    }
}

extension NearDuplicatesTests {
    private static func item(
        _ key: String, _ name: String, _ latitude: Double?, _ longitude: Double?, row: Int = 0,
        origin: DuplicateItem.Origin? = nil, kind: RecordKind = .postalPoint, group: String = "",
        surveyed: String? = nil
    ) -> DuplicateItem {
        var position: GeographicPosition?
        if let latitude, let longitude { position = .init(latitude: latitude, longitude: longitude) }
        return DuplicateItem(
            kind: kind, key: key, name: name, group: group, position: position, origin: origin ?? .file(row: row),
            surveyed: surveyed.flatMap { Day(iso: $0) })
    }

    /// Items in clusters of some hundred metres, across latitudes, of several kinds, names and codes.
    private static func randomItems(_ count: Int, _ numbers: inout SeededNumbers) -> [DuplicateItem] {
        let names = [
            "Bưu cục An Hòa", "BC An Hoà", "An Hòa", "Bưu cục An Phú", "Điểm BĐ-VHX An Phú", "An Phú 2", "Tân Lập", "",
        ]
        let centres = (0..<8).map { _ in
            (Double.random(in: 8...23, using: &numbers), Double.random(in: 103...109, using: &numbers))
        }
        return (0..<count).map { place in
            let centre = centres[Int.random(in: 0..<8, using: &numbers)]
            let code = Int.random(in: 1...400, using: &numbers)
            return item(
                Bool.random(using: &numbers) ? "BC-\(code)" : "bc0\(code)",
                names[Int.random(in: 0..<8, using: &numbers)],
                place % 17 == 0 ? nil : centre.0 + .random(in: -0.0015...0.0015, using: &numbers),
                centre.1 + .random(in: -0.0015...0.0015, using: &numbers), row: place,
                origin: Int.random(in: 0..<3, using: &numbers) == 0 ? .registry : nil,
                kind: [.postalPoint, .site, .settlement, .deadZone][Int.random(in: 0..<4, using: &numbers)],
                group: ["", "Viettel", "VNPT"][Int.random(in: 0..<3, using: &numbers)])
        }
    }

    /// The same by brute force, with its own way of comparing names and codes.
    private static func pairsByComparingAll(_ items: [DuplicateItem]) -> [DuplicatePair] {
        var best: [Int: DuplicatePair] = [:]
        for one in items.indices {
            for two in items.indices where one != two {
                let (left, right) = (items[one], items[two])
                guard left.origin != .registry, left.kind == right.kind, left.key != right.key,
                    left.group.isEmpty || right.group.isEmpty || left.group == right.group
                else { continue }
                var metres: Double?
                if let here = left.position, let there = right.position { metres = here.distance(to: there) }
                let isSame = plainCode(left.key) == plainCode(right.key)
                guard isSame || (metres ?? .infinity) <= 300 else { continue }
                let similarity = alikeness(left.name, right.name)
                let isNear = NearDuplicateRule.standard[left.kind, default: []].contains { rule in
                    (metres ?? .infinity) <= rule.radiusMetres && similarity >= rule.similarity
                        && (!rule.needsSameGroup || (left.group == right.group && !left.group.isEmpty))
                }
                guard isSame || isNear else { continue }
                let pair = DuplicatePair(
                    item: one, partner: two, hasSameCode: isSame, metres: metres, similarity: similarity)
                func rank(_ pair: DuplicatePair) -> (Int, Double, Double, Int) {
                    (pair.hasSameCode ? 0 : 1, -pair.similarity, pair.metres ?? .infinity, pair.partner)
                }
                if best[one].map({ rank(pair) < rank($0) }) ?? true { best[one] = pair }
            }
        }
        return best.values.filter { !($0.partner < $0.item && best[$0.partner]?.partner == $0.item) }
            .sorted { $0.item < $1.item }
    }

    private static func plainCode(_ code: String) -> String {
        let letters = code.lowercased().filter(\.isLetter)
        return letters + String(Int(code.filter(\.isNumber)) ?? -1)
    }

    private static func alikeness(_ left: String, _ right: String) -> Double {
        func pairs(_ name: String) -> [String] {
            let letters = Array(VietnameseFold.key(name))
            return letters.count < 2 ? [] : (1..<letters.count).map { String(letters[($0 - 1)...$0]) }
        }
        let numbers = (left.filter(\.isNumber), right.filter(\.isNumber))
        guard !left.isEmpty, !right.isEmpty, numbers.0.isEmpty || numbers.1.isEmpty || numbers.0 == numbers.1 else {
            return 0
        }
        var rest = pairs(right)
        var shared = 0
        for pair in pairs(left) {
            guard let place = rest.firstIndex(of: pair) else { continue }
            rest.remove(at: place)
            shared += 1
        }
        return 2 * Double(shared) / Double(pairs(left).count + pairs(right).count)
    }
}
