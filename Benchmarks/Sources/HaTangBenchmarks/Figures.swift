import Foundation

extension Double {
    /// The number with so many decimals.
    func text(_ decimals: Int) -> String {
        String(format: "%.\(decimals)f", self)
    }
}

/// Prints a line of a table: a name and its figures in columns.
func printLine(_ name: String, _ columns: String...) {
    let padded = columns.map { String(repeating: " ", count: max(1, 14 - $0.count)) + $0 }
    print(name.padding(toLength: 44, withPad: " ", startingAt: 0) + padded.joined())
}
