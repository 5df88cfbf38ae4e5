import CommuneBoundaries
import Foundation
import RegistryRecords
import Testing

struct CommuneDirectoryTests {
    private static let merger = Day(number: 20_270)  // 1 July 2025

    private static func commune(
        _ code: String, _ name: String, _ kind: CommuneKind, isOld: Bool = false
    ) -> Commune {
        Commune(
            code: code, name: name, kind: kind, province: "91",
            validFrom: isOld ? Day(number: 14_000) : merger, validTo: isOld ? merger.adding(days: -1) : nil)
    }

    private static let longXuyen = commune("30307", "Phường Long Xuyên", .phường)
    private static let myHoaHung = commune("30322", "Xã Mỹ Hòa Hưng", .xã)
    private static let ocEo = commune("30688", "Xã Óc Eo", .xã)
    private static let ocEoTown = commune("30688", "Thị trấn Óc Eo", .thịTrấn, isOld: true)
    private static let phuQuoc = commune("31078", "Đặc khu Phú Quốc", .đặcKhu)
    private static let chauPhuWard = commune("30316", "Phường Châu Phú", .phường)
    private static let chauPhu = commune("30463", "Xã Châu Phú", .xã)
    private static let anPhu = commune("30337", "Xã An Phú", .xã)
    private static let anPhuHat = commune("30338", "Xã Ân Phú", .xã)
    private static let phuongThinh = commune("30061", "Xã Phương Thịnh", .xã)
    private static let small = commune("01234", "Xã Bình Hòa", .xã)
    private static let numbered = commune("26740", "Phường 4", .phường, isOld: true)
    private static let gone = commune("30325", "Xã Mỹ Khánh", .xã, isOld: true)

    private static let directory = CommuneDirectory([
        longXuyen, myHoaHung, ocEo, ocEoTown, phuQuoc, chauPhuWard, chauPhu, anPhu, anPhuHat, phuongThinh, small,
        numbered, gone, gone,
    ])

    @Test(arguments: [
        ("30307", longXuyen), (" 30307 ", longXuyen), ("1234", small), ("01234", small),
        ("Phường Long Xuyên", longXuyen), ("P. Long Xuyên", longXuyen), ("P.Long Xuyên", longXuyen),
        ("PHƯỜNG LONG XUYÊN", longXuyen), ("phuong long xuyen", longXuyen), ("LongXuyen", longXuyen),
        ("Xã Mỹ Hòa Hưng", myHoaHung), ("Mỹ Hoà Hưng", myHoaHung), ("x.my hoa hung", myHoaHung),
        ("Mỹ Hòa Hưng, An Giang", myHoaHung), ("Mỹ Hòa-Hưng (TP. Long Xuyên)", myHoaHung),
        ("30307 Phường Long Xuyên", longXuyen), ("30307 - Long Xuyên", longXuyen),
        ("Phường Long Xuyên (30307)", longXuyen), ("30307 Phường Long Xuyên, tỉnh An Giang", longXuyen),
        ("1234 Bình Hòa", small), ("ĐK. Phú Quốc", phuQuoc), ("dac khu phu quoc", phuQuoc),
        ("TT Óc Eo", ocEoTown), ("xã Óc Eo", ocEo), ("P. Châu Phú", chauPhuWard), ("Xã Châu Phú", chauPhu),
        ("An Phú", anPhu), ("ân phú", anPhuHat), ("Phương Thịnh", phuongThinh), ("Phuong Thinh", phuongThinh),
        ("Phường 4", numbered), ("P.4", numbered), ("4", numbered), ("Mỹ Khánh", gone),
    ])
    func `a code or a name finds its commune without a day`(text: String, expected: Commune) {
        #expect(Self.directory.find(text, on: nil) == .found(expected, former: nil))
        #expect(
            Self.directory.find(text.decomposedStringWithCanonicalMapping, on: nil) == .found(expected, former: nil),
            "NFD")
    }

    @Test(arguments: [
        ("Óc Eo", [ocEoTown, ocEo]), ("30688", [ocEoTown, ocEo]), ("Châu Phú", [chauPhuWard, chauPhu]),
        ("an phu", [anPhu, anPhuHat]), ("30307 Mỹ Hòa Hưng", [longXuyen, myHoaHung]),
    ])
    func `a text with several bearers is ambiguous, and all of them are named`(text: String, expected: [Commune]) {
        #expect(Self.directory.find(text, on: nil) == .ambiguous(expected.map { CommuneCandidate($0) }))
    }

    @Test func `the day chooses among communes of one code or name`() {
        for text in ["Óc Eo", "30688", "oc eo"] {
            #expect(Self.directory.find(text, on: Self.merger) == .found(Self.ocEo, former: nil))
            #expect(Self.directory.find(text, on: Self.merger.adding(days: -1)) == .found(Self.ocEoTown, former: nil))
        }
    }

    @Test func `a day on which none is valid leaves the only one there is`() {
        #expect(Self.directory.find("Mỹ Khánh", on: Self.merger) == .found(Self.gone, former: nil))
        #expect(Self.directory.find("30307", on: Self.merger.adding(days: -1)) == .found(Self.longXuyen, former: nil))
        #expect(
            Self.directory.find("Óc Eo", on: Day(number: 0))
                == .ambiguous([CommuneCandidate(Self.ocEoTown), CommuneCandidate(Self.ocEo)]))
    }

    @Test(arguments: [
        ("my hoa", [myHoaHung]), ("Xã Long Xuyên", [longXuyen]), ("Long Xuyen1", [longXuyen]),
        ("Mỹ Hò Hưng", [myHoaHung]),
        ("99999 Phường Long Xuyên", [longXuyen]), ("30307 Phường Nowhere", [longXuyen]),
        ("An Phố", [anPhu, anPhuHat]), ("99999", []), ("", []), ("  ", []), ("Zzzzzzzz", []), (",", []), ("()", []),
    ])
    func `what is not found is unknown, with the names written most alike`(text: String, expected: [Commune]) {
        #expect(Self.directory.find(text, on: nil) == .unknown(suggestions: expected.map { CommuneCandidate($0) }))
    }

    @Test func `suggestions are three at most, those of the day first`() {
        let names = ["Xã Tân An", "Xã Tân Ân", "Xã Tân Anh", "Xã Tấn An"]
        let communes = names.enumerated().map { place, name in
            Self.commune("3000\(place)", name, .xã, isOld: place < 2)
        }
        let lookup = CommuneDirectory(communes).find("Tân Ax", on: Self.merger)
        #expect(lookup == .unknown(suggestions: [3, 0, 1].map { CommuneCandidate(communes[$0]) }))
    }
}
