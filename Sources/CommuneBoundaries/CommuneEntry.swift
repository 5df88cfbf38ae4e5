import RegistryRecords

/// A commune as somebody may name it: one of the registry, one of before, or both in one.
struct CommuneEntry: Sendable {
    /// Place among the directory's communes; nil for an old commune that the registry has no row of.
    var commune: Int?
    /// Place among the old communes; nil for a commune that is none of them.
    var former: Int?
    var kind: CommuneKind?
    var code: String
    /// Places of the communes that the name comes to, sorted: itself, or those that hold its land now.
    var outcome: [Int]
    /// Numbers of the districts and provinces that the land belonged or belongs to.
    var districts: Set<Int> = []
    var provinces: Set<Int> = []
    /// The province that an old commune belonged to.
    var oldProvince: Int?
    /// First day and last; nil where it is open.
    var from: Day?
    var to: Day?
    /// Whether it stands for nothing in its own days, because the registry has the communes of its province then.
    var isSuperseded = false

    /// Whether the name is in use on a day.
    func isInUse(on day: Day) -> Bool {
        (from ?? day) <= day && day <= (to ?? day) && !isSuperseded
    }
}
