import RegistryRecords

/// How programs name the columns of their exports.
extension HeadingMatcher {
    /// Columns that HaTang's own reader makes of the geometry of a layer, where the layer has an attribute of that name.
    static let geometryPrefix = "geometry:"

    /// Whether the column holds the geometry of a layer, which nobody typed.
    static func isGeometry(_ heading: ColumnHeading) -> Bool {
        heading.parts.count == 1 && heading.parts[0].hasPrefix(geometryPrefix)
    }

    /// A column of a layer's geometry, of ODK Central (`place-Latitude`) or of KoboToolbox (`_place_latitude`).
    func convention(_ part: String) -> HeadingMatch? {
        if part.hasPrefix(Self.geometryPrefix) {
            let name = String(part.dropFirst(Self.geometryPrefix.count))
            return SurveyColumn(name, kind: kind).map { HeadingMatch(column: $0, confidence: .canonical) }
        }
        let lower = part.lowercased()
        if let (_, column) = Self.measurement(lower) { return HeadingMatch(column: column, confidence: .convention) }
        guard part.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else { return nil }
        if Self.bookkeeping.contains(lower) || Self.bookkeeping.contains(Self.lastStep(of: lower)) {
            return HeadingMatch(column: .ignored, confidence: .convention)
        }
        return lower == "today" ? HeadingMatch(column: .surveyed, confidence: .convention) : nil
    }

    /// The question whose position a column is a part of: `location` for `_location_latitude` and `location-Latitude`.
    static func question(of heading: ColumnHeading) -> String? {
        guard let part = heading.parts.last, heading.parts.count == 1 else { return nil }
        return measurement(part.lowercased()).map { VietnameseFold.key($0.question) }
    }

    private static func measurement(_ lower: String) -> (question: String, column: SurveyColumn)? {
        let endings: [(String, SurveyColumn)] = [
            ("latitude", .latitude), ("longitude", .longitude), ("altitude", .altitude), ("accuracy", .accuracy),
            ("precision", .accuracy),
        ]
        for (ending, column) in endings where lower.hasSuffix(ending) && lower.utf8.count > ending.utf8.count + 1 {
            let question = lower.dropLast(ending.count)
            guard let mark = question.last, "-_:/.".contains(mark) else { continue }
            return (String(question.dropLast()), column)
        }
        return nil
    }

    private static func lastStep(of lower: String) -> String {
        lower.split(separator: "/").last.map(String.init) ?? lower
    }

    /// What ODK Central, KoboToolbox and Survey123 write about the form and not about the place.
    private static let bookkeeping: Set<String> = [
        "key", "parent_key", "submissiondate", "submitterid", "submittername", "attachmentspresent",
        "attachmentsexpected", "reviewstate", "deviceid", "edits", "formversion", "meta-instanceid",
        "meta-instancename", "meta/instanceid", "meta/instancename", "instanceid", "instancename", "start", "end",
        "_id", "_uuid", "_submission_time", "_validation_status", "_notes", "_status", "_submitted_by", "__version__",
        "_tags", "_index", "_parent_index", "_parent_table_name", "_submission__id", "_submission__uuid",
        "meta/rootuuid", "formhub/uuid", "objectid", "globalid", "creationdate", "creator", "editdate", "editor",
    ]
}
