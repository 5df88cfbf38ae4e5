/// Counts the letters to insert, remove or replace between two words, up to a limit.
///
/// Source: R. A. Wagner and M. J. Fischer, "The string-to-string correction problem", J. ACM 21 (1974) 168–173.
package struct EditDistance {
    /// The largest distance of interest.
    package let limit: Int

    /// Counts up to a limit.
    package init(limit: Int) {
        self.limit = limit
    }

    /// The distance; nil when it exceeds the limit.
    package func between(_ left: [UInt8], _ right: [UInt8]) -> Int? {
        guard abs(left.count - right.count) <= limit else { return nil }
        var row = Array(0...right.count)
        for (leftPlace, leftLetter) in left.enumerated() {
            var diagonal = row[0]
            row[0] = leftPlace + 1
            var best = row[0]
            for (rightPlace, rightLetter) in right.enumerated() {
                let replaced = diagonal + (leftLetter == rightLetter ? 0 : 1)
                diagonal = row[rightPlace + 1]
                row[rightPlace + 1] = min(replaced, diagonal + 1, row[rightPlace] + 1)
                best = min(best, row[rightPlace + 1])
            }
            if best > limit { return nil }
        }
        return row[right.count] <= limit ? row[right.count] : nil
    }
}
