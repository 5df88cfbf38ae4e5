import Dispatch
import RegistryRecords
import Synchronization

/// The mobile measures of an input for every technology, of any operator and of each asked for.
struct MobileNetwork {
    private let input: CoverageInput
    private let targets: [TechnologyClass: Target]
    private let placedByAge: [Int: PlacedCells]
    /// Those of which there is neither a cell nor a target, so that all communes have nothing of them.
    private let absent: Set<TechnologyClass>

    init(_ input: CoverageInput) {
        self.input = input
        var asked: [TechnologyClass: Target] = [:]
        var placedByAge: [Int: PlacedCells] = [:]
        func place(_ age: Int) -> PlacedCells {
            if let known = placedByAge[age] { return known }
            let placed = PlacedCells(input, evidenceAgeDays: age)
            placedByAge[age] = placed
            return placed
        }
        for technology in TechnologyClass.allCases {
            let target = input.activeTargets.first { $0.measure == .mobileShare && $0.technology == technology }
            asked[technology] = target
            if target != nil { _ = place(Self.evidenceAge(of: target)) }
        }
        // Whether a cell may be on air does not depend on the age of its evidence.
        let present = (placedByAge.values.first ?? place(Self.evidenceAge(of: nil))).technologies
        let untargeted = TechnologyClass.allCases.filter { asked[$0] == nil }
        let missing = untargeted.filter { !present.contains(where: $0.includes) }
        if missing.count < untargeted.count { _ = place(Self.evidenceAge(of: nil)) }
        absent = Set(missing)
        targets = asked
        self.placedByAge = placedByAge
    }

    private static func evidenceAge(of target: Target?) -> Int {
        target?.evidenceAgeDays ?? Target.defaultEvidenceAgeDays
    }

    /// The measures of one technology, not yet of any commune.
    func calculation(of technology: TechnologyClass, operator: String? = nil) -> MobileCalculation {
        let target = targets[technology]
        // Of an absent technology no placing has a cell, whatever its age.
        let known = absent.contains(technology) ? placedByAge.values.first : placedByAge[Self.evidenceAge(of: target)]
        guard let placed = known else {
            preconditionFailure("every technology has its cells")
        }
        return MobileCalculation(
            input, placed: placed, technology: technology, operator: `operator`, target: target)
    }

    /// The operators to be told apart, sorted by name.
    var operators: [String] {
        guard let selection = input.operators else { return [] }
        var known = Set(placedByAge.values.flatMap(\.operators))
        // One that claims or was measured without a cell is told, too; one name is enough whatever its case and accents.
        var keys = Set(known.map(VietnameseFold.key))
        for name in Set(input.claims.map(\.record).compactMap { $0[.operator]?.text }).sorted()
            + Set(input.samples.compactMap { $0.record[.operator]?.text }).sorted()
        where !name.isEmpty && keys.insert(VietnameseFold.key(name)).inserted {
            known.insert(name)
        }
        return known.sorted().filter(selection.includes)
    }

    /// The measures of every commune by operator (nil for any) and technology; those of a piece come in the order of the
    /// input's communes. The pieces are worked on side by side.
    ///
    /// - Parameter settlements: The settlements of each commune, as places in ``CoverageInput/settlements``.
    func coverage(settlementsOfCommune settlements: [[Int]]) -> [String?: [TechnologyClass: [MobileCoverage]]] {
        let names = [nil] + operators.map(Optional.some)
        let pieces = names.flatMap { name in
            TechnologyClass.allCases.filter { !absent.contains($0) }.map { (operator: name, technology: $0) }
        }
        let found = Mutex<[String?: [TechnologyClass: [MobileCoverage]]]>([:])
        DispatchQueue.concurrentPerform(iterations: pieces.count) { place in
            let (name, technology) = pieces[place]
            var measures = calculation(of: technology, operator: name)
                .coverage(settlementsOfCommune: settlements)
            // A target asks for service by anybody.
            if name != nil { for commune in measures.indices { measures[commune].verdict = nil } }
            let finished = measures
            found.withLock { $0[name, default: [:]][technology] = finished }
        }
        var all = found.withLock { $0 }
        // One piece stands for all that have nothing.
        if let first = absent.first {
            let nothing = calculation(of: first).coverage(settlementsOfCommune: settlements)
            for name in names {
                for technology in absent { all[name, default: [:]][technology] = nothing }
            }
        }
        return all
    }
}
