public import LegacyText
import RegistryRecords

extension SavedMapping {
    /// What a column of a file is to be taken for.
    public enum Meaning: Sendable, Hashable {
        /// The mapping says what it means.
        case column(SurveyColumn)
        /// The mapping says that it is not used.
        case ignored
        /// The mapping does not say.
        case automatic
    }

    /// A mapping held against the headings of a file.
    public struct Application: Sendable, Hashable {
        /// What each column of the file is taken for.
        public var meanings: [Meaning]
        /// How the cells of each column are to be read; nil where the mapping does not say.
        public var encodings: [TextEncoding?]
        /// Headings of the mapping that the file does not have, in the order of the mapping, each once.
        public var missing: [String]
        /// Columns of the file, counted from 0, that the mapping does not know; blank headings are not among them.
        public var unknown: [Int]
    }

    /// Holds the mapping against the headings of a file.
    ///
    /// Of columns with one heading, the first in the file is the first in the mapping, and so on.
    ///
    /// - Complexity: O(n) in the columns of both.
    public func apply(to headings: [String]) -> Application {
        var listed: [String: [Column]] = [:]
        for column in columns.reversed() { listed[Self.key(column.heading), default: []].append(column) }
        var encoded: [String: TextEncoding] = [:]
        for column in encodings { encoded[Self.key(column.heading)] = column.encoding }
        var application = Application(meanings: [], encodings: [], missing: [], unknown: [])
        var present: Set<String> = []
        for (index, heading) in headings.enumerated() {
            let key = Self.key(heading)
            present.insert(key)
            application.encodings.append(encoded[key])
            if let column = listed[key]?.popLast() {
                application.meanings.append(column.canonical.map(Meaning.column) ?? .ignored)
            } else {
                application.meanings.append(.automatic)
                if !key.isEmpty { application.unknown.append(index) }
            }
        }
        var left = listed.mapValues(\.count)
        for column in columns.reversed() where left[Self.key(column.heading)] ?? 0 > 0 {
            left[Self.key(column.heading)]? -= 1
            application.missing.append(column.heading)
        }
        application.missing.reverse()
        for column in encodings
        where !present.contains(Self.key(column.heading)) && !application.missing.contains(column.heading) {
            application.missing.append(column.heading)
        }
        return application
    }

    /// What two spellings of a heading have in common; for a heading of nothing but marks, the marks.
    static func key(_ heading: String) -> String {
        let key = VietnameseFold.key(heading)
        return key.isEmpty ? String(heading.filter { !$0.isWhitespace && $0 != "\u{FEFF}" }) : key
    }
}
