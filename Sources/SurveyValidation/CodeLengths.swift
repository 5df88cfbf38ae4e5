/// The usual length of codes that are all digits, to find those that a spreadsheet robbed of their leading zeros.
package struct CodeLengths: Sendable, Hashable {
    /// How many digits the codes of the file have.
    package let usual: Int

    /// Fewest codes that make a rule.
    private static let least = 10
    /// Numbers of fewer digits count rows rather than name records.
    private static let leastDigits = 4

    /// Nil when the codes follow no such rule: some are not digits only, or their lengths go on beyond the usual one or
    /// far below it, as those of running numbers do.
    ///
    /// - Parameter codes: The trimmed codes of a sample; blank ones do not count.
    package init?(_ codes: some Sequence<String>) {
        var counts: [Int: Int] = [:]
        var all = 0
        for code in codes where !code.isEmpty {
            all += 1
            if Self.isDigits(code) { counts[code.utf8.count, default: 0] += 1 }
        }
        guard all >= Self.least, counts.values.reduce(0, +) * 50 >= all * 49,
            let most = counts.max(by: { ($0.value, $0.key) < ($1.value, $1.key) }), most.key >= Self.leastDigits,
            most.value * 5 >= all * 3, counts.keys.allSatisfy({ (most.key - 2...most.key).contains($0) })
        else { return nil }
        usual = most.key
    }

    /// The code with its zeros; nil when it is no shorter than the others, or not of digits.
    package func padded(_ code: String) -> String? {
        let count = code.utf8.count
        guard count > 0, count < usual, Self.isDigits(code) else { return nil }
        return String(repeating: "0", count: usual - count) + code
    }

    private static func isDigits(_ code: String) -> Bool { code.utf8.allSatisfy { (0x30...0x39).contains($0) } }
}
