import Dispatch
import PlaneGeometry
import RegistryRecords
import Synchronization

/// What is claimed and what was measured in every commune, by technology and operator.
///
/// Nothing here is blended with computed coverage: the figures stand beside each other.
struct EvidenceCalculation {
    /// The evidence of one commune.
    struct OfCommune: Sendable {
        var ofAny = CommuneEvidence()
        var byOperator: [String: CommuneEvidence] = [:]
    }

    /// A network that figures are of.
    private struct Network {
        /// Nil for any operator.
        var name: String?
        var key: String?
    }

    private let input: CoverageInput
    private let networks: [Network]
    private let rule: SampleRule
    /// Claims that hold, with the folded names of their operators.
    private let claims: [(area: ClaimedArea, technology: Technology, key: String)]
    private let samples: [[SampleFacts]]

    /// - Parameter operators: The operators to be told apart, besides any.
    init(_ input: CoverageInput, operators: [String]) {
        self.input = input
        networks = [Network()] + operators.map { Network(name: $0, key: VietnameseFold.key($0)) }
        rule = input.sampleRules.entry(on: input.day)
        claims = input.claims.compactMap { claim in
            guard let technology = claim.technology, claim.record.isClaimed(on: input.day) else { return nil }
            return (claim, technology, VietnameseFold.key(claim.record[.operator]?.text ?? ""))
        }
        samples = SampleFacts.byCommune(input, window: rule.window(endingOn: input.day))
    }

    /// The evidence of every commune, in the order of the input; communes are worked on side by side.
    ///
    /// - Parameter settlements: The settlements of each commune, as places in ``CoverageInput/settlements``.
    func evidence(settlementsOfCommune settlements: [[Int]]) -> [OfCommune] {
        let claimed = claims.isEmpty ? [] : claimedShares(settlementsOfCommune: settlements)
        return input.communes.indices.map { commune in
            var evidence = OfCommune()
            for (place, network) in networks.enumerated() {
                let found = CommuneEvidence(
                    claimed: claimed.isEmpty ? [:] : claimed[commune][place],
                    measured: measured(inCommune: commune, of: network))
                if let name = network.name { evidence.byOperator[name] = found } else { evidence.ofAny = found }
            }
            return evidence
        }
    }

    // MARK: Claims

    /// By commune, network and technology.
    private func claimedShares(
        settlementsOfCommune settlements: [[Int]]
    ) -> [[[TechnologyClass: ClaimedCoverage]]] {
        // The claims of each network and technology; none where nobody claims anything.
        let asked = networks.map { network in
            var asked: [TechnologyClass: [Int]] = [:]
            for technology in TechnologyClass.allCases {
                let places = claims.indices.filter { place in
                    technology.includes(claims[place].technology)
                        && (network.key == nil || network.key == claims[place].key)
                }
                if !places.isEmpty { asked[technology] = places }
            }
            return asked
        }
        let finished = Mutex<[Int: [[TechnologyClass: ClaimedCoverage]]]>([:])
        DispatchQueue.concurrentPerform(iterations: input.communes.count) { commune in
            let ground = ClaimedGround(
                claims.map(\.area), of: input.communes[commune].outline,
                settlements: settlements[commune].map { input.settlements[$0] })
            // Several questions are often of the same claims: 4G alone and 4G or better, one operator and any.
            var known: [[Int]: ClaimedCoverage] = [:]
            let measures = asked.map { asked in
                asked.mapValues { places in
                    let reaching = places.filter(ground.isReached(by:))
                    if let coverage = known[reaching] { return coverage }
                    let coverage = ground.coverage(by: reaching)
                    known[reaching] = coverage
                    return coverage
                }
            }
            finished.withLock { $0[commune] = measures }
        }
        let measures = finished.withLock { $0 }
        return input.communes.indices.map { measures[$0] ?? [] }
    }

    // MARK: Samples

    private func measured(inCommune commune: Int, of network: Network) -> [TechnologyClass: MeasuredCoverage] {
        var measured: [TechnologyClass: MeasuredCoverage] = [:]
        for technology in TechnologyClass.allCases {
            let samples = samples[commune].filter { sample in
                technology.includes(sample.technology) && (network.key == nil || network.key == sample.operatorKey)
            }
            let signals = samples.compactMap(\.rsrp).sorted()
            let downloads = samples.compactMap(\.download).sorted()
            measured[technology] = MeasuredCoverage(
                samples: samples.count, missing: max(0, rule.floor - samples.count), medianRSRP: signals.median,
                goodSignalShare: signals.share(atLeast: rule.rsrpDBm), medianDownload: downloads.median,
                fastShare: downloads.share(atLeast: rule.downloadMbps))
            measured[technology]?.meanDownload =
                downloads.isEmpty ? nil : downloads.reduce(0, +) / Double(downloads.count)
        }
        return measured
    }
}

/// What the figures need of a sample.
struct SampleFacts: Sendable {
    let technology: Technology
    /// Folded name; empty when none is stated.
    let operatorKey: String
    let rsrp: Double?
    let download: Double?
    /// Whether more than a position on a schematic boundary says in which commune it was measured.
    let isPlaceCertain: Bool

    /// The samples within a window by commune. A sample without a day of its own was measured when it was surveyed.
    static func byCommune(_ input: CoverageInput, window: ClosedRange<Day>) -> [[SampleFacts]] {
        var byCommune: [[SampleFacts]] = Array(repeating: [], count: input.communes.count)
        var keys: [String: String] = [:]
        for sample in input.samples {
            guard let commune = sample.whereabouts.main, let day = sample.record.measuredDay, window.contains(day),
                let technology = sample.record[.technology]?.text.flatMap(Technology.init(rawValue:))
            else { continue }
            let name = sample.record[.operator]?.text ?? ""
            let key = keys[name] ?? VietnameseFold.key(name)
            keys[name] = key
            byCommune[commune].append(
                SampleFacts(
                    technology: technology, operatorKey: key, rsrp: sample.record[.rsrp]?.number,
                    download: sample.record[.download]?.number, isPlaceCertain: sample.whereabouts.isCertain))
        }
        return byCommune
    }
}

extension RegistryRecord {
    /// The day on which a sample was measured; that of its survey where it states none.
    var measuredDay: Day? { self[.measured]?.day ?? evidence.base.surveyed }
}

/// Of numbers in ascending order.
extension [Double] {
    /// The middle one, or the mean of the two middle ones; nil for none.
    fileprivate var median: Double? {
        guard !isEmpty else { return nil }
        return count.isMultiple(of: 2) ? (self[count / 2 - 1] + self[count / 2]) / 2 : self[count / 2]
    }

    /// The share of those that reach a threshold; nil for none.
    fileprivate func share(atLeast threshold: Double) -> Double? {
        isEmpty ? nil : Double(count { $0 >= threshold }) / Double(count)
    }
}
