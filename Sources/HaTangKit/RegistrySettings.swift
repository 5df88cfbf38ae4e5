import ContentDigest
public import CoverageEngine
public import RegistryRecords
public import SurveyValidation

/// The dated tables of a registry, understood: law and settings as data.
public struct RegistrySettings: Sendable {
    /// Spans of days with one set of communes each.
    public let eras: [Era]
    /// Names of the provinces by code.
    public let provinces: [String: String]
    /// Central meridians of provinces.
    public let meridians: [ProvinceMeridian]
    /// Radii and beam widths for cells that state none.
    public let assumedRadii: AssumedRadii
    /// How measured samples are weighed.
    public let sampleRules: DatedRules<SampleRule>
    /// When reports of dead zones are due, and how lengths of cable routes are weighed.
    public let ledgerRules: DatedRules<LedgerRule>
    /// How photos are weighed.
    public let photoRules: DatedRules<PhotoRule>
    /// What a plan asks of inspections.
    public let inspectionRules: DatedRules<InspectionRule>
    /// The targets.
    public let targets: [Target]
    /// SHA-256 of the document with the targets.
    public let targetsDigest: String
    /// Headings of survey columns.
    public let aliases: HeadingAliases
    /// Words of survey cells.
    public let words: ValueWords

    /// Understands the documents; `text` gives the content of each, empty for an optional one that is lacking.
    public init(_ text: (GeoDataFolder.Document) throws -> String) throws {
        func table(_ document: GeoDataFolder.Document, _ columns: String...) throws -> DocumentTable {
            try DocumentTable(try text(document), name: document.rawValue, columns: columns)
        }
        eras = try table(.eras, "name", "from", "to").map { row throws(JobError) in
            Era(name: row.text("name"), from: try row.day("from"), to: try row.day("to"))
        }
        provinces = Dictionary(
            try table(.provinces, "code", "name").map { row throws(JobError) in (row.text("code"), row.text("name")) },
            uniquingKeysWith: { first, _ in first })
        meridians = try table(.meridians, "province_code", "province", "set", "central_meridian").map {
            row throws(JobError) in
            ProvinceMeridian(
                provinceCode: row.text("province_code"), province: row.text("province"), set: try row.word("set"),
                centralMeridian: try row.number("central_meridian"))
        }
        let radii = try table(.assumedRadii, "technology", "band_mhz_from", "band_mhz_to", "radius_m", "valid_from")
        let beams =
            try text(.assumedBeams).isEmpty ? nil : table(.assumedBeams, "technology", "beam_deg", "valid_from")
        assumedRadii = AssumedRadii(
            entries: try radii.map { row throws(JobError) in try Self.radius(row) },
            beams: try beams?.map { row throws(JobError) in try Self.beam(row) } ?? [])
        sampleRules = try Self.sampleRules(try text(.sampleRules))
        ledgerRules = try Self.ledgerRules(try text(.ledgerRules))
        photoRules = try Self.photoRules(try text(.photoRules))
        inspectionRules = try Self.inspectionRules(try text(.inspectionRules))
        let targetsText = try text(.targets)
        targets = try Self.targets(targetsText)
        targetsDigest = SHA256Digest(of: targetsText).description
        aliases = try Self.aliases(
            table(.headings, "kind", "canonical", "alias"),
            ambiguous: table(.ambiguousHeadings, "alias", "reason_vi", "reason_en"))
        words = try Self.words(table(.words, "field", "word", "value"))
    }

    /// Provinces whose code or name is like a text, such as `91 Tỉnh An Giang`; for suggestions.
    func provinces(like text: String) -> [String] {
        let key = VietnameseFold.key(text)
        let named = provinces.filter { !key.isEmpty && VietnameseFold.key($0.value).contains(key) }
        return (named.isEmpty ? provinces : named).sorted { $0.key < $1.key }.prefix(named.isEmpty ? 0 : 3).map {
            "\($0.key) \($0.value)"
        }
    }

    /// The VN-2000 zones that files of a province are likely to be in, the present one first: the meridians of the
    /// present province, and of the old provinces of the same code or name.
    func likelyZones(ofProvinces codes: Set<String>) -> [String] {
        let present = meridians.filter { $0.set == .new && codes.contains($0.provinceCode) }
        let names = Set(present.map(\.province))
        let old = meridians.filter {
            $0.set == .old && (codes.contains($0.provinceCode) || names.contains($0.province))
        }
        var zones: [String] = []
        for meridian in (present + old).map(\.centralMeridian) {
            let text = "vn2000:\(FieldValue.real(meridian).text ?? "")"
            if !zones.contains(text) { zones.append(text) }
        }
        return zones.isEmpty ? ["vn2000:105.75"] : Array(zones.prefix(4))
    }

