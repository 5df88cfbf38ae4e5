package import CoverageEngine
package import RegistryRecords

/// What every report says about itself: which registry, era, day, method, boundaries and targets it used.
package struct ReportHeading {
    var registry: String
    var registryVersion: Int
    var era: Era
    var day: Day
    var known: Day?
    var method: String?
    var targetsDigest: String

    /// - Parameter known: The day whose knowledge counts; nil for all that is known now.
    package init(
        registry: String, registryVersion: Int, era: Era, day: Day, known: Day? = nil, method: String?,
        targetsDigest: String
    ) {
        self.registry = registry
        self.registryVersion = registryVersion
        self.era = era
        self.day = day
        self.known = known
        self.method = method
        self.targetsDigest = targetsDigest
    }

    /// The heading in lines, without the boundaries.
    package func lines(_ style: ReportStyle) -> [String] {
        let number = NumberText(style.language)
        var lines = [
            style.words("Thời kỳ: ", "Era: ") + eraText(style)
                + style.words(" · Ngày tính: ", " · Day: ") + day.text(in: style.language)
        ]
        if let known {
            lines.append(
                style.words("Theo dữ liệu có đến hết ngày ", "As known at the end of ") + known.text(in: style.language)
            )
        }
        if let method { lines.append(style.words("Cách tính: ", "Method: ") + Self.methodText(method, style)) }
        lines.append(
            style.words("Cơ sở dữ liệu: ", "Registry: ") + registry
                + style.words(", phiên bản ", ", version ") + number.whole(registryVersion)
                + style.words(" · Bộ chỉ tiêu: ", " · Targets: ") + targetsDigest.prefix(16))
        return lines
    }

    /// What people must know of the boundaries; the schematic ones are warned of in plain words.
    package static func boundaryLine(_ quality: String?, _ style: ReportStyle) -> String {
        switch quality {
        case "official": style.words("Ranh giới: chính thức.", "Boundaries: official.")
        case "schematic":
            style.words(
                "CHÚ Ý – ranh giới sơ đồ: đường ranh chỉ vẽ gần đúng, không phải ranh giới hành chính; diện tích và tỷ lệ"
                    + " phủ chỉ để tham khảo.",
                "NOTE – schematic boundaries: the lines are drawn roughly and are not administrative boundaries; take"
                    + " areas and shares as indications only.")
        case "mixed":
            style.words(
                "CHÚ Ý – một phần là ranh giới sơ đồ: ở những xã ghi «sơ đồ», đường ranh chỉ vẽ gần đúng; diện tích và"
                    + " tỷ lệ phủ ở đó chỉ để tham khảo.",
                "NOTE – some boundaries are schematic: in communes marked so the lines are drawn roughly; take their"
                    + " areas and shares as indications only.")
        default:
            style.words(
                "CHÚ Ý – không có ranh giới xã, nên không tính được diện tích và tỷ lệ phủ theo diện tích.",
                "NOTE – there are no commune boundaries, so areas and area shares cannot be computed.")
        }
    }

    /// The members that JSON reports begin with, in the order of the contract.
    package func members() -> [(key: String, value: JSONText)] {
        var members: [(key: String, value: JSONText)] = [
            ("registry", ["id": .text(registry), "version": .integer(registryVersion)]),
            ("era", .text(era.name)), ("on", .text(day.description)), ("known", JSONText(known?.description)),
        ]
        if let method { members.append(("method", .text(method))) }
        return members
    }

    func eraText(_ style: ReportStyle) -> String {
        let from = era.from.map { style.words("từ ", "from ") + $0.text(in: style.language) }
        let to = era.to.map { style.words("đến ", "to ") + $0.text(in: style.language) }
        let span = [from, to].compactMap(\.self).joined(separator: " ")
        return span.isEmpty ? era.name : "\(era.name) (\(span))"
    }

    static func methodText(_ method: String, _ style: ReportStyle) -> String {
        if method == "polygons-outside-discs" {
            return style.words(
                "đa giác nằm ngoài mọi vòng phủ sóng; diện tích tính chính xác (polygons-outside-discs)",
                "polygons outside of all service discs; areas are exact (polygons-outside-discs)")
        }
        guard method == "exact-discs" else { return method }
        return style.words(
            "diện tích chính xác của hợp các vòng phủ sóng (exact-discs)",
            "exact area of the union of service discs (exact-discs)")
    }
}

extension CoverageTable {
    /// What the table says about itself.
    package var heading: ReportHeading {
        ReportHeading(
            registry: registry, registryVersion: registryVersion, era: era, day: day, known: known, method: method,
            targetsDigest: targetsDigest)
    }

    /// Codes of the provinces of the table, sorted.
    var provinces: [String] {
        Set(communes.map(\.commune.province)).sorted()
    }
}
