/// What an `Accept` or `Accept-Language` header likes, and how much. Source of the rules: RFC 9110, section 12.
struct AcceptedWords {
    private var entries: [(range: Substring, quality: Double)] = []

    init(_ header: String) {
        for entry in header.lowercased().split(separator: ",").prefix(64) {
            let parts = entry.split(separator: ";").map { $0.drop { $0 == " " } }
            guard let range = parts.first.map({ $0.prefix { $0 != " " } }), !range.isEmpty else { continue }
            let quality = parts.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) }
            entries.append((range, min(1, max(0, quality ?? 1))))
        }
    }

    /// 1 for what is liked most, 0 for what is refused or not named. A narrower range outweighs a wider one.
    func rank(of word: String) -> Double {
        let wide: Substring = word.split(separator: "/").first.map { $0 + "/*" } ?? ""
        for range in [Substring(word), wide] {
            if let entry = entries.first(where: { $0.range == range || $0.range.hasPrefix(word + "-") }) {
                return entry.quality
            }
        }
        return entries.first { $0.range == "*/*" || $0.range == "*" }.map { $0.quality * 0.999 } ?? 0
    }
}
