import Foundation
import Testing

/// The commands of a page of `docs` with what they are said to print.
///
/// A block of ```` ```console ```` has commands behind `$ ` and lines of their output below, in order, any blanks alike;
/// `…` stands for what is left out. Commands of a block of ```` ```sh ```` are not run. A comment `<!-- mend: FILE -->`
/// says that the reader mends a file before the next block.
struct GuidePage {
    enum Step {
        case run(command: String, shows: [String])
        case read(command: String)
        case mend(file: String)
    }

    let steps: [Step]

    init(_ name: String) throws {
        let page = try String(contentsOfFile: RegistryFolder.package + "/docs/" + name, encoding: .utf8)
        var steps: [Step] = []
        var fence: Substring?
        for line in page.split(separator: "\n") {
            if line.hasPrefix("```") {
                fence = fence == nil ? line.dropFirst(3) : nil
            } else if line.hasPrefix("<!-- mend: ") {
                steps.append(.mend(file: String(line.dropFirst(11).dropLast(4))))
            } else if fence == "sh", line.hasPrefix("hatang ") {
                steps.append(.read(command: String(line)))
            } else if fence == "console", line.hasPrefix("$ ") {
                steps.append(.run(command: String(line.dropFirst(2)), shows: []))
            } else if fence == "console", line != "…" {
                guard case .run(let command, let shows)? = steps.popLast() else {
                    throw Unreadable(line: String(line))
                }
                steps.append(.run(command: command, shows: shows + [String(line)]))
            }
        }
        self.steps = steps
    }

    struct Unreadable: Error { let line: String }

    /// The lines that a text does not show in their order, blanks alike.
    static func missing(_ lines: [String], in text: String) -> [String] {
        var rest = folded(text)[...]
        return lines.filter { line in
            guard let place = rest.range(of: folded(line)) else { return true }
            rest = rest[place.upperBound...]
            return false
        }
    }

    private static func folded(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
}
