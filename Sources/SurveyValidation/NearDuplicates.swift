package import RegistryRecords
import VN2000

/// Finds records that are probably one object under two codes: rows of a file with each other and with the registry, or
/// records of the registry with each other.
///
/// Near by distance and name by ``NearDuplicateRule``, or with codes that differ only in how they are written. Records
/// of equal codes are one record and no duplicates; records of different stated enterprises or operators are never
/// taken for one. Nothing is merged.
package struct NearDuplicates {
    package var rules: [RecordKind: [NearDuplicateRule]]

    /// Records of one cell, or of one form of a code, that an item is compared with at most. A file in which thousands
    /// of rows stand at one spot costs no more than this a row.
    package static let crowd = 256

    package init(rules: [RecordKind: [NearDuplicateRule]] = NearDuplicateRule.standard) {
        self.rules = rules
    }

    /// What a search found.
    package struct Report: Sendable {
        /// In the order of the items. An item that seeks comes first in one pair at most; two that are each other's best
        /// partners are one pair, of which the earlier one comes first.
        package var pairs: [DuplicatePair] = []
        /// Items that were not compared with everything near them, because that is more than ``NearDuplicates/crowd``.
        package var crowdedItems = 0
    }

    /// The pairs.
    ///
    /// - Parameter items: Rows of a file and records of the registry, in any order; the answer depends on it only
    ///   between partners that are equally good, of which the earlier one is taken, and in crowds.
    /// - Complexity: O(n), about a second for a million items.
    package func report(among items: [DuplicateItem]) -> Report {
        var search = DuplicateSearch(items: items)
        for kind in RecordKind.allCases {
            let places = items.indices.filter { items[$0].kind == kind }
            // What only serves as a partner is there first.
            let ordered = places.filter { !items[$0].seeks } + places.filter { items[$0].seeks }
            search.compareCodes(of: ordered)
            if let rules = rules[kind], !rules.isEmpty { search.comparePositions(of: ordered, by: rules) }
        }
        return search.report
    }
}
