import CommuneBoundaries
import Foundation
import RegistryRecords
import TestWitnesses
import Testing

struct CommuneSpellingTests {
    private let country: CountryCommunes
    private let ofDistrict: [String: [FormerCommune]]
    private let ofAnGiang: [Commune]
    private static let day = Day(iso: "2026-11-20")

    init() throws {
        country = try CountryCommunes.shared.get()
        ofDistrict = Dictionary(grouping: country.formerOfAnGiang, by: \.district.code)
        ofAnGiang = country.present.filter { $0.province == "91" }
    }

    /// An old commune as an address, and what a column for districts says beside it.
    private struct Written {
        var text: String
        var district = ""
        var saysKind = false
    }

    private static let abbreviations: [CommuneKind: [String]] = [
        .xã: ["X.", "x. ", "X "], .phường: ["P.", "P. ", "p "], .thịTrấn: ["TT.", "TT ", "tt. "],
        .đặcKhu: ["ĐK.", "ĐK "],
    ]

    private func forms(of old: FormerCommune, by numbers: inout SeededNumbers) -> [Written] {
        let name = bare(old.name)
        let district = bare(old.district.name)
        let province = bare(old.province.name)
        let short = (old.kind.flatMap { Self.abbreviations[$0]?.randomElement(using: &numbers) } ?? "") + name
        return [
            Written(text: "\(old.name), \(old.district.name), \(old.province.name)", saysKind: true),
            Written(text: "\(short), \(district), \(province)", saysKind: true),
            Written(text: "\(name), \(district)"),
            Written(text: "\(name) - \(district) - \(province)"),
            Written(text: "\(name) (\(old.district.name))"),
            Written(text: "\(old.province.name), \(old.district.name), \(old.name)", saysKind: true),
            Written(text: "ấp Trung, \(old.name), \(old.district.name), Việt Nam", saysKind: true),
            Written(text: "\(old.name) \(old.district.name) \(old.province.name)", saysKind: true),
            Written(text: "\(old.name) (cũ), \(district)", saysKind: true),
            Written(text: "\(old.code) \(old.name), \(district)", saysKind: true),
            Written(text: old.name, district: old.district.name, saysKind: true),
            Written(text: short, district: district, saysKind: true),
            Written(text: name, district: old.district.code),
        ]
    }

