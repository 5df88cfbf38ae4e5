package import RegistryRecords

/// When two records of a kind are taken for one object under two codes.
package struct NearDuplicateRule: Hashable, Sendable {
    /// They stand at most this far apart.
    package var radiusMetres: Double
    /// Their names are at least this much alike, 0…1; see ``NameSimilarity``.
    package var similarity: Double
    /// Both state the same enterprise or operator.
    package var needsSameGroup = false

    package init(radiusMetres: Double, similarity: Double, needsSameGroup: Bool = false) {
        self.radiusMetres = radiusMetres
        self.similarity = similarity
        self.needsSameGroup = needsSameGroup
    }

    /// What is used unless settings say otherwise; of several rules of a kind one is enough.
    ///
    /// - Postal points: a phone is some 10 to 30 m off, so within 30 m half of the name will do (BC, Bưu cục, BĐ-VHX are
    ///   written for one another); a point that was taken from a map is off by a street, there names must agree.
    /// - Sites: no operator builds twice within 50 m, but two operators do share a tower, so there the owner decides;
    ///   farther off the name must agree.
    /// - Dead zones: stated by the middle of a village, which two people guess 200 m apart.
    /// - Cable routes: by their first vertex; roads of one name begin at one crossing.
    /// - Settlements: the middle again, but the names of neighbours differ by little («Ấp An Hòa», «Ấp An Hoà A»).
    package static let standard: [RecordKind: [NearDuplicateRule]] = [
        .postalPoint: [.init(radiusMetres: 30, similarity: 0.5), .init(radiusMetres: 100, similarity: 0.8)],
        .site: [
            .init(radiusMetres: 50, similarity: 0, needsSameGroup: true), .init(radiusMetres: 100, similarity: 0.8),
        ],
        .deadZone: [.init(radiusMetres: 200, similarity: 0.8)],
        .cableRoute: [.init(radiusMetres: 50, similarity: 0.8)],
        .settlement: [.init(radiusMetres: 300, similarity: 0.9)],
    ]
}
