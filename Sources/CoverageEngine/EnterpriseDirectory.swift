import RegistryRecords

/// Finds the enterprise that a record names, by code or name; accents, case and punctuation do not matter.
struct EnterpriseDirectory {
    /// By trade and code, each followed by its branches.
    let listed: [ListedEnterprise]
    private let placeOfKey: [String: Int]
    private let placeOfCode: [String: Int]

    init(_ records: [RegistryRecord]) {
        let all = records.map(ListedEnterprise.init).sorted { ($0.order, $0.code) < ($1.order, $1.code) }
        let codes = Set(all.map(\.code))
        let heads = all.filter { $0.parent.map { !codes.contains($0) } ?? true }
        var listed: [ListedEnterprise] = []
        func append(_ enterprise: ListedEnterprise, within: Set<String>) {
            listed.append(enterprise)
            let branches = all.filter { $0.parent == enterprise.code && !within.contains($0.code) }
            for branch in branches { append(branch, within: within.union([branch.code])) }
        }
        for head in heads { append(head, within: [head.code]) }
        // Enterprises that are branches of each other have no head.
        let placed = Set(listed.map(\.code))
        listed += all.filter { !placed.contains($0.code) }
        self.listed = listed
        placeOfCode = Dictionary(
            listed.enumerated().map { ($0.element.code, $0.offset) }, uniquingKeysWith: { first, _ in first })
        var placeOfKey: [String: Int] = [:]
        for (place, enterprise) in listed.enumerated() {
            if let name = enterprise.name { placeOfKey[VietnameseFold.key(name)] = place }
        }
        for (place, enterprise) in listed.enumerated() { placeOfKey[VietnameseFold.key(enterprise.code)] = place }
        self.placeOfKey = placeOfKey
    }

    /// The place of the enterprise in ``listed``; nil when the list does not have it.
    func place(of name: String) -> Int? { placeOfKey[VietnameseFold.key(name)] }

    /// An enterprise and those that it is a branch of, however far up.
    func withParents(_ place: Int) -> [Int] {
        var places = [place]
        while let parent = listed[places[places.count - 1]].parent.flatMap({ placeOfCode[$0] }),
            !places.contains(parent)
        {
            places.append(parent)
        }
        return places
    }
}

extension ListedEnterprise {
    /// Postal before telecom, enterprises without a trade last.
    fileprivate var order: Int {
        kind.flatMap(EnterpriseKind.allCases.firstIndex(of:)) ?? EnterpriseKind.allCases.count
    }
}
