import CommuneBoundaries
import Foundation
import RegistryRecords
import Testing

struct HardCommuneNamesTests {
    private let country: CountryCommunes
    private static let after = Day(iso: "2026-11-20")
    private static let before = Day(iso: "2025-03-01")

    init() throws {
        country = try CountryCommunes.shared.get()
    }

    @Test(arguments: [
        // Tone places, vowels, strokes, case, blanks, punctuation.
        ("Xã Mỹ Hoà Hưng", "30313"), ("MỸ HÒA HƯNG", "30313"), ("xã Mĩ Hòa Hưng", "30313"), ("MyHoaHung", "30313"),
        ("Xã  Mỹ Hòa  Hưng ", "30313"), ("P.BÌNH ÐỨC", "30292"), ("p. binh duc", "30292"), ("Ph. Mỹ Thới", "30301"),
        ("Phường Châu Đốc.", "30316"), ("'30307", "30307"), ("30307.0", "30307"), ("30307", "30307"),
        ("Đặc khu Kiên Hải", "31108"), ("ĐK Phú Quốc", "31078"), ("Đặc khu Thổ Châu", "31105"),
        // Old names.
        ("Xã Mỹ Khánh", "30292"), ("Xã Mỹ Khánh (cũ)", "30292"), ("Mỹ Khánh cũ", "30292"), ("30310", "30292"),
        ("Phường Mỹ Quí", "30307"), ("Phường Mỹ Quý, TP Long Xuyên", "30307"), ("Vĩnh Nguơn", "30316"),
        ("P. Vĩnh Ngươn - TP.Châu Đốc", "30316"), ("TT Núi Sập", "30682"), ("TT. Núi Sập, H. Thoại Sơn", "30682"),
        ("Xã Tân Phú, huyện Châu Thành, tỉnh An Giang", "30604"), ("Ô Long Vỹ, Châu Phú", "30481"),
        // Old and new together.
        ("Phường Bình Đức (xã Mỹ Khánh cũ)", "30292"), ("Xã Mỹ Khánh (nay là phường Bình Đức)", "30292"),
        ("Phường Long Xuyên, TP. Long Xuyên, An Giang", "30307"), ("Phường Rạch Giá, Kiên Giang", "30742"),
        // Addresses.
        ("Số 12 Trần Hưng Đạo, P. Mỹ Bình, TP Long Xuyên", "30307"), ("1234 Trần Hưng Đạo, P. Mỹ Bình", "30307"),
        ("khóm 3, phường Mỹ Bình, thành phố Long Xuyên, tỉnh An Giang, Việt Nam", "30307"),
        ("An Giang / Long Xuyên / Mỹ Bình", "30307"), ("Mỹ Bình-Long Xuyên-An Giang", "30307"),
        ("xa My Khanh thanh pho Long Xuyen tinh An Giang", "30292"), ("Mỹ Khánh\nLong Xuyên", "30292"),
        ("Xã Châu Phú", "30463"), ("Tri Tôn, An Giang", "30544"), ("Mỹ Thới (30301)", "30301"),
    ])
    func `what people write is understood`(text: String, code: String) {
        let lookup = country.anGiang.find(text, on: Self.after)
        #expect(lookup.isFound && lookup.codes == [code], "\(text): \(lookup)")
    }

    @Test(arguments: [
        "TP. Long Xuyên", "Huyện Châu Phú", "Mỹ Hoá Hưng", "Xã Mỹ Hòa Hung Cường", "Xã Long Xuyên", "An Giang",
        "Mỹ Hòa Hưng, Cần Thơ", "Xã Mỹ Khánh, huyện Phong Điền", "Phường 4", "Phường Bến Nghé", "Việt Nam", "ấp Trung",
        "0", "-", "(cũ)", "12 Trần Hưng Đạo", "Mỹ Khánh, Tri Tôn", "P. Mỹ Bình, P. Mỹ Thới", "Mỹ Thới/Mỹ Hòa Hưng",
    ])
    func `what names no commune, a wrong one or two is not found`(text: String) {
        let lookup = country.anGiang.find(text, on: Self.after)
        #expect(lookup.codes.isEmpty, "\(text): \(lookup)")
    }

    @Test func `an old commune that was split names its parts, whichever the day`() throws {
        for (text, codes) in [
            ("Xã Vĩnh Châu", ["30316", "30325"]), ("Phú Hội, An Phú", ["30337", "30346"]),
            ("30358 Xã Phước Hưng", ["30337", "30341", "30346", "30352"]),
        ] {
            for day in [Self.before, Self.after] {
                guard case .split(let former, let parts) = country.anGiang.find(text, on: day) else {
                    Issue.record("\(text): \(country.anGiang.find(text, on: day))")
                    continue
                }
                #expect(text.contains(bare(former.name)))
                #expect(Set(parts.map(\.code)).isSubset(of: codes) && parts.count >= 2, "\(parts)")
                #expect(parts.map(\.code) == former.successors)
            }
        }
    }

