import CommuneBoundaries
import Foundation
import RegistryRecords
import TestWitnesses
import Testing

/// The communes of `GeoData`, read plainly: its tables have no quotes.
struct CountryCommunes: Sendable {
    let present: [Commune]
    let former: [FormerCommune]
    let regions: CommuneRegions
    /// Of the whole country.
    let directory: CommuneDirectory
    /// Of An Giang alone, as its registry has it.
    let anGiang: CommuneDirectory

    static let shared = Result { try CountryCommunes() }

    private init() throws {
        present = try Self.rows("communes-2025.csv").map { row in
            Commune(
                code: row[0], name: row[1], kind: try #require(CommuneKind(rawValue: row[2])), province: row[3],
                validFrom: try #require(Day(iso: row[4])))
        }
        let provinces = try Self.rows("provinces-2024.csv").map { row in
            CommuneRegions.Province(
                code: row[0], name: row[1], aliases: row[2].split(separator: "|").map(String.init))
        }
        let districts = try Self.rows("districts-2024.csv").map { row in
            (district: CommuneRegions.District(code: row[0], name: row[1]), province: row[2])
        }
        let districtOfCode = Dictionary(
            districts.map { ($0.district.code, $0) }, uniquingKeysWith: { first, _ in first })
        former = try Self.rows("communes-2024.csv").map { row in
            let (district, code) = try #require(districtOfCode[row[3]])
            return FormerCommune(
                code: row[0], name: row[1], kind: CommuneKind(rawValue: row[2]), district: district,
                province: try #require(provinces.first { $0.code == code }), validTo: try #require(Day(iso: row[4])),
                successors: row[5].split(separator: " ").map(String.init))
        }
        formerOfAnGiang = former.filter { ["89", "91"].contains($0.province.code) }
        regions = CommuneRegions(
            provinces: try Self.rows("provinces.csv").map { .init(code: $0[0], name: $0[1]) },
            formerProvinces: provinces, districts: districts.map(\.district))
        directory = CommuneDirectory(present, former: former, regions: regions)
        anGiang = CommuneDirectory(present.filter { $0.province == "91" }, former: former, regions: regions)
    }

    private static func rows(_ name: String) throws -> [[String]] {
        let file = packageFolder.appending(path: "GeoData/communes/\(name)")
        return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").dropFirst().map {
            $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        }
    }

    /// The old communes of An Giang and Kiên Giang.
    let formerOfAnGiang: [FormerCommune]
}

/// Ways to write a text that leave it the same name.
enum Spelling: CaseIterable {
    case asItIs, upperCase, lowerCase, decomposed, otherTonePlace, otherVowel, eth, withoutAccents, withoutStroke

    /// Whether accents are lost, so that a name with other accents may be meant as well.
    var losesAccents: Bool { self == .withoutAccents || self == .withoutStroke }

    func of(_ text: String) -> String {
        switch self {
        case .asItIs: text
        case .upperCase: text.uppercased()
        case .lowerCase: text.lowercased()
        case .decomposed: text.decomposedStringWithCanonicalMapping
        case .otherTonePlace:
            Self.replace(["òa": "oà", "óa": "oá", "ỏa": "oả", "ọa": "oạ", "ủy": "uỷ", "úy": "uý"], in: text)
        case .otherVowel:
            Self.replace(["Mỹ": "Mĩ", "Lý": "Lí", "Kỳ": "Kì", "Quý": "Quí", "Vĩ": "Vỹ", "Sỹ": "Sĩ"], in: text)
        case .eth: Self.replace(["Đ": "Ð"], in: text)
        case .withoutAccents: Self.plain(text)
        case .withoutStroke: Self.replace(["Đ": "D", "đ": "d"], in: text)
        }
    }

    /// Without accents, blanks kept.
    static func plain(_ text: String) -> String {
        let bases = text.decomposedStringWithCanonicalMapping.unicodeScalars.filter {
            $0.properties.generalCategory != .nonspacingMark
        }
        return replace(["đ": "d", "Đ": "D"], in: String(String.UnicodeScalarView(bases)))
    }

    private static func replace(_ pairs: [String: String], in text: String) -> String {
        pairs.reduce(text) { $0.replacingOccurrences(of: $1.key, with: $1.value) }
    }
}

extension CommuneLookup {
    /// The codes of the communes that it names.
    var codes: Set<String> { Set(candidates.map(\.code)) }

    var isFound: Bool { if case .found = self { true } else { false } }
}

/// The name without the word for its kind.
func bare(_ name: String) -> String {
    for word in ["Xã ", "Phường ", "Thị trấn ", "Đặc khu ", "Huyện ", "Thị xã ", "Thành phố ", "Quận ", "Tỉnh "]
    where name.hasPrefix(word) { return String(name.dropFirst(word.count)) }
    return name
}
