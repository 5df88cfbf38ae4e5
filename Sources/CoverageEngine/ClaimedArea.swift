public import PlaneGeometry
public import RegistryRecords

/// An area that an operator claims to cover, in the plane.
public struct ClaimedArea: Sendable {
    /// One polygon of a claim.
    public struct Part: Sendable {
        /// The outer ring first, then its holes; closed.
        public var rings: [[PlanePosition]]
        /// The rectangle around it.
        public let bounds: PlaneBounds

        init(rings: [[PlanePosition]]) {
            self.rings = rings
            var bounds = PlaneBounds.empty
            for position in rings.first ?? [] { bounds.extend(to: position) }
            self.bounds = bounds
        }
    }

    /// The record.
    public let record: RegistryRecord
    /// Its polygons, as far as they may reach the communes of the input.
    public let parts: [Part]

    /// Makes a claim of finite positions.
    ///
    /// - Parameter polygons: Closed rings, the outer one of each polygon first.
    public init(record: RegistryRecord, polygons: [[[PlanePosition]]]) {
        self.record = record
        parts = polygons.filter { !$0.isEmpty }.map(Part.init)
    }

    /// The generation; nil when another program has taken it away.
    var technology: Technology? { record[.technology]?.text.flatMap(Technology.init(rawValue:)) }

    /// The row that states the claim. Closing it by a later list renews the record, but not this.
    var evidence: Evidence { record.evidence.evidence(of: .technology) }
}

extension RegistryRecord {
    /// Whether a claim holds on a day: from its first day, else from the day on which it was filed, until before its last.
    public func isClaimed(on day: Day) -> Bool {
        let from = self[.validFrom]?.day ?? evidence.evidence(of: .technology).surveyed
        return from.map { $0 <= day } ?? true && self[.validTo]?.day.map { day < $0 } ?? true
    }
}
