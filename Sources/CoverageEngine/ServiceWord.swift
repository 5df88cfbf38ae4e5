import RegistryRecords

/// A service as targets name it, looked for in what surveys write under «dịch vụ».
struct ServiceWord {
    private let words: [String]
    /// Words that turn what stands beside them into its contrary, or into a plan.
    private static let doubtful: Set<String> = ["khong", "chua", "ngung", "tam", "du", "no", "not"]

    /// - Parameter service: One word or several, such as `dịch vụ công`; accents and case do not matter.
    init(_ service: String) {
        words = Self.words(service)
    }

    /// Whether a text names the service: yes where its words stand in it as whole words in their order, unknown where
    /// the part of the text that names it also says «không» or «chưa», else no.
    func answer(_ services: String) -> Answer {
        var answer = Answer.no
        for part in services.split(whereSeparator: { ",;\n/|".contains($0) }) {
            let stated = Self.words(String(part))
            guard !words.isEmpty, stated.contains(words) else { continue }
            if Self.doubtful.isDisjoint(with: stated) { return .yes }
            answer = .unknown
        }
        return answer
    }

    private static func words(_ text: String) -> [String] {
        text.split { !$0.isLetter && !$0.isNumber }.map { VietnameseFold.key(String($0)) }
    }
}
