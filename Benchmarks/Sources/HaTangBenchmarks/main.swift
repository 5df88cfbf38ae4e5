import Foundation

// The script `run` beside the package calls this program: first `inputs` for the peer, then everything else.
let words = Array(CommandLine.arguments.dropFirst())
let folder = URL(filePath: words.count > 1 ? words[1] : NSTemporaryDirectory() + "hatang-benchmarks")
let boundaries = SharedData.provinceBoundaries

switch words.first {
case "inputs":
    try CoverageBenchmark(boundaries: boundaries, folder: folder).writeInputs()
case "conversion":
    try ConversionBenchmark().run()
case "coverage":
    print("boundaries: \(boundaries.lastPathComponent)")
    try CoverageBenchmark(boundaries: boundaries, folder: folder).run()
case "locate":
    try LocateBenchmark(folder: folder).run()
case "national-inputs":
    try NationalBenchmark(folder: folder).writeInputs()
case "national-coverage":
    try await NationalBenchmark(folder: folder).run()
case "refresh-inputs":
    try RefreshBenchmark(folder: folder).writeInputs()
case "refresh":
    try RefreshBenchmark(folder: folder).run()
case "survey" where words.count == 4 || words.count == 5:
    try SurveyWriter(registry: words[1], rows: Int(words[2]) ?? 0).write(
        to: URL(filePath: words[3]), cellsOfSite: words.count == 5 ? [Int(words[4]) ?? 1] : [2, 3, 2, 3, 2])
default:
    print(
        "usage: HaTangBenchmarks inputs|conversion|coverage|locate|national-inputs|national-coverage|refresh-inputs|refresh [folder of inputs and of the peer's answers]"
    )
    print("       HaTangBenchmarks survey REGISTRY ROWS FILE [CELLS OF A SITE]")
    exit(64)
}
