import RegistryRecords

/// What a list of findings tells in one paragraph: an error or a warning, or equal notes of several rows or columns.
///
/// Errors and warnings are mended row by row; a note that holds for a thousand rows would only hide them.
struct FindingGroup {
    /// All of one severity, code, file, sheet, problem and remedy.
    var findings: [Finding]

    /// Groups of findings, in the order of their first ones.
    static func groups(of findings: [Finding]) -> [FindingGroup] {
        var groups: [FindingGroup] = []
        var places: [Finding: Int] = [:]
        for finding in findings {
            guard finding.severity == .note else {
                groups.append(FindingGroup(findings: [finding]))
                continue
            }
            var alike = finding
            (alike.row, alike.column, alike.columnIndex, alike.value) = (nil, nil, nil, nil)
            if let place = places[alike] {
                groups[place].findings.append(finding)
            } else {
                places[alike] = groups.count
                groups.append(FindingGroup(findings: [finding]))
            }
        }
        return groups
    }

    /// Where it is: file, sheet, rows, columns, and the value where all have the same one.
    func place(_ style: ReportStyle) -> String {
        guard let first = findings.first else { return "" }
        var place = [first.file]
        if let sheet = first.sheet { place.append(style.words("trang «\(sheet)»", "sheet “\(sheet)”")) }
        let rows = Set(findings.compactMap(\.row)).sorted()
        if !rows.isEmpty {
            place.append(style.words("dòng ", rows.count > 1 ? "rows " : "row ") + Self.text(of: rows, style))
        }
        let columns = findings.compactMap(\.column).withoutRepetition
        if !columns.isEmpty {
            let quoted = columns.map { style.words("«\($0)»", "“\($0)”") }.joined(separator: ", ")
            place.append(style.words("cột ", columns.count > 1 ? "columns " : "column ") + quoted)
        }
        if let value = first.value, findings.allSatisfy({ $0.value == value }) {
            place.append(style.words("giá trị «\(value)»", "value “\(value)”"))
        }
        return place.joined(separator: ", ")
    }

    /// Row numbers with runs drawn together, such as `3, 5–9, 12 … (240 dòng)`; the first dozen runs.
    private static func text(of rows: [Int], _ style: ReportStyle) -> String {
        var runs: [ClosedRange<Int>] = []
        for row in rows {
            if let last = runs.last, last.upperBound + 1 == row {
                runs[runs.count - 1] = last.lowerBound...row
            } else {
                runs.append(row...row)
            }
        }
        let shown = runs.prefix(12).map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }
        let isCut = runs.count > shown.count
        let number = NumberText(style.language).whole(rows.count)
        let count = rows.count > 2 ? style.words(" (\(number) dòng)", " (\(number) rows)") : ""
        return shown.joined(separator: ", ") + (isCut ? " …" : "") + count
    }
}

extension [String] {
    /// Each text once, where it stands first.
    fileprivate var withoutRepetition: [String] {
        var told: Set<String> = []
        return filter { told.insert($0).inserted }
    }
}