    @Test func `the day, the district and the province tell apart what has one name`() {
        // Xã Mỹ Đức of today; before, Phường Mỹ Đức of Hà Tiên and Xã Mỹ Đức of Châu Phú.
        func find(_ text: String, _ day: Day?, _ hint: CommuneDirectory.Hint = .init()) -> CommuneLookup {
            country.anGiang.find(text, on: day, hint: hint)
        }
        #expect(find("Mỹ Đức", Self.after).codes == ["30469"] && find("Mỹ Đức", Self.after).isFound)
        #expect(find("Mỹ Đức", Self.before).codes == ["30469", "30769"])
        #expect(find("Phường Mỹ Đức", Self.after).codes == ["30769"])
        #expect(find("Mỹ Đức, Hà Tiên", Self.after).codes == ["30769"])
        #expect(find("Mỹ Đức", Self.after, .init(district: "TP. Hà Tiên")).codes == ["30769"])
        #expect(find("Mỹ Đức", Self.after, .init(district: "889")).codes == ["30469"])
        #expect(find("Mỹ Đức", Self.before, .init(province: "Kiên Giang")).codes == ["30769"])
        #expect(find("Mỹ Đức", Self.before, .init(province: "89")).codes == ["30469"])
        #expect(find("Mỹ Đức", Self.after, .init(district: "không rõ")).codes == ["30469"])
        #expect(find("Mỹ Đức", Self.after, .init(province: "Cần Thơ")).codes == [])
    }

    @Test func `candidates carry what tells them apart`() {
        guard case .ambiguous(let candidates) = country.anGiang.find("Mỹ Đức", on: Self.before) else {
            Issue.record("not ambiguous")
            return
        }
        #expect(
            candidates.map(\.label) == [
                "Xã Mỹ Đức, Huyện Châu Phú → 30469 Xã Mỹ Đức",
                "Phường Mỹ Đức, Thành phố Hà Tiên → 30769 Phường Hà Tiên",
            ])
        guard case .ambiguous(let many) = country.directory.find("Xã Vĩnh An", on: Self.after) else {
            Issue.record("not ambiguous")
            return
        }
        #expect(many.map(\.label) == ["09079 Xã Vĩnh An, Tỉnh Phú Thọ", "30604 Xã Vĩnh An, Tỉnh An Giang"])
    }

    @Test(arguments: [
        ("P4, Q3, TP.HCM", "Phường 4, Quận 3, Thành phố Hồ Chí Minh"),
        ("F.5, Q.11, HCM", "Phường 5, Quận 11, Hồ Chí Minh"),
        ("P.04, Quận 03, Sài Gòn", "Phường 4, Quận 3, Hồ Chí Minh"),
        ("Phường 1, Vị Thanh", "Phường I, Thành phố Vị Thanh"),
        ("Đắc Mil, Đăk Nông", "Đắk Mil, Đắk Nông"), ("TT Dak Mil - Dak Nong", "Thị trấn Đắk Mil, Tỉnh Đắk Nông"),
    ])
    func `abbreviations and numbers mean the names in full`(text: String, full: String) {
        let expected = country.directory.find(full, on: Self.after)
        #expect(!expected.codes.isEmpty && country.directory.find(text, on: Self.after) == expected, "\(expected)")
    }

    @Test func `an island district without communes comes to its special zone`() {
        #expect(country.directory.find("Huyện Lý Sơn", on: Self.after).codes == ["21548"])
        #expect(country.directory.find("Côn Đảo, Bà Rịa - Vũng Tàu", on: Self.after).codes == ["26732"])
    }

    @Test func `the registry's own rows of an old era keep their codes in it`() throws {
        let old = try #require(country.former.first { $0.code == "30310" })
        let row = Commune(
            code: old.code, name: old.name, kind: .xã, province: "89", validFrom: Day(number: 14_000),
            validTo: old.validTo)
        let directory = CommuneDirectory(
            country.present.filter { $0.province == "91" } + [row], former: country.formerOfAnGiang,
            regions: country.regions)
        #expect(directory.find("Xã Mỹ Khánh", on: Self.before) == .found(row, former: nil))
        let after = directory.find("Xã Mỹ Khánh", on: Self.after)
        #expect(after.codes == ["30292"] && after.isFound)
        // Of the same province, but without a row: the codes of that time are not today's.
        #expect(directory.find("Phường Mỹ Bình", on: Self.before).codes.isEmpty)
        #expect(directory.find("Phường Mỹ Bình", on: Self.after).codes == ["30307"])
    }
}
