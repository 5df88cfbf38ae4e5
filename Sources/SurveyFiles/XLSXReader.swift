public import RegistryRecords

/// The rows of one sheet of an Excel workbook (`.xlsx`, `.xlsm`), read a piece at a time.
///
/// - Rows bear the sheet's own numbers; rows without a value are not there, at the end or in between.
/// - Cells are text as Excel would show it in full: codes with the zeros of their format (`000000`), numbers in the
///   shortest digits that mean the same, shares (`45%`) as plain numbers (`0.45`), days by their format as
///   `2026-11-23` or `2026-11-23 09:30`, booleans as `TRUE` and `FALSE`, errors as `#N/A`, formulas as the value
///   that was last computed. Rich text is joined. Hidden rows and columns are rows and columns like others.
/// - XML with a document type is refused, so entities cannot grow; limits of archives hold (see ``ArchiveProblem``),
///   of shared texts 256 MiB, of cells and columns those of ``CSVReader``.
///
/// Memory: one piece of the sheet and the texts that the sheets share. Time: in proportion to the unpacked bytes.
public struct XLSXReader: SurveyReader {
    /// File name without its folder.
    public let file: String
    /// The name of the sheet.
    public let sheet: String?
    /// The merged ranges of the sheet, in its order.
    public let mergedRanges: [MergedRange]
    /// The share of the sheet that is read.
    public var progress: Double? { rows.progress }

    private let rows: SheetRows

    /// Opens a sheet of a workbook.
    init(_ workbook: Workbook, sheet: Workbook.Sheet) throws(SurveyFileError) {
        file = workbook.file
        self.sheet = sheet.name
        mergedRanges = try SheetMergedRanges(workbook.archive, part: sheet.part).ranges()
        rows = try SheetRows(workbook, sheet: sheet, contents: workbook.contents())
    }

    /// The next row that has a value.
    public mutating func next() throws(SurveyFileError) -> RawRow? {
        try rows.next()
    }
}

/// The rows of a sheet, parsed as they are asked for.
final class SheetRows {
    private let file: String
    private let sheet: Workbook.Sheet
    private let part: ZipPart
    private let cells: SheetCells
    private var ready: [RawRow] = []
    private var taken = 0
    private var bytes: [UInt8] = []
    private var hasEnded = false
    private var fault: SurveyFileError?

    init(
        _ workbook: Workbook, sheet: Workbook.Sheet, contents: Workbook.Contents
    ) throws(SurveyFileError) {
        file = workbook.file
        self.sheet = sheet
        guard let entry = workbook.archive[sheet.part] else {
            throw .workbook(file: file, .missingPart(name: sheet.part))
        }
        do throws(ArchiveProblem) {
            part = try workbook.archive.open(entry)
        } catch {
            throw .archive(file: workbook.file, error)
        }
        cells = SheetCells(contents, is1904: workbook.is1904)
    }

    /// The share of the sheet that is read.
    var progress: Double { part.progress }

    func next() throws(SurveyFileError) -> RawRow? {
        while taken == ready.count {
            guard !hasEnded else { return nil }
            taken = 0
            do throws(SurveyFileError) {
                try readOn()
            } catch {
                hasEnded = true
                throw error
            }
        }
        defer { taken += 1 }
        return ready[taken]
    }

    /// Reads the next piece. Rows before a fault are given first, and the fault when they are used up.
    private func readOn() throws(SurveyFileError) {
        ready.removeAll(keepingCapacity: true)
        if let fault { throw fault }
        do throws(SurveyFileError) {
            try parseOn()
        } catch {
            fault = error
        }
        ready = cells.takeRows()
        if let fault, ready.isEmpty { throw fault }
    }

    private func parseOn() throws(SurveyFileError) {
        bytes.removeAll(keepingCapacity: true)
        let isMore: Bool
        do throws(ArchiveProblem) {
            isMore = try part.append(1 << 16, to: &bytes)
        } catch {
            throw .archive(file: file, error)
        }
        do throws(XMLFault) {
            try cells.take(bytes, isLast: !isMore)
        } catch {
            throw .xml(file: file, part: sheet.name, error)
        }
        switch cells.problem {
        case .badCell(let row): throw .workbook(file: file, .badCell(sheet: sheet.name, row: row))
        case .tooManyColumns(let row): throw .tooManyColumns(file: file, row: row)
        case .cellTooLong(let row, let column):
            throw .cellTooLong(file: file, row: row, column: column, quoted: false)
        case nil: break
        }
        if !isMore { hasEnded = true }
    }
}
