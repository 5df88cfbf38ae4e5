public import CommuneBoundaries
import Foundation
public import RegistryRecords
public import RegistryStore
import SurveyFiles

/// A registry with its settings understood: whole jobs in one call each.
///
///     let registry = try ProvinceRegistry(opening: "an-giang.gpkg")
///     let table = try registry.coverage(on: .today)
///
/// A value of one thread: the connection beneath is not shared.
public final class ProvinceRegistry {
    /// The file.
    public let registry: Registry
    /// Its dated tables.
    public let settings: RegistrySettings
    /// Communes by era, read once.
    private var boundariesOfEra: [String: EraBoundaries] = [:]
    private var indexOfEra: [String: CommuneIndex] = [:]
    private var formerTables: FormerCommuneTables?
    private var directoryOfAll: CommuneDirectory?
    private var recordsOfKind: [RecordKind: (version: Int, records: [RegistryRecord])] = [:]
    private var selection: (version: Int, sites: SiteSelection)?
    /// The day whose knowledge counts; nil for all that is known now.
    public let known: Day?
    /// The version that was current at the end of ``known``; nil for the present one.
    private let knownVersion: Int?

    /// Opens a registry.
    ///
    /// - Parameter known: Records are those that the registry had at the end of that day in Vietnam (UTC+7); nil for those
    ///   of now. Communes, boundaries and dated tables are those of now in any case.
    /// - Throws: `RegistryError` when the file is missing, not a registry or newer than the program;
    ///   ``JobError/badDocument(name:line:reason:)`` when one of its dated tables is wrong.
    public convenience init(opening path: String, mode: Registry.Mode = .readOnly, known: Day? = nil) throws {
        let registry = try Registry(opening: path, mode: mode)
        try self.init(
            registry, known: known,
            knownVersion: try known.map { try registry.version(before: "\($0.adding(days: 1))T00:00:00+07:00") })
    }

    /// Opens a registry as it was at a version: records are taken back, communes and dated tables are those of now.
    ///
    /// - Parameters:
    ///   - version: At most the present one, which means all that is known now.
    ///   - known: The day that was asked for when the version was found; it only stands in headings.
    public convenience init(opening path: String, atVersion version: Int, known: Day? = nil) throws {
        let registry = try Registry(opening: path)
        try self.init(registry, known: known, knownVersion: version < registry.version ? version : nil)
    }

    private init(_ registry: Registry, known: Day?, knownVersion: Int?) throws {
        self.registry = registry
        self.known = known
        self.knownVersion = knownVersion
        settings = try RegistrySettings { document in
            guard let text = try registry.document(named: document.rawValue) else {
                if document.isOptional { return "" }
                throw JobError.badDocument(
                    name: document.rawValue, line: nil,
                    reason: .init(vi: "cơ sở dữ liệu không có tài liệu này.", en: "the registry has no such document."))
            }
            return text
        }
    }

    /// Makes a registry with the tables of a `GeoData` folder and its communes, all or nothing.
    ///
    /// - Parameters:
    ///   - path: Where; a file that is there already is refused.
    ///   - geoData: The tables, communes and schematic boundaries.
    ///   - province: Two-digit code; nil for the whole country.
    ///   - withFormer: Whether to load the communes until 30 June 2025, too.
    ///   - withBoundaries: Whether to load the schematic boundaries that the folder has for the province.
    /// - Returns: How many communes of today it has, how many of them got a schematic boundary, and how many communes of
    ///   before July 2025 it has besides.
    @discardableResult
    public static func create(
        at path: String, geoData: GeoDataFolder, province: String? = nil, withBoundaries: Bool = true,
        withFormer: Bool = false
    ) throws -> (communes: Int, boundaries: Int, former: Int) {
        guard !FileManager.default.fileExists(atPath: path) else { throw RegistryError.fileExists(path: path) }
        // Filled under another name, so that a registry is never seen half-made.
        let unfinished = path + ".unfinished"
        try? FileManager.default.removeItem(atPath: unfinished)
        defer { try? FileManager.default.removeItem(atPath: unfinished) }
        do {
            let counts = try fill(
                unfinished, geoData: geoData, province: province, withBoundaries: withBoundaries,
                withFormer: withFormer)
            try FileManager.default.moveItem(atPath: unfinished, toPath: path)
            return counts
        } catch RegistryError.cannotAccess(unfinished, let reason) {
            throw RegistryError.cannotAccess(path: path, reason: reason)
        } catch let error as CocoaError {
            throw RegistryError.cannotAccess(path: path, reason: error.localizedDescription)
        }
    }

