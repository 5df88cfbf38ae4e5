import FoundationEssentials
import SQLiteStore

/// Where a file's versions come from: under which block of fids it wrote them, and which versions of other copies it has
/// taken in.
///
/// A version has a name that holds in all copies: the block of the copy that wrote it and its number there. So copies can
/// tell what they both know: for each block, everything up to some number.
struct Lineage: Hashable, Sendable, Codable {
    /// Something that happened to the file.
    struct Step: Hashable, Sendable, Codable {
        /// The version of the file then.
        var version: Int
        /// A block of fids, in decimal digits.
        var block: String
        /// The version of another copy, which wrote under that block, up to which everything is in this file; nil when it
        /// is this file's own block for all that it writes after ``version``.
        var taken: Int?
    }

    /// In the order in which they happened; the first is the block that the registry was made with.
    private(set) var steps: [Step]

    /// The key of the entry in `hatang_registry`.
    static let key = "lineage"

    /// A lineage of steps that somebody else tells; nil when they cannot have happened.
    init?(_ steps: [Step]) {
        guard let first = steps.first, first.taken == nil, first.version == 0 else { return nil }
        guard zip(steps, steps.dropFirst()).allSatisfy({ $0.version <= $1.version }) else { return nil }
        self.steps = steps
    }

    /// The lineage of a file.
    init(on connection: Connection) throws {
        if case .text(let text)? = try connection.value(
            "SELECT value FROM hatang_registry WHERE key = ?", .text(Self.key))
        {
            guard let steps = try? JSONDecoder().decode([Step].self, from: Data(text.utf8)),
                let read = Lineage(steps)
            else { throw RegistryError.unreadable(table: "hatang_registry", name: Self.key, column: "value") }
            self = read
            return
        }
        guard case .text(let block)? = try connection.value("SELECT value FROM hatang_registry WHERE key = 'fid_block'")
        else { throw RegistryError.unreadable(table: "hatang_registry", name: "fid_block", column: "value") }
        steps = [Step(version: 0, block: block)]
    }

    func write(on connection: Connection) throws {
        var json = JSONText()
        json.append(steps, in: ("[", "]")) { json, step in
            json.append(raw: #"{"version":\#(step.version),"block":"#)
            json.append(string: step.block)
            if let taken = step.taken { json.append(raw: #","taken":\#(taken)"#) }
            json.append(raw: "}")
        }
        try connection.run("INSERT OR REPLACE INTO hatang_registry VALUES (?, ?)", .text(Self.key), .text(json.text))
    }

    /// Goes on under a block of its own after a version.
    mutating func begin(block: Int64, after version: Int) {
        steps.append(Step(version: version, block: String(block)))
    }

    /// Notes that everything another copy knew is here as of a version.
    mutating func take(_ other: [String: Int], at version: Int) {
        let known = knowledge(at: version)
        for (block, number) in other.sorted(by: { $0.key < $1.key }) where number > known[block] ?? -1 {
            steps.append(Step(version: version, block: block, taken: number))
        }
    }

    // MARK: What is known

    /// The block under which a version was written.
    func block(ofVersion version: Int) -> String {
        steps.last { $0.taken == nil && $0.version < version }?.block ?? steps[0].block
    }

    /// The version after which the file writes under its present block.
    var ownBeginning: Int { steps.last { $0.taken == nil }?.version ?? 0 }

    /// Everything that is in the file as of a version: for each block, up to which number.
    func knowledge(at version: Int) -> [String: Int] {
        var known: [String: Int] = [:]
        let own = steps.filter { $0.taken == nil && ($0.version < version || $0.version == 0) }
        for (index, step) in own.enumerated() {
            let end = index + 1 < own.count ? own[index + 1].version : version
            known[step.block] = max(known[step.block] ?? 0, end)
        }
        for step in steps {
            guard let taken = step.taken, step.version <= version else { continue }
            known[step.block] = max(known[step.block] ?? 0, taken)
        }
        return known
    }

    /// Whether one copy's knowledge holds all of another's.
    static func holds(_ known: [String: Int], _ other: [String: Int]) -> Bool {
        other.allSatisfy { block, number in number <= known[block] ?? 0 }
    }

    /// The last version of this file all of which is in another copy; 0 when that knows nothing of it.
    func lastVersion(knownTo other: [String: Int], upTo present: Int) -> Int {
        // What is known grows with the version, so the last one can be found by halves.
        var (low, high) = (0, present)
        while low < high {
            let middle = (low + high + 1) / 2
            if Self.holds(other, knowledge(at: middle)) { low = middle } else { high = middle - 1 }
        }
        return low
    }
}
