import RegistryRecords

/// The figures of the targets for measured speed.
struct SpeedTargets {
    private let floor: Int
    /// By commune, the downloads of samples that are in it for certain.
    private let samples: [[SampleFacts]]

    init(_ input: CoverageInput) {
        let rule = input.sampleRules.entry(on: input.day)
        floor = max(1, rule.floor)
        guard input.activeTargets.contains(where: { $0.measure == .mobileSpeed }) else {
            samples = Array(repeating: [], count: input.communes.count)
            return
        }
        samples = SampleFacts.byCommune(input, window: rule.window(endingOn: input.day)).map { samples in
            samples.filter { $0.isPlaceCertain && $0.download != nil }
        }
    }

    /// The mean download in a commune; nothing is known by fewer samples than the rules ask for.
    func figure(of target: Target, inCommune index: Int) -> TargetFigure {
        let downloads = samples[index].filter { target.technology?.includes($0.technology) ?? false }
            .compactMap(\.download)
        guard downloads.count >= floor else { return .unknown(target) }
        let mean = downloads.reduce(0, +) / Double(downloads.count)
        return TargetFigure(low: mean, high: mean, target: target)
    }
}
