/// Finds the word that somebody meant.
enum Suggestion {
    /// The nearest of the words, or nil when none is near: at most a third of the letters mistyped, or its beginning
    /// typed and nothing else begins so.
    static func nearest(to typed: String, among words: [String]) -> String? {
        let typed = typed.lowercased()
        let ranked = words.map { (word: $0, distance: distance(from: typed, to: $0)) }
        if let best = ranked.min(by: { ($0.distance, $0.word) < ($1.distance, $1.word) }),
            best.distance <= max(1, max(typed.count, best.word.count) / 3)
        {
            return best.word
        }
        let longer = words.filter { $0.hasPrefix(typed) }
        return typed.count >= 2 && longer.count == 1 ? longer[0] : nil
    }

    /// How many letters must be put in, taken out, changed, or swapped with their neighbour (the optimal string
    /// alignment distance).
    static func distance(from first: String, to second: String) -> Int {
        let (first, second) = (Array(first), Array(second))
        var beforeLast: [Int] = []
        var last = Array(0...second.count)
        for row in first.indices {
            var current = [row + 1]
            for column in second.indices {
                let isSame = first[row] == second[column]
                var best = min(last[column + 1] + 1, current[column] + 1, last[column] + (isSame ? 0 : 1))
                if row > 0, column > 0, first[row] == second[column - 1], first[row - 1] == second[column] {
                    best = min(best, beforeLast[column - 1] + 1)
                }
                current.append(best)
            }
            (beforeLast, last) = (last, current)
        }
        return last[second.count]
    }
}
