package import PlaneGeometry

/// Where one cell serves: a disc, or the sector of its beam.
package enum ServiceArea: Sendable, Hashable {
    case disc(Disc)
    case sector(Sector)

    /// The area of a cell; nil without a radius, or with a number that is none: what another program wrote into the
    /// registry may be anything.
    ///
    /// - Parameter convergenceDegrees: By how much grid north lies clockwise of the true north of azimuths.
    package init?(of facts: CellFacts, at position: PlanePosition?, convergenceDegrees: Double) {
        guard let position, position.east.isFinite, position.north.isFinite, let radius = facts.radiusMetres,
            radius.isFinite, radius > 0
        else { return nil }
        if let beam = facts.beam {
            self = .sector(
                Sector(
                    centre: position, radiusMetres: radius,
                    azimuthDegrees: beam.azimuthDegrees - convergenceDegrees, beamDegrees: beam.widthDegrees))
        } else {
            self = .disc(Disc(centre: position, radiusMetres: radius))
        }
    }

    /// The disc, or that which the sector is a part of.
    package var disc: Disc {
        switch self {
        case .disc(let disc): disc
        case .sector(let sector): sector.disc
        }
    }
}

extension DiscUnion {
    /// Unites service areas of both shapes.
    package init(_ areas: [ServiceArea]) {
        var discs: [Disc] = []
        var sectors: [Sector] = []
        for area in areas {
            switch area {
            case .disc(let disc): discs.append(disc)
            case .sector(let sector): sectors.append(sector)
            }
        }
        self.init(discs, sectors: sectors)
    }
}