    /// The targets of a document; throws with the place and the reason when a rule is wrong.
    ///
    /// - Parameter name: What the document is called in errors; nil for its name in the registry.
    public static func targets(_ text: String, name: String? = nil) throws(JobError) -> [Target] {
        try TargetsDocument(text, name: name ?? GeoDataFolder.Document.targets.rawValue).targets
    }

    private static func radius(_ row: DocumentTable.Row) throws(JobError) -> AssumedRadii.Entry {
        let from = try row.whole("band_mhz_from")
        let to = try row.whole("band_mhz_to") ?? from
        let metres = try row.number("radius_m")
        guard metres > 0, metres <= 100_000 else {
            throw row.error("radius_m", .init(vi: "phải từ 1 đến 100000", en: "must be 1 to 100000"))
        }
        var bands: ClosedRange<Int>?
        if let from, let to {
            guard from <= to else {
                throw row.error("band_mhz_to", .init(vi: "nhỏ hơn band_mhz_from", en: "is below band_mhz_from"))
            }
            bands = from...to
        }
        return AssumedRadii.Entry(
            technology: try row.word("technology"), bandsMHz: bands, radiusMetres: metres,
            validFrom: try row.day("valid_from") ?? Day(number: 0))
    }

    private static func beam(_ row: DocumentTable.Row) throws(JobError) -> AssumedRadii.Beam {
        let degrees = try row.number("beam_deg")
        guard degrees >= 1, degrees <= 360 else {
            throw row.error("beam_deg", .init(vi: "phải từ 1 đến 360", en: "must be 1 to 360"))
        }
        return AssumedRadii.Beam(
            technology: try row.word("technology"), degrees: degrees,
            validFrom: try row.day("valid_from") ?? Day(number: 0))
    }

    private static func aliases(
        _ headings: DocumentTable, ambiguous: DocumentTable
    ) throws(JobError) -> HeadingAliases {
        var aliases = HeadingAliases()
        _ = try headings.map { row throws(JobError) in
            let kinds: [SurveyKind] = row.text("kind") == "*" ? SurveyKind.allCases : [try row.word("kind")]
            for kind in kinds where !aliases.add(row.text("alias"), for: row.text("canonical"), kind: kind) {
                throw row.error(
                    "alias",
                    .init(
                        vi: "đã có nghĩa khác, hoặc loại \(kind.rawValue) không có cột “\(row.text("canonical"))”",
                        en: "means another column already, or \(kind.rawValue) has no “\(row.text("canonical"))”"))
            }
        }
        _ = try ambiguous.map { row throws(JobError) in
            aliases.addAmbiguous(
                row.text("alias"), reason: .init(vi: row.text("reason_vi"), en: row.text("reason_en")))
        }
        return aliases
    }

    private static func words(_ table: DocumentTable) throws(JobError) -> ValueWords {
        var words = ValueWords()
        _ = try table.map { row throws(JobError) in
            // «staffed», or «deadzone.status» where two kinds of surveys have a field of that name.
            let parts = row.text("field").split(separator: ".").map(String.init)
            let kind = parts.count == 2 ? SurveyKind(rawValue: parts[0]) : nil
            let isKnown =
                parts.count == (kind == nil ? 1 : 2)
                && Field(rawValue: parts[parts.count - 1]).map {
                    words.add(row.text("word"), for: row.text("value"), field: $0, kind: kind)
                } ?? false
            guard isKnown else {
                throw row.error(
                    "value",
                    .init(
                        vi: "“\(row.text("field"))” không có giá trị này",
                        en: "“\(row.text("field"))” has no such value"))
            }
        }
        return words
    }
}

/// The central meridian of a province's VN-2000 maps.
public struct ProvinceMeridian: Sendable, Hashable {
    /// The 63 provinces until 30 June 2025, or the 34 since.
    public enum ProvinceSet: String, Sendable, CaseIterable {
        case old, new
    }

    /// Two digits.
    public var provinceCode: String
    /// Name.
    public var province: String
    /// Which provinces.
    public var set: ProvinceSet
    /// Degrees east.
    public var centralMeridian: Double
}