    @Test func `every old commune of An Giang and Kiên Giang in 12 spellings comes to what became of it`() {
        var numbers = SeededNumbers(seed: 20_250_701)
        var split = 0
        for old in country.formerOfAnGiang {
            for _ in 0..<12 {
                guard let form = forms(of: old, by: &numbers).randomElement(using: &numbers),
                    let spelling = Spelling.allCases.randomElement(using: &numbers)
                else { continue }
                let text = spelling.of(form.text)
                let lookup = country.anGiang.find(text, on: Self.day, hint: .init(district: form.district))
                let allowed = expected(old, form: form, spelling: spelling)
                if allowed.isSubset(of: old.successors) {
                    #expect(lookup.codes == Set(old.successors), "\(text): \(lookup)")
                    if case .split(let former, _) = lookup {
                        #expect(former == old)
                        split += 1
                    } else {
                        #expect(lookup.isFound && old.successors.count == 1, "\(text): \(lookup)")
                    }
                } else {
                    #expect(
                        lookup.codes.isSubset(of: allowed) && lookup.codes.isSuperset(of: old.successors),
                        "\(text): \(lookup)")
                    #expect(!lookup.isFound, "\(text): \(lookup)")
                }
            }
        }
        #expect(split > 20)
    }

    /// All communes that the writing may mean, by plain comparison.
    private func expected(_ old: FormerCommune, form: Written, spelling: Spelling) -> Set<String> {
        func isSame(_ name: String, _ kind: CommuneKind?) -> Bool {
            guard !form.saysKind || kind == old.kind else { return false }
            let (left, right) = (bare(name), bare(old.name))
            return left == right
                || spelling.losesAccents && Spelling.plain(left).lowercased() == Spelling.plain(right).lowercased()
        }
        if form.text.hasPrefix(old.code) { return Set(old.successors) }
        var codes = Set<String>()
        let neighbours = ofDistrict[old.district.code] ?? []
        for other in neighbours where isSame(other.name, other.kind) { codes.formUnion(other.successors) }
        guard !form.text.contains("cũ") else { return codes }
        let present = Set(neighbours.flatMap(\.successors))
        for commune in ofAnGiang where present.contains(commune.code) && isSame(commune.name, commune.kind) {
            codes.insert(commune.code)
        }
        return codes
    }

    @Test func `every commune of the country is found by its name and province in any spelling`() {
        var numbers = SeededNumbers(seed: 34)
        let provinces = Dictionary(
            country.regions.provinces.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
        let bearers = Dictionary(grouping: country.present) { Spelling.plain("\($0.province) \($0.name)").lowercased() }
        let alsoDistricts = Set(country.regions.districts.map { Spelling.plain(bare($0.name)) })
        for commune in country.present {
            guard let spelling = Spelling.allCases.randomElement(using: &numbers),
                let province = provinces[commune.province],
                let abbreviation = Self.abbreviations[commune.kind]?.randomElement(using: &numbers)
            else { continue }
            let forms = [
                ("\(commune.name), \(province)", ""), ("\(abbreviation)\(bare(commune.name)) - \(bare(province))", ""),
                (commune.name, province), (commune.name, commune.province), ("\(commune.code) - \(commune.name)", ""),
                (commune.name.contains(" - ") ? commune.code : "\(commune.name) \(province)", ""),
            ]
            guard let (form, column) = forms.randomElement(using: &numbers) else { continue }
            let text = spelling.of(form)
            let lookup = country.directory.find(text, on: Self.day, hint: .init(province: spelling.of(column)))
            let alike = bearers[Spelling.plain("\(commune.province) \(commune.name)").lowercased()] ?? []
            if spelling.losesAccents && alike.count > 1 && !form.hasPrefix(commune.code) {
                #expect(
                    lookup.codes.contains(commune.code) && lookup.codes.isSubset(of: alike.map(\.code)),
                    "\(text): \(lookup)")
            } else if column.isEmpty && alsoDistricts.contains(Spelling.plain(bare(province))) {
                // Hải Ninh - Quảng Ninh: of the province, or of the district of Quảng Bình.
                #expect(lookup.codes.contains(commune.code), "\(text): \(lookup)")
            } else {
                #expect(lookup.isFound && lookup.codes == [commune.code], "\(text) [\(column)]: \(lookup)")
            }
        }
    }

    @Test func `a code comes to its commune or to what became of it`() {
        for old in country.former.lazy.enumerated().filter({ $0.offset % 4 == 0 }).map(\.element)
        where old.code.utf8.count == 5 {
            let before = country.directory.find(old.code, on: old.validTo)
            #expect(before.codes == Set(old.successors), "\(old.code)")
        }
        for commune in country.present {
            let text = String(commune.code.drop { $0 == "0" })
            guard text.utf8.count > 2 else { continue }  // Phường 4 is named like a code.
            #expect(country.directory.find(text, on: Self.day) == .found(commune, former: nil))
        }
    }

    @Test func `names of other provinces and random words are not found in An Giang`() {
        var numbers = SeededNumbers(seed: 63)
        let own = Set(
            country.present.filter { $0.province == "91" }.map { Spelling.plain(bare($0.name)).lowercased() }
                + country.formerOfAnGiang.map { Spelling.plain(bare($0.name)).lowercased() })
        let foreign = country.present.filter { $0.province != "91" }.shuffled(using: &numbers).prefix(60)
        let provinces = Dictionary(
            country.regions.provinces.map { ($0.code, $0.name) }, uniquingKeysWith: { first, _ in first })
        for commune in foreign {
            if !own.contains(Spelling.plain(bare(commune.name)).lowercased()) {
                let lookup = country.directory.find(commune.name, on: Self.day, hint: .init(defaultProvince: "91"))
                #expect(lookup.codes.isEmpty, "\(commune): \(lookup)")
            }
            let stated = "\(commune.name), \(provinces[commune.province] ?? "")"
            #expect(country.anGiang.find(stated, on: Self.day).codes.isEmpty, "\(stated)")
            let column = CommuneDirectory.Hint(province: provinces[commune.province] ?? "")
            #expect(country.anGiang.find(commune.name, on: Self.day, hint: column).codes.isEmpty, "\(commune)")
        }
        for _ in 0..<60 {
            let letters = (0..<Int.random(in: 4...14, using: &numbers)).compactMap { _ in
                "abcdeghiklmnopqrstuvxyăâđêôơư ".randomElement(using: &numbers)
            }
            let text = String(letters)
            guard !own.contains(Spelling.plain(text).filter { $0 != " " }) else { continue }
            #expect(country.anGiang.find(text, on: Self.day).codes.isEmpty, "\(text)")
        }
    }

    @Test(.enabled(if: SharedData.hasSuccession, Comment(rawValue: SharedData.absence)))
    func `what became of An Giang's communes agrees with the mapping of the resolution`() throws {
        var expected: [String: Set<String>] = [:]
        for line in try String(contentsOf: SharedData.succession, encoding: .utf8).split(whereSeparator: \.isNewline)
            .dropFirst()
        {
            let cells = line.split(separator: ",").map(String.init)
            expected[cells[2], default: []].insert(cells[0])
            let old = try #require(country.former.first { $0.code == cells[2] })
            #expect((cells[4] == "full") == (old.successors.count == 1), "\(line)")
        }
        expected["30622"] = ["30604"]  // Tân Phú, missing there: item 31 of the resolution puts it into Vĩnh An.
        let ours = Dictionary(
            country.formerOfAnGiang.map { ($0.code, Set($0.successors)) }, uniquingKeysWith: { first, _ in first })
        let differing = Set(ours.keys).union(expected.keys).filter { ours[$0] != expected[$0] }
        #expect(differing.isEmpty)
        #expect(ours.count == 298 && ours.filter { $0.value.count > 1 }.keys.sorted() == ["30334", "30355", "30358"])
    }
}
