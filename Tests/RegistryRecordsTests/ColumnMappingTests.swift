import Foundation
import RegistryRecords
import Testing

struct ColumnMappingTests {
    @Test func `a mapping comes back from its text, and so does one that knew less`() throws {
        let mapping = ColumnMapping(
            column: 3, heading: "Tọa độ – X", canonical: "northing", confidence: .similar, fillRate: 0.5,
            samples: ["1148671"], note: BilingualText(vi: "Theo số liệu.", en: "By its numbers."),
            alternatives: ["easting"])
        let text = try JSONEncoder().encode(mapping)
        #expect(try JSONDecoder().decode(ColumnMapping.self, from: text) == mapping)
        let old = #"{"column":3,"heading":"Mã","canonical":"code"}"#
        #expect(
            try JSONDecoder().decode(ColumnMapping.self, from: Data(old.utf8))
                == ColumnMapping(column: 3, heading: "Mã", canonical: "code"))
    }

    @Test func `surer reasons come first, and only proposals rest on the content`() {
        #expect(MappingConfidence.allCases.sorted() == MappingConfidence.allCases)
        #expect(MappingConfidence.allCases.filter(\.isProposal) == [.similar, .content])
        #expect(Set(MappingConfidence.allCases.map(\.words.vi)).count == MappingConfidence.allCases.count)
    }
}
