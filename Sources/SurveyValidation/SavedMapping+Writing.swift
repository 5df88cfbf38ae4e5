import LegacyText
import RegistryRecords

extension SavedMapping {
    /// The mapping as JSON for people: a line a column, in the order of the file; what is not stated is left out.
    ///
    /// Reading it gives the same mapping, and writing that gives the same text.
    public var json: String {
        let quoted = JSONDocument.quoted
        var members = ["\"hatang_mapping\": 1", "\"kind\": \(quoted(kind.rawValue))"]
        if let sender { members.append("\"sender\": \(quoted(sender))") }
        if let sheet { members.append("\"sheet\": \(quoted(sheet))") }
        if let headerRows { members.append("\"header_rows\": [\(headerRows.lowerBound), \(headerRows.upperBound)]") }
        if let referenceSystem { members.append("\"crs\": \(quoted(referenceSystem))") }
        members.append(
            "\"columns\": "
                + Self.list(
                    columns.map { column in
                        let canonical = column.canonical.map { quoted($0.name) } ?? "null"
                        return "{\"heading\": \(quoted(column.heading)), \"canonical\": \(canonical)}"
                    }))
        if !encodings.isEmpty {
            let entries = encodings.map { "    \(quoted($0.heading)): \(quoted($0.encoding.rawValue))" }
            members.append("\"encodings\": {\n" + entries.joined(separator: ",\n") + "\n  }")
        }
        if !repairs.isEmpty {
            members.append(
                "\"repairs\": "
                    + Self.list(
                        repairs.map { repair in
                            let mistake = repair.mistake.map { ", \"mistake\": " + quoted($0) } ?? ""
                            return "{\"row\": \(repair.row), \"accept\": \(repair.accept)\(mistake)}"
                        }))
        }
        return "{\n  " + members.joined(separator: ",\n  ") + "\n}\n"
    }

    private static func list(_ items: [String]) -> String {
        items.isEmpty ? "[]" : "[\n" + items.map { "    " + $0 }.joined(separator: ",\n") + "\n  ]"
    }
}
