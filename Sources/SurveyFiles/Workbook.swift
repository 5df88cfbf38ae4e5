/// An XLSX workbook: its sheets, the formats of its cells and the texts that its sheets share.
struct Workbook {
    /// A sheet in the order of the workbook.
    struct Sheet: Sendable, Hashable {
        var name: String
        var isHidden: Bool
        /// The part of the archive that holds its cells.
        var part: String
    }

    /// 64 MiB, the most bytes of the parts that describe a workbook.
    static let descriptionLimit = 1 << 26

    let file: String
    let archive: ZipArchive
    /// Sheets with cells; sheets that are charts are left out.
    let sheets: [Sheet]
    /// Whether days count from 1904.
    let is1904: Bool
    private let parts: [String: String]

    /// Reads the list of sheets.
    init(_ archive: ZipArchive) throws(SurveyFileError) {
        file = SurveyFile.name(of: archive.path)
        self.archive = archive
        let root = try Relationships(in: archive, of: "")
        let main = root.target(ofType: "officeDocument") ?? "xl/workbook.xml"
        let relationships = try Relationships(in: archive, of: main)
        guard archive[main] != nil else { throw .workbook(file: file, .noWorkbook) }
        let list = SheetList()
        try archive.read(list, part: main)
        is1904 = list.is1904
        sheets = list.sheets.compactMap { sheet in
            guard let target = relationships[sheet.relationship], target.type.hasSuffix("/worksheet") else {
                return nil
            }
            return Sheet(name: composed(sheet.name), isHidden: sheet.isHidden, part: target.part)
        }
        parts = ["sharedStrings", "styles"].reduce(into: [:]) { $0[$1] = relationships.target(ofType: $1) }
        guard !sheets.isEmpty else { throw .workbook(file: file, .noSheets) }
    }

    /// What the cells of all sheets refer to.
    struct Contents {
        /// Texts by the number that a cell gives.
        let texts: [String]
        /// Formats by the number of a cell's style.
        let formats: [NumberFormat]
        /// Whether such a format shows something else than the value.
        let masks: [Bool]
    }

    /// Reads what the cells refer to.
    func contents() throws(SurveyFileError) -> Contents {
        let (texts, styles) = (SharedTexts(), WorkbookStyles())
        if let part = parts["styles"], archive[part] != nil { try archive.read(styles, part: part) }
        if let part = parts["sharedStrings"], archive[part] != nil {
            try archive.read(texts, part: part, limit: ZipArchive.partLimit)
            if texts.isTooLarge { throw .workbook(file: file, .tooMuchText) }
        }
        return Contents(texts: texts.texts, formats: styles.formats, masks: styles.masks)
    }
}

/// What parts a part of a package refers to.
private struct Relationships {
    private var targets: [String: (type: String, part: String)] = [:]

    /// - Parameter part: The part that refers; empty for the package itself.
    init(in archive: ZipArchive, of part: String) throws(SurveyFileError) {
        let folder = part.split(separator: "/").dropLast().map(String.init)
        let name = part.split(separator: "/").last.map(String.init) ?? ""
        let list = (folder + ["_rels", name + ".rels"]).joined(separator: "/")
        guard archive[list] != nil else { return }
        let reading = RelationshipList()
        try archive.read(reading, part: list)
        for item in reading.items {
            targets[item.identifier] = (item.type, Self.part(item.target, from: folder))
        }
    }

    subscript(identifier: String) -> (type: String, part: String)? { targets[identifier] }

    func target(ofType type: String) -> String? {
        targets.values.filter { $0.type.hasSuffix("/" + type) }.map(\.part).min()
    }

    /// The name of a part, from a target that is relative to a folder or begins with `/`.
    private static func part(_ target: String, from folder: [String]) -> String {
        var path = target.hasPrefix("/") ? [] : folder
        for step in target.split(separator: "/") where step != "." {
            if step == ".." { _ = path.popLast() } else { path.append(String(step)) }
        }
        return path.joined(separator: "/")
    }
}

private final class RelationshipList: XMLReading {
    private(set) var items: [(identifier: String, type: String, target: String)] = []

    override func begin(_ element: XMLElement) {
        guard element.name == "Relationship", element.attribute("TargetMode") != "External" else { return }
        items.append(
            (element.attribute("Id") ?? "", element.attribute("Type") ?? "", element.attribute("Target") ?? ""))
    }
}

private final class SheetList: XMLReading {
    private(set) var sheets: [(name: String, isHidden: Bool, relationship: String)] = []
    private(set) var is1904 = false

    override func begin(_ element: XMLElement) {
        switch element.name {
        case "workbookPr": is1904 = element.flag("date1904")
        case "sheet":
            sheets.append(
                (
                    element.attribute("name") ?? "", ["hidden", "veryHidden"].contains(element.attribute("state")),
                    element.attribute("id", isPrefixed: true) ?? ""
                ))
        default: break
        }
    }
}

extension ZipArchive {
    /// Reads a part as XML to its end or until the reading stops.
    func read(
        _ reading: XMLReading, part name: String, limit: Int = Workbook.descriptionLimit
    ) throws(SurveyFileError) {
        let file = SurveyFile.name(of: path)
        guard let entry = self[name] else { throw .workbook(file: file, .missingPart(name: name)) }
        guard entry.size <= limit else { throw .archive(file: file, .tooLarge(name: name, limit: limit)) }
        var bytes: [UInt8] = []
        let part: ZipPart
        do throws(ArchiveProblem) {
            part = try open(entry)
        } catch {
            throw .archive(file: file, error)
        }
        while !reading.isStopped {
            bytes.removeAll(keepingCapacity: true)
            let isMore: Bool
            do throws(ArchiveProblem) {
                isMore = try part.append(1 << 16, to: &bytes)
            } catch {
                throw .archive(file: file, error)
            }
            do throws(XMLFault) {
                try reading.take(bytes, isLast: !isMore)
            } catch {
                throw .xml(file: file, part: name, error)
            }
            if !isMore { return }
        }
    }
}

extension SurveyFileError {
    /// The error for XML that cannot be read.
    static func xml(file: String, part: String?, _ fault: XMLFault) -> SurveyFileError {
        switch fault {
        case .documentType: .documentType(file: file)
        case .malformed(let line): .malformedXML(file: file, part: part, line: line)
        }
    }
}
