import CommuneBoundaries
package import RegistryRecords

extension ProvinceRegistry {
    /// Records that belong to one: the cells of a site, the site of a cell.
    package func kin(of record: RegistryRecord) throws -> [RegistryRecord] {
        switch record.kind {
        case .site: return try registry.cells(ofSite: record.uuid)
        case .cell:
            guard let code = record[.site]?.text else { return [] }
            return try registry.records(of: .site, withKeys: [code])[code].map { [$0] } ?? []
        default: return []
        }
    }

    /// The communes in which a record counts on a day, those of a cable route in their order.
    package func communes(of record: RegistryRecord, on day: Day) throws -> [Commune] {
        let boundaries = try boundaries(of: era(on: day))
        return try RecordLocator(boundaries: boundaries).placed([record]).flatMap { located in
            located.whereabouts.parts.map { boundaries.communes[$0.commune].commune }
        }
    }
}