    private static func fill(
        _ path: String, geoData: GeoDataFolder, province: String?, withBoundaries: Bool, withFormer: Bool
    ) throws -> (communes: Int, boundaries: Int, former: Int) {
        var documents: [RegistryDocument] = []
        for document in GeoDataFolder.Document.allCases where !document.isOptional {
            let text = try geoData.text(ofFile: document.rawValue)
            documents.append(RegistryDocument(name: document.rawValue, content: text))
        }
        let settings = try RegistrySettings { document in
            documents.first { $0.name == document.rawValue }?.content ?? ""
        }
        if let province, settings.provinces[province] == nil {
            throw JobError.unknownProvince(province, suggestions: settings.provinces(like: province))
        }
        let communes = try geoData.communes(ofProvince: province)
        for document in GeoDataFolder.Document.allCases where document.isOptional {
            guard let text = try geoData.text(of: document, for: communes) else { continue }
            documents.append(RegistryDocument(name: document.rawValue, content: text))
        }
        let created = try Registry.create(at: path)
        try created.setDocuments(documents)
        try created.addCommunes(
            communes.map { StoredCommune(commune: $0, source: "GeoData/" + GeoDataFolder.communesFile) })
        let registry = try ProvinceRegistry(opening: path, mode: .readWrite)
        let former =
            withFormer
            ? try registry.addFormerCommunes(from: geoData, withBoundaries: withBoundaries && province != nil).communes
            : 0
        var boundaries = 0
        if withBoundaries, let province {
            let today = settings.eras.filter { $0.to == nil }.map(\.name)
            for schematic in try geoData.schematicBoundaries(ofProvince: province) where today.contains(schematic.era) {
                boundaries += try registry.importBoundaries(
                    from: [schematic.file], era: try registry.era(named: schematic.era)
                ).communes
            }
        }
        return (communes.count, boundaries, former)
    }

    // MARK: Eras

    /// The era of a name, such as `2025`.
    public func era(named name: String) throws(JobError) -> Era {
        guard let era = settings.eras.first(where: { $0.name == name }) else {
            throw .unknownEra(name, known: settings.eras.map(\.name))
        }
        return era
    }

    /// The last era that is over.
    public func eraBefore() throws(JobError) -> Era {
        guard let era = settings.eras.filter({ $0.to != nil }).max(by: { ($0.to ?? .today) < ($1.to ?? .today) }) else {
            throw .unknownEra("", known: settings.eras.map(\.name))
        }
        return era
    }

    /// The era that a day lies in.
    public func era(on day: Day) throws(JobError) -> Era {
        guard let era = settings.eras.first(where: { $0.contains(day) }) else {
            throw .unknownEra(day.description, known: settings.eras.map(\.name))
        }
        return era
    }

    /// The communes and boundaries of an era; read from the file at the first call.
    func boundaries(of era: Era) throws -> EraBoundaries {
        if let known = boundariesOfEra[era.name] { return known }
        let all = try registry.communes()
        let stored = all.filter { era.has($0.commune) }
        guard !stored.isEmpty else { throw JobError.noCommunes(era: era.name) }
        let codesElsewhere = Set(all.filter { !era.has($0.commune) }.map(\.commune.code))
        let boundaries = EraBoundaries(
            era: era, communes: stored, codesElsewhere: codesElsewhere, succession: try succession(),
            today: era.to == nil ? nil : try self.boundaries(of: self.era(on: .today)))
        boundariesOfEra[era.name] = boundaries
        return boundaries
    }

