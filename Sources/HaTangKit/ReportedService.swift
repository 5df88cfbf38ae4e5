import CoverageEngine
import RegistryRecords

/// Whose service, and which, a dead-zone report complains of. The list of dead zones states both as free text.
struct ReportedService: Hashable {
    /// The generations stated; empty when none is, which concerns all.
    var technologies: Set<Technology>
    /// The operators stated; empty when none is or all are meant.
    var operators: [String]

    /// Words by which lists say that all operators are meant, folded.
    private static let everybody = ["tat ca", "moi nha mang", "cac nha mang", "all"]

    init(_ report: RegistryRecord) {
        let text = report[.technology]?.text?.uppercased() ?? ""
        technologies = Set(Technology.allCases.filter { text.contains($0.rawValue) })
        let names = (report[.operator]?.text ?? "").split { ",;/+&".contains($0) }
            .map { String($0.drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed()) }
            .filter { !$0.isEmpty }
        let isEverybody = names.contains { name in
            Self.everybody.contains { VietnameseFold.key(name).hasPrefix($0) }
        }
        operators = isEverybody ? [] : names
    }

    /// Whether it is about a class of technologies and an operator; nil for any operator.
    func concerns(_ technology: TechnologyClass, operator name: String?) -> Bool {
        guard technologies.isEmpty || technologies.contains(where: technology.includes) else { return false }
        guard let name, !operators.isEmpty else { return true }
        return operators.contains { OperatorSelection.named(name).includes($0) }
    }
}
