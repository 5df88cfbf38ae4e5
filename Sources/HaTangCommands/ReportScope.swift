import HaTangKit
import RegistryRecords

/// The day, era and province of a report.
struct ReportScope {
    let registry: ProvinceRegistry
    let day: Day
    let era: Era
    let province: String?

    static let options: [OptionDescription] = [.day, .era, .known]

    /// Names of the era's provinces by code.
    var provinceNames: [String: String] {
        get throws { try registry.provinceNames(of: era) }
    }

    init(_ arguments: ParsedArguments) throws {
        registry = try ProvinceRegistry(opening: arguments.required("registry"), known: arguments.day("known"))
        day = arguments.day("on") ?? .today
        let registry = registry
        era = try arguments["era"].map(registry.era(named:)) ?? registry.era(on: day)
        province = arguments["province"]
    }
}