    /// Which commune of a day's era holds a position; nil when the registry has no commune of the era.
    ///
    /// Boundaries are read one by one, so that those of the whole country need not be in memory twice.
    func communeIndex(on day: Day) throws -> CommuneIndex? {
        let era = try era(on: day)
        if let known = boundariesOfEra[era.name] { return known.index }
        if let known = indexOfEra[era.name] { return known }
        var builder = CommuneIndex.Builder(expectedVertices: try registry.boundaryVertexCount())
        var isEmpty = true
        try registry.forEachCommune { stored in
            guard era.has(stored.commune) else { return }
            isEmpty = false
            builder.add(.init(commune: stored.commune, polygons: stored.polygons, quality: stored.quality))
        }
        let index = isEmpty ? nil : CommuneIndex(builder)
        indexOfEra[era.name] = index
        return index
    }

    /// The old communes, districts and provinces; read from the file at the first call.
    func formerCommunes() throws -> FormerCommuneTables {
        if let known = formerTables { return known }
        let tables = try FormerCommuneTables(provinces: settings.provinces) {
            try registry.document(named: $0.rawValue)
        }
        formerTables = tables
        return tables
    }

    /// What became of the old communes.
    func succession() throws -> CommuneSuccession {
        CommuneSuccession(try formerCommunes().communes, eras: settings.eras)
    }

    /// The communes by name and code, old names included; read from the file at the first call.
    ///
    /// An old commune whose successors are known is found as them, whether the registry has it as a commune of its era or
    /// not: what a survey states must not depend on which eras are loaded.
    public func communeDirectory() throws -> CommuneDirectory {
        if let known = directoryOfAll { return known }
        let former = try formerCommunes()
        let directory = CommuneDirectory(
            try communesWithoutSuccessors(), former: former.communes, regions: former.regions)
        directoryOfAll = directory
        return directory
    }

    /// The communes of the registry but for old ones of which it is known what became of them.
    func communesWithoutSuccessors() throws -> [Commune] {
        let succeeded = Set(try formerCommunes().communes.map { [$0.code, $0.name, $0.validTo.description] })
        return try registry.communes(withBoundaries: false).map(\.commune).filter { commune in
            commune.validTo.map { !succeeded.contains([commune.code, commune.name, $0.description]) } ?? true
        }
    }

    /// The version that figures are of: that of ``known``, else the present one.
    var version: Int {
        get throws { try knownVersion ?? registry.version }
    }

    /// All records of a kind as they are known; read from the file once for a version of the registry.
    func records(of kind: RecordKind) throws -> [RegistryRecord] {
        let version = try registry.version
        if let known = recordsOfKind[kind], known.version == version { return known.records }
        let records =
            try knownVersion.map { try registry.records(of: kind, atVersion: $0) } ?? registry.records(of: kind)
        recordsOfKind[kind] = (version, records)
        return records
    }

    /// The samples that were measured within some days, as they are known.
    func signalSamples(measuredWithin days: ClosedRange<Day>) throws -> [RegistryRecord] {
        guard knownVersion != nil else { return try registry.signalSamples(measuredWithin: days) }
        return try records(of: .signalSample).filter { sample in
            (sample[.measured]?.day ?? sample.evidence.base.surveyed).map(days.contains) ?? false
        }
    }

    /// The sites and cells, sorted once for a version of the registry.
    func siteSelection() throws -> SiteSelection {
        let version = try registry.version
        if let known = selection, known.version == version { return known.sites }
        let sites = SiteSelection(
            sites: try records(of: .site), cells: try records(of: .cell), assumedRadii: settings.assumedRadii)
        selection = (version, sites)
        return sites
    }

    /// Forgets what was read of the communes, after they have changed.
    func forgetBoundaries() {
        boundariesOfEra = [:]
        indexOfEra = [:]
        directoryOfAll = nil
        formerTables = nil
    }
}
