import CommuneBoundaries
import Foundation
import RegistryRecords
import TestWitnesses
import Testing

struct CommuneFinderTests {
    private static let day = Day(iso: "2026-11-20")

    @Test func `a finder answers like its directory, at the first time and later`() throws {
        let country = try CountryCommunes.shared.get()
        var finder = CommuneFinder(country.anGiang)
        let questions: [(String, Day?, CommuneDirectory.Hint)] = [
            ("Mỹ Đức", Self.day, .init()), ("Mỹ Đức", Day(iso: "2025-03-01"), .init()), ("Mỹ Đức", nil, .init()),
            ("Mỹ Đức", Self.day, .init(district: "Hà Tiên")), ("Mỹ Đức", Self.day, .init(province: "Cần Thơ")),
            ("Mỹ Đức".decomposedStringWithCanonicalMapping, Self.day, .init()), ("Nowhere", Self.day, .init()),
            ("Mỹ Đức", Self.day, .init(defaultProvince: "92")), ("", nil, .init()),
        ]
        for _ in 0..<2 {
            for (text, day, hint) in questions {
                #expect(finder.find(text, on: day, hint: hint) == country.anGiang.find(text, on: day, hint: hint))
            }
        }
    }

    @Test func `only the first thousand unknown texts get suggestions`() throws {
        let commune = Commune(
            code: "30307", name: "Phường Long Xuyên", kind: .phường, province: "91", validFrom: Day(number: 20_270))
        var finder = CommuneFinder(CommuneDirectory([commune]))
        for number in 0..<CommuneFinder.suggestedTexts {
            #expect(finder.find("Long Xuyen \(number % 10)\(number)", on: Self.day).codes.isEmpty)
        }
        #expect(finder.find("Long Xuyen1", on: Self.day) == .unknown(suggestions: []))
        #expect(finder.find("Long Xuyên", on: Self.day) == .found(commune, former: nil))
    }

    @Test func `a text too long to be a commune is not looked at`() throws {
        let country = try CountryCommunes.shared.get()
        let address = "Phường Long Xuyên, " + String(repeating: "a", count: CommuneDirectory.longestText)
        #expect(country.anGiang.find(address, on: Self.day) == .unknown(suggestions: []))
        let commas = "Phường Long Xuyên" + String(repeating: ",a", count: 150)
        #expect(country.anGiang.find(commas, on: Self.day).codes == ["30307"])
    }
}
