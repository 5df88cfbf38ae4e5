import CoverageEngine
import PlaneGeometry
public import RegistryRecords
public import ReportWriters

extension ProvinceRegistry {
    /// The list of fields that a pack leaves out: that of the registry, else that of a `GeoData` folder, since a registry
    /// made before the list existed has none.
    ///
    /// - Throws: ``JobError/badDocument(name:line:reason:)`` where neither has one: nothing is published without a list.
    public func leftOutOfOpenData(on day: Day, geoData: GeoDataFolder?) throws -> [LeftOutField] {
        let name = GeoDataFolder.Document.leftOut.rawValue
        let text = try registry.document(named: name) ?? geoData?.text(ofFile: name) ?? ""
        guard !text.isEmpty else {
            throw JobError.badDocument(
                name: name, line: nil,
                reason: .init(
                    vi: "cơ sở dữ liệu này chưa có danh sách; hãy chỉ ra thư mục GeoData bằng --geodata.",
                    en: "this registry has no such list; name a GeoData folder by --geodata."))
        }
        return try RegistrySettings.leftOut(text, name: name, on: day)
    }

    /// Everything that an open-data pack holds.
    ///
    /// - Parameter kept: Results of earlier tables, which takes in those of this one.
    public func openData(_ request: OpenDataRequest, kept: KeptResults? = nil) throws -> OpenDataPack {
        let era = try request.era ?? self.era(on: request.day)
        let codes = try provinces(of: era, asked: request.province)
        let boundaries = try boundaries(of: era)
        let table = try coverage(on: request.day, era: era, province: request.province, kept: kept)
        var tables = [communesTable(table, polygons: [:]).table, OpenTable(coverage: table)]
        var layers = [communesTable(table, polygons: try polygons(of: era))]
        let places = try RecordPlaces(of: self, boundaries: boundaries, provinces: Set(codes), asked: request.province)
        var (withheld, first) = (0, Day?.none)
        for kind in RecordKind.allCases where !request.leftOut.leaveOut(table: kind.table) {
            var open = OpenRecords(kind, leftOut: request.leftOut)
            for (record, commune) in try places.records(of: kind) {
                open.add(record, commune: commune)
                first = [first, record.evidence.base.surveyed].compactMap(\.self).min()
            }
            withheld += open.withheld
            tables.append(open.table)
            if open.hasShapes { layers.append(OpenLayer(table: open.table, shapes: open.shapes)) }
        }
        let names = try provinceNames(of: era)
        let bounds = codes.reduce(into: PlaneBounds.empty) { sum, code in
            sum.extend(to: boundaries.bounds(ofProvince: code))
        }
        return OpenDataPack(
            facts: .init(
                provinces: codes.map { names[$0] ?? $0 }, registry: table.registry,
                registryVersion: table.registryVersion,
                era: era, day: request.day, firstSurveyed: first, issued: request.issued, publisher: request.publisher,
                licence: request.licence, boundaryQuality: table.boundaryQuality,
                bounds: bounds.isEmpty ? nil : [bounds.west, bounds.south, bounds.east, bounds.north],
                leftOut: request.leftOut, withheldTexts: withheld), tables: tables, layers: layers)
    }

    /// The communes of a table with their polygons.
    private func communesTable(_ table: CoverageTable, polygons: [String: [GeographicPolygon]]) -> OpenLayer {
        let communes = table.communes.sorted { $0.commune.code < $1.commune.code }
        let open = OpenTable(
            "communes", title: .init(vi: "Xã, phường, đặc khu", en: "Communes"),
            columns: [
                .init("code", .init(vi: "mã", en: "code")), .init("name", .init(vi: "tên", en: "name")),
                .init("kind", .init(vi: "loại", en: "kind")),
                .init("province", .init(vi: "mã tỉnh", en: "code of the province")),
                .init("valid_from", .init(vi: "có từ ngày", en: "first day"), .date),
                .init("valid_to", .init(vi: "đến hết ngày", en: "last day"), .date),
                .init("area_km2", .init(vi: "diện tích", en: "area"), .double, unit: "km²"),
                .init("boundary_quality", .init(vi: "ranh giới", en: "boundary")),
            ],
            rows: communes.map { coverage in
                let commune = coverage.commune
                return [
                    .text(commune.code), .text(commune.name), .text(commune.kind.rawValue), .text(commune.province),
                    commune.validFrom == Commune.unknownBeginning ? .null : .text(commune.validFrom.description),
                    JSONText(commune.validTo?.description), JSONText(coverage.areaSquareKilometres),
                    JSONText(coverage.boundaryQuality?.rawValue),
                ]
            }, key: "code")
        return OpenLayer(
            table: open,
            shapes: communes.map { coverage in
                (polygons[coverage.commune.code] ?? []).isEmpty
                    ? nil : polygons[coverage.commune.code].map { .area($0) }
            })
    }
}

/// The records of some provinces, each with the commune in which most of it counts.
private struct RecordPlaces {
    let registry: ProvinceRegistry
    let boundaries: EraBoundaries
    let provinces: Set<String>
    /// Whether records that count in no commune are taken, too: where no province was asked for.
    let takesUnplaced: Bool
    /// The commune of every site of the provinces by its code; nil for one that counts in none. Cells stand at their sites.
    private var communeOfSite: [String: String?] = [:]

    init(
        of registry: ProvinceRegistry, boundaries: EraBoundaries, provinces: Set<String>, asked: String?
    ) throws {
        self.registry = registry
        self.boundaries = boundaries
        self.provinces = provinces
        takesUnplaced = asked == nil
        for (site, commune) in try records(of: .site) {
            communeOfSite.updateValue(commune, forKey: site[.site]?.text ?? "")
        }
    }

    func records(of kind: RecordKind) throws -> [(RegistryRecord, commune: String?)] {
        let all = try registry.records(of: kind)
        switch kind {
        case .enterprise: return all.map { ($0, nil) }
        case .cell:
            return all.compactMap { cell in
                communeOfSite[cell[.site]?.text ?? ""].map { (cell, $0) }
            }
        default:
            return try RecordLocator(boundaries: boundaries).placed(all).compactMap { located in
                if let main = located.whereabouts.main.map({ boundaries.communes[$0].commune }) {
                    return provinces.contains(main.province) ? (located.record, main.code) : nil
                }
                let ofProvince = located.record[.provinceCode]?.text.map(provinces.contains)
                return ofProvince ?? takesUnplaced ? (located.record, nil) : nil
            }
        }
    }
}
