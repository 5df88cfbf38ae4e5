import RegistryRecords

/// A service as targets name it, looked for in what surveys write under «dịch vụ».
struct ServiceWord {
    private let names: [[String]]
    /// Words that turn what stands beside them into its contrary, or into a plan.
    private static let doubtful: Set<String> = ["khong", "chua", "ngung", "tam", "du", "no", "not"]

    /// - Parameter names: The words for one service, each one word or several, such as `dịch vụ công`; accents and case
    ///   do not matter.
    init(_ names: [String]) {
        self.names = names.map(Self.words).filter { !$0.isEmpty }
    }

    /// Whether a text names the service: yes where the words of one of its names stand in it, whole and in their order, unknown where
    /// the part of the text that names it also says «không» or «chưa», else no.
    func answer(_ services: String) -> Answer {
        var answer = Answer.no
        for part in services.split(whereSeparator: { ",;\n/|".contains($0) }) {
            let stated = Self.words(String(part))
            guard names.contains(where: { stated.contains($0) }) else { continue }
            if Self.doubtful.isDisjoint(with: stated) { return .yes }
            answer = .unknown
        }
        return answer
    }

    private static func words(_ text: String) -> [String] {
        text.split { !$0.isLetter && !$0.isNumber }.map { VietnameseFold.key(String($0)) }
    }
}
