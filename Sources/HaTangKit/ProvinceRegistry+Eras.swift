import Foundation
public import RegistryRecords
import RegistryStore

/// What a registry gained of the communes before July 2025.
public struct AddedFormerCommunes: Sendable, Hashable {
    /// Old communes that it did not have.
    public var communes: Int
    /// Old communes that got a schematic boundary.
    public var boundaries: Int
    /// Tables of old communes that it did not have.
    public var documents: Int

    /// Whether there was nothing to add.
    public var isEmpty: Bool { self == AddedFormerCommunes(communes: 0, boundaries: 0, documents: 0) }
}

extension ProvinceRegistry {
    /// Gives a registry the communes until 30 June 2025 whose land lies in it, as far as it has not got them, and their
    /// schematic boundaries where the folder has any. What it has stays as it is.
    ///
    /// - Parameters:
    ///   - geoData: Where tables that the registry lacks and boundaries come from; nil uses the tables of the registry.
    ///   - withBoundaries: Whether to load schematic boundaries into an era that has no boundary at all.
    @discardableResult
    public func addFormerCommunes(
        from geoData: GeoDataFolder?, withBoundaries: Bool = true
    ) throws -> AddedFormerCommunes {
        var added = AddedFormerCommunes(communes: 0, boundaries: 0, documents: 0)
        let present = try registry.communes(withBoundaries: false)
        if let geoData { added.documents = try addFormerTables(from: geoData, for: present.map(\.commune)) }
        let known = Set(
            settings.eras.flatMap { era in
                present.filter { era.has($0.commune) }.map { [era.name, $0.commune.code] }
            })
        let missing = try formerCommunes().rows().filter { commune in
            guard let era = settings.eras.first(where: { $0.has(commune) }) else { return false }
            return !known.contains([era.name, commune.code])
        }
        added.communes = missing.count
        if !missing.isEmpty {
            try registry.addCommunes(
                missing.map {
                    StoredCommune(commune: $0, source: "GeoData/" + GeoDataFolder.Document.formerCommunes.rawValue)
                })
            forgetBoundaries()
        }
        guard withBoundaries, let geoData else { return added }
        for era in settings.eras where era.to != nil {
            let stored = try registry.communes(withBoundaries: false).filter { era.has($0.commune) }
            guard !stored.isEmpty, stored.allSatisfy({ $0.quality == nil }) else { continue }
            for province in Set(present.filter { $0.commune.validTo == nil }.map(\.commune.province)).sorted() {
                for schematic in try geoData.schematicBoundaries(ofProvince: province) where schematic.era == era.name {
                    added.boundaries += try importBoundaries(from: [schematic.file], era: era).communes
                }
            }
        }
        return added
    }

    /// Whether any commune has a boundary.
    public var hasBoundaries: Bool {
        get throws { try registry.communes(withBoundaries: false).contains { $0.quality != nil } }
    }

    private func addFormerTables(from geoData: GeoDataFolder, for communes: [Commune]) throws -> Int {
        let tables: [GeoDataFolder.Document] = [.formerProvinces, .districts, .formerCommunes]
        let missing = try tables.filter { try registry.document(named: $0.rawValue) == nil }
        let documents = try missing.compactMap { document in
            try geoData.text(of: document, for: communes).map {
                RegistryDocument(name: document.rawValue, content: $0)
            }
        }
        guard !documents.isEmpty else { return 0 }
        try registry.setDocuments(documents)
        forgetBoundaries()
        return documents.count
    }

    /// Names of the provinces of an era by code: 91 was Kiên Giang and is An Giang.
    public func provinceNames(of era: Era) throws -> [String: String] {
        let former = try formerCommunes().communes.filter { $0.validTo == era.to }
        guard !former.isEmpty else { return settings.provinces }
        return Dictionary(former.map { ($0.province.code, $0.province.name) }, uniquingKeysWith: { first, _ in first })
    }
}
