import CommuneBoundaries
import RegistryRecords

/// The tables of what was until 30 June 2025: provinces, districts, communes and what became of them.
struct FormerCommuneTables {
    let regions: CommuneRegions
    let communes: [FormerCommune]

    /// Understands the documents; `text` gives the content of each, nil for those that a registry lacks.
    ///
    /// - Parameter provinces: Names of the provinces of today by code.
    init(provinces: [String: String], text: (GeoDataFolder.Document) throws -> String?) throws {
        func rows<Value>(
            _ document: GeoDataFolder.Document, _ columns: [String],
            _ value: (DocumentTable.Row) throws(JobError) -> Value
        ) throws -> [Value] {
            guard let text = try text(document) else { return [] }
            return try DocumentTable(text, name: document.rawValue, columns: columns).map(value)
        }
        let formerProvinces = try rows(.formerProvinces, ["code", "name", "aliases"]) { row throws(JobError) in
            CommuneRegions.Province(
                code: row.text("code"), name: row.text("name"),
                aliases: row.text("aliases").split(separator: "|").map(String.init))
        }
        let provinceOfCode = Dictionary(
            formerProvinces.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
        let districts = try rows(.districts, ["code", "name", "province"]) { row throws(JobError) in
            guard let province = provinceOfCode[row.text("province")] else {
                throw row.error("province", .init(vi: "không có tỉnh này", en: "no such province"))
            }
            return (district: CommuneRegions.District(code: row.text("code"), name: row.text("name")), province)
        }
        let districtOfCode = Dictionary(
            districts.map { ($0.district.code, $0) }, uniquingKeysWith: { first, _ in first })
        communes = try rows(.formerCommunes, ["code", "name", "kind", "district", "valid_to", "became"]) {
            row throws(JobError) in
            guard let (district, province) = districtOfCode[row.text("district")] else {
                throw row.error("district", .init(vi: "không có huyện này", en: "no such district"))
            }
            guard let validTo = try row.day("valid_to") else {
                throw row.error("valid_to", .init(vi: "không được để trống", en: "must not be blank"))
            }
            return FormerCommune(
                code: row.text("code"), name: row.text("name"),
                kind: row.text("kind").isEmpty ? nil : try row.word("kind"), district: district, province: province,
                validTo: validTo, successors: row.text("became").split(separator: " ").map(String.init))
        }
        regions = CommuneRegions(
            provinces: provinces.sorted { $0.key < $1.key }.map { .init(code: $0.key, name: $0.value) },
            formerProvinces: formerProvinces, districts: districts.map(\.district))
    }

    /// The old communes as rows of a registry; island districts without communes are none.
    func rows() -> [Commune] {
        communes.compactMap { former in
            former.kind.map { kind in
                Commune(
                    code: former.code, name: former.name, kind: kind, province: former.province.code,
                    validFrom: Commune.unknownBeginning, validTo: former.validTo)
            }
        }
    }

    /// The header and the lines of old communes whose land lies in some of the communes; all when the table has
    /// another form.
    static func lines(of text: String, thatBecame codes: Set<String>) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let header = lines.first, header.hasSuffix(",became") else { return text }
        let kept = lines.dropFirst().filter { line in
            let became = line.split(separator: ",", omittingEmptySubsequences: false).last ?? ""
            return became.split(separator: " ").contains { codes.contains(String($0)) }
        }
        return ([header] + kept).map { $0 + "\n" }.joined()
    }
}
