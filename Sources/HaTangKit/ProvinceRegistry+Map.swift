import CoverageEngine
public import RegistryRecords
public import ReportWriters
import VN2000

extension ProvinceRegistry {
    /// What a map shows besides the ledgers: boundaries, postal points, sites, and where 4G or better is missing.
    ///
    /// - Parameters:
    ///   - day: Points that are closed by then, or not yet open, are left out; facts are weighed on it.
    ///   - era: Whose communes; nil takes the era of the day.
    ///   - province: Its code; nil for all that the registry has.
    public func mapContent(on day: Day, era: Era? = nil, province: String? = nil) throws -> MapContent {
        let era = try era ?? self.era(on: day)
        let codes = try provinces(of: era, asked: province)
        var content = MapContent(
            zone: codes.count == 1
                ? try CoveragePlane(ofProvince: codes[0], in: era, meridians: settings.meridians).zone : nil,
            boundaries: Dictionary(
                try boundaries(of: era).communes.filter { codes.contains($0.commune.province) }
                    .map { ($0.commune.code, $0.polygons) }, uniquingKeysWith: { first, _ in first }))
        let sources = try CoverageSources(of: self, on: day, era: era)
        for code in codes {
            let input = try sources.input(ofProvince: code)
            for point in input.postalPoints {
                let facts = PostalFacts(
                    point.record, isPlaceCertain: point.whereabouts.isCertain, on: day,
                    evidenceAgeDays: input.evidenceAge(of: .staffedOnline))
                guard facts.isActive else { continue }
                content.add(point.record, facts.isStaffedOnline ? .postalOnline : .postalOther)
            }
            let newest = input.newestGenerations
            for site in input.sites where !site.whereabouts.parts.isEmpty {
                let kind: MapContent.Kind =
                    switch newest[site.record[.site]?.text ?? ""] {
                    case .g5: .site5G
                    case .g4: .site4G
                    default: .siteOther
                    }
                content.add(site.record, kind)
            }
        }
        let holes = try holes(for: HoleRequest(technology: .g4OrBetter), on: day, era: era, province: province)
        content.holes = holes.holes.flatMap(\.polygons)
        return content
    }
}

extension CoverageInput {
    /// The newest generation that every site has on air, or perhaps on air, by the site's code.
    fileprivate var newestGenerations: [String: Technology] {
        var newest: [String: Technology] = [:]
        for cell in cells {
            guard let site = cell[.site]?.text,
                let facts = CellFacts(
                    cell, on: day, evidenceAgeDays: evidenceAge(of: .mobileShare), assumedRadii: assumedRadii),
                facts.mayBeOnAir
            else { continue }
            newest[site] = max(newest[site] ?? facts.technology, facts.technology)
        }
        return newest
    }
}

extension MapContent {
    fileprivate mutating func add(_ record: RegistryRecord, _ kind: Kind) {
        guard case .point(let position)? = record.shape else {
            unplaced[kind, default: 0] += 1
            return
        }
        places.append(Place(position: position, name: record[.name]?.text, kind: kind, record: record.uuid))
    }
}
