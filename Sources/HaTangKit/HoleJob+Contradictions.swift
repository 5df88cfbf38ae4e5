import CoverageEngine
import OverlayGeometry
import PlaneGeometry
import RegistryRecords
import VN2000

/// An open dead-zone report on its way to being compared with computed service.
struct OpenReport {
    let located: LocatedRecord
    let service: ReportedService
    /// Where it is, in the plane; nil when it is located by commune only.
    let place: ServedPlace?
    /// The rings of its area, a list a polygon; empty for a position.
    let rings: [[[PlanePosition]]]

    /// Whether it lies inside of a hole, or its area overlaps the hole.
    func tells(of hole: HolePolygons.Hole, outside union: DiscUnion) throws -> Bool {
        switch place {
        case .position(let position):
            return !union.contains(position) && !hole.envelope.places(of: [position]).isEmpty
        case .area(let area):
            let bounds = hole.envelope.rings.joined().reduce(into: PlaneBounds.empty) { $0.extend(to: $1) }
            guard let around = area.bounds, around.intersects(bounds) else { return false }
            return try Self.overlay(rings).area(ofIntersectionWith: Self.overlay(hole.parts)) > 0
        case nil: return false
        }
    }

    private static func overlay(_ polygons: [[[PlanePosition]]]) throws -> OverlayShape {
        func moved(_ ring: [PlanePosition]) -> [OverlayPosition] {
            ring.map { OverlayPosition(eastward: $0.east, northward: $0.north) }
        }
        return try OverlayShape.polygons(
            polygons.compactMap { rings in
                rings.first.map { OverlayPolygon(outer: moved($0), holes: rings.dropFirst().map(moved)) }
            }
        ).madeValid()
    }
}

extension HoleJob {
    /// The reports that are open on the day, those of all communes of the province.
    func openReports() throws -> [OpenReport] {
        try input.deadZones.compactMap { zone in
            guard zone.whereabouts.main != nil, DeadZoneState(zone.record, on: input.day) == .open else { return nil }
            var place: ServedPlace?
            var rings: [[[PlanePosition]]] = []
            if case .area(let polygons)? = zone.record.shape {
                rings = try plane.rings(of: polygons)
                let isFinite = rings.joined().joined().allSatisfy { $0.east.isFinite && $0.north.isFinite }
                if isFinite {
                    let area = PreparedPolygon(PlanePolygon(rings: rings.flatMap(\.self)))
                    if area.area > 0 { place = .area(area) }
                }
            } else if let position = zone.position, position.east.isFinite, position.north.isFinite {
                place = .position(position)
            }
            return OpenReport(
                located: zone, service: ReportedService(zone.record), place: place, rings: place == nil ? [] : rings)
        }
    }

    /// Compares reports with the service that each complains of, and holes with reports.
    func contradictions(_ reports: [OpenReport], holes: [CoverageHole]) throws -> CoverageContradictions {
        var contradictions = CoverageContradictions()
        let communes = Set(asked)
        var services: [ReportedService: MobileService] = [:]
        var unplacedOfCommune: [String: [String]] = [:]
        for report in reports where report.service.concerns(request.technology, operator: request.operator) {
            guard let commune = report.located.whereabouts.main, communes.contains(commune) else { continue }
            guard let place = report.place else {
                contradictions.unplacedReports.append(described(report, in: commune))
                unplacedOfCommune[input.communes[commune].commune.code, default: []].append(report.located.record.key)
                continue
            }
            var complaint = report.service
            if let name = request.operator { complaint.operators = [name] }
            let service =
                services[complaint]
                ?? MobileService(
                    input, of: request.technology,
                    only: complaint.technologies.isEmpty ? nil : complaint.technologies,
                    operators: complaint.operators)
            services[complaint] = service
            let share = place.share(coveredBy: service.possible)
            guard share > 0.5 else { continue }
            contradictions.coveredReports.append(
                .init(
                    report: described(report, in: commune), possibleShare: share,
                    provenShare: place.share(coveredBy: service.proven),
                    servers: service.servers(of: place).map(described)))
        }
        contradictions.coveredReports.sort { $0.code < $1.code }
        contradictions.unplacedReports.sort { $0.code < $1.code }
        contradictions.unreportedHoles = holes.filter { hole in
            hole.reports.isEmpty && (!hole.settlements.isEmpty || hole.squareMetres >= request.reportSquareMetres)
        }.map { .init(hole: $0, unplacedReports: (unplacedOfCommune[$0.commune.code] ?? []).sorted()) }
        return contradictions
    }

    private func described(_ report: OpenReport, in commune: Int) -> CoverageContradictions.Report {
        let record = report.located.record
        let position: GeographicPosition? =
            switch record.shape {
            case .point(let position)?: position
            case .area(let polygons)?: polygons.first?.outer.first
            case .lines(let lines)?: lines.first?.first
            case nil: nil
            }
        return CoverageContradictions.Report(
            code: record.key, place: record[.place]?.text ?? record[.village]?.text,
            zoneClass: record[.zoneClass]?.text.flatMap(DeadZoneClass.init(rawValue:)),
            operator: record[.operator]?.text, technology: record[.technology]?.text,
            households: record[.households]?.integer,
            status: record[.status]?.text.flatMap(DeadZoneStatus.init(rawValue:)), reported: record[.reported]?.day,
            commune: input.communes[commune].commune, position: position, source: source(record.evidence.base))
    }

    private func described(_ server: MobileService.Server) -> CoverageContradictions.Server {
        let site = input.sites[server.site].record
        return CoverageContradictions.Server(
            site: site.key, siteName: site[.name]?.text, operator: server.record[.operator]?.text,
            technology: server.record[.technology]?.text.flatMap(Technology.init(rawValue:)),
            radiusMetres: server.radiusMetres, isRadiusAssumed: server.isRadiusAssumed, isProven: server.isProven,
            source: source(server.record.evidence.base))
    }
}
