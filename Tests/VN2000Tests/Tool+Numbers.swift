import TestWitnesses

extension Tool {
    /// The numbers of each line that a program prints for the given lines.
    static func numbers(from program: String, _ arguments: [String], input: [String]) throws -> [[Double]] {
        let text = try output(of: program, arguments, input: input.joined(separator: "\n") + "\n")
        return text.split(separator: "\n").map { line in
            line.split(whereSeparator: \.isWhitespace).compactMap { Double($0) }
        }
    }
}
