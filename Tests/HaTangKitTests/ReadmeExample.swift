import HaTangKit

/// Makes a registry, takes a survey of postal points into it, and writes how the communes stand.
func report(on survey: String, registry file: String, geoData: String, to output: inout String) throws {
    try ProvinceRegistry.create(at: file, geoData: GeoDataFolder(asked: geoData), province: "91")
    let registry = try ProvinceRegistry(opening: file, mode: .readWrite)

    // A plan says what an import would do; only `apply` writes.
    let request = SurveyRequest(path: survey, kind: .postal, surveyed: Day(iso: "2026-11-20"))
    let plan = try registry.plan(for: request)
    for finding in plan.findings {
        print("dòng \(finding.row ?? 0): \(finding.problem.vi) \(finding.remedy.vi)", to: &output)
    }
    try registry.apply(plan)

    let day = Day(iso: "2026-11-23") ?? .today
    for commune in try registry.coverage(on: day).communes where commune.postal.points > 0 {
        print("\(commune.commune.name): \(commune.postal.verdict.words.vi)", to: &output)
    }
    let missing = try registry.missing(on: day)
    print("thiếu: \(missing.communes.count)/\(missing.of) xã, phường, đặc khu", to: &output)
}
