import Dispatch
import RegistryRecords
import Synchronization

/// The mobile measures of an input for every technology, of any operator and of each asked for.
struct MobileNetwork {
    private let input: CoverageInput
    private let targets: [TechnologyClass: Target]
    private let placedByAge: [Int: PlacedCells]

    init(_ input: CoverageInput) {
        self.input = input
        var targets: [TechnologyClass: Target] = [:]
        var placedByAge: [Int: PlacedCells] = [:]
        for technology in TechnologyClass.allCases {
            let target = input.activeTargets.first { $0.measure == .mobileShare && $0.technology == technology }
            targets[technology] = target
            let age = Self.evidenceAge(of: target)
            if placedByAge[age] == nil { placedByAge[age] = PlacedCells(input, evidenceAgeDays: age) }
        }
        self.targets = targets
        self.placedByAge = placedByAge
    }

    private static func evidenceAge(of target: Target?) -> Int {
        target?.evidenceAgeDays ?? Target.defaultEvidenceAgeDays
    }

    /// The measures of one technology, not yet of any commune.
    func calculation(of technology: TechnologyClass, operator: String? = nil) -> MobileCalculation {
        let target = targets[technology]
        guard let placed = placedByAge[Self.evidenceAge(of: target)] else {
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
        let pieces = ([nil] + operators.map(Optional.some)).flatMap { name in
            TechnologyClass.allCases.map { (operator: name, technology: $0) }
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
        return found.withLock { $0 }
    }
}
