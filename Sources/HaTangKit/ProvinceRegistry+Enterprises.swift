public import CoverageEngine
public import RegistryRecords

extension ProvinceRegistry {
    /// What each enterprise has, by the list of enterprises and by the names that records state.
    ///
    /// - Parameters:
    ///   - day: The day that facts are weighed on.
    ///   - era: Whose communes; nil takes the era of the day.
    ///   - province: Needed where the registry has several.
    /// - Throws: ``JobError/severalProvinces(known:)`` where a registry has several and none is asked for.
    public func enterprises(on day: Day, era: Era? = nil, province: String? = nil) throws -> EnterpriseTable {
        let era = try era ?? self.era(on: day)
        let code = try onlyProvince(of: era, asked: province)
        let input = try coverageInput(on: day, era: era, province: code, withEvidence: false)
        return EnterpriseTable(input, enterprises: try records(of: .enterprise))
    }
}

extension EnterpriseTable {
    /// The lines of an enterprise, by its code or name, accents and case aside.
    ///
    /// - Throws: ``JobError/unknownEnterprise(_:known:)`` with the names that are near.
    public func line(of name: String) throws(JobError) -> EnterpriseLine {
        let key = VietnameseFold.key(name)
        if let line = lines.first(where: { $0.owner.keys.contains(key) }) { return line }
        let containing = lines.filter { line in !key.isEmpty && line.owner.keys.contains { $0.contains(key) } }
        if containing.count == 1 { return containing[0] }
        let meant = containing.isEmpty ? lines(near: key) : containing
        throw .unknownEnterprise(name, known: meant.prefix(5).compactMap(\.owner.shown))
    }

    /// The lines whose code or name differs from a key in at most a third of its letters, the nearest first.
    private func lines(near key: String) -> [EnterpriseLine] {
        let letters = Array(key.utf8)
        let distance = EditDistance(limit: max(1, letters.count / 3))
        let near = lines.compactMap { line -> (line: EnterpriseLine, apart: Int)? in
            line.owner.keys.compactMap { distance.between(letters, Array($0.utf8)) }.min().map { (line, $0) }
        }
        return near.sorted { $0.apart < $1.apart }.prefix(3).map(\.line)
    }
}

extension EnterpriseLine.Owner {
    /// What it is found by.
    fileprivate var keys: [String] {
        switch self {
        case .listed(let enterprise):
            [enterprise.code, enterprise.name ?? ""].map(VietnameseFold.key).filter { !$0.isEmpty }
        case .unlisted(let name): [VietnameseFold.key(name)]
        case .unnamed: []
        }
    }

    /// Code or name; nil for records that name nobody.
    fileprivate var shown: String? {
        switch self {
        case .listed(let enterprise): enterprise.code
        case .unlisted(let name): name
        case .unnamed: nil
        }
    }
}
