/// Reads `styles.xml`: the format of numbers for each style that a cell may bear.
final class WorkbookStyles: XMLReading {
    private var written: [Int: NumberFormat] = [:]
    private var writtenMasks: Set<Int> = []
    private var isInCellFormats = false
    /// In the order by which cells refer to them.
    private(set) var formats: [NumberFormat] = []
    /// In the same order, whether the format shows something else than the value; see ``NumberFormat/isMask(_:)``.
    private(set) var masks: [Bool] = []

    override func begin(_ element: XMLElement) {
        switch element.name {
        case "numFmt":
            guard let number = element.integer("numFmtId"), let code = element.attribute("formatCode") else { return }
            written[number] = NumberFormat(code: code)
            if NumberFormat.isMask(code) { writtenMasks.insert(number) }
        case "cellXfs": isInCellFormats = true
        case "xf" where isInCellFormats:
            let number = element.integer("numFmtId") ?? 0
            formats.append(written[number] ?? NumberFormat(builtIn: number))
            masks.append(writtenMasks.contains(number))
        default: break
        }
    }

    override func end(_ name: XMLName) {
        if name == "cellXfs" { isInCellFormats = false }
    }
}
