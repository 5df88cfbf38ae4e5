import FoundationEssentials
import RegistryRecords
import ReportWriters
import SurveyFiles
import SurveyValidation

/// A report as it is found in a file, read with distrust: sizes are bounded, nothing in it is followed or computed.
struct ReportFile {
    /// What the file is.
    enum Form: Sendable, Hashable {
        case workbook, json, page
    }

    /// 128 MiB, the most bytes of a report.
    static let byteLimit = 1 << 27
    /// The most cells of a report.
    static let cellLimit = 5_000_000

    let form: Form
    /// Every text that stands in it with its place.
    let cells: [ReportCell]
    /// What makes people see something else than the cells; none for other forms than Excel.
    let traces: [SheetTraces]
    /// The seal; nil where there is none.
    let seal: ReportSeal?

    /// Reads a report of any form, known by its first bytes.
    ///
    /// - Throws: ``JobError/badReport(file:reason:)``; ``SurveyFiles/SurveyFileError`` for a workbook that cannot be read.
    init(_ path: String) throws {
        let name = path.split(separator: "/").last.map(String.init) ?? path
        let bytes: Data
        do {
            let size = try FileManager.default.attributesOfItem(atPath: path)[.size] as? Int ?? 0
            guard size <= Self.byteLimit else {
                throw JobError.badReport(
                    file: name, reason: .init(vi: "tệp lớn hơn 128 MiB.", en: "it is larger than 128 MiB."))
            }
            bytes = try Data(contentsOf: URL(filePath: path))
        } catch let error as JobError {
            throw error
        } catch {
            throw JobError.badReport(
                file: name, reason: .init(vi: "không đọc được tệp.", en: "the file cannot be read."))
        }
        if bytes.starts(with: Array("PK".utf8)) {
            form = .workbook
            (cells, traces) = (try Self.cells(ofWorkbook: path, name), try SheetTraces.ofWorkbook(path))
            seal = cells.lazy.compactMap { ReportSeal(reading: $0.text) }.first
        } else if let text = String(validating: bytes, as: UTF8.self), text.firstMark == "{" {
            form = .json
            let document: JSONDocument
            do throws(JSONDocument.Failure) {
                document = try JSONDocument(text)
            } catch {
                throw JobError.badReport(
                    file: name,
                    reason: .init(
                        vi: "dòng \(error.line) không phải JSON: \(error.reason.vi).",
                        en: "line \(error.line) is not JSON: \(error.reason.en)."))
            }
            (cells, traces) = (Self.cells(of: document), [])
            seal = document.member("seal").flatMap { ReportSeal(reading: $0.compact) }
        } else if bytes.starts(with: Array("<!DOCTYPE html>".utf8)) {
            form = .page
            let page = try Self.page(Array(bytes), name)
            (cells, traces) = (page.cells, [])
            seal = page.sealText.flatMap { ReportSeal(reading: $0) }
        } else {
            throw JobError.badReport(
                file: name,
                reason: .init(
                    vi: "không phải báo cáo Excel (.xlsx), HTML hay JSON của HaTang.",
                    en: "it is no report of HaTang in Excel (.xlsx), HTML or JSON."))
        }
    }

    private static func page(_ bytes: [UInt8], _ name: String) throws(JobError) -> PageCells {
        do throws(PageCells.Failure) {
            return try PageCells(bytes, limit: cellLimit)
        } catch {
            throw .badReport(
                file: name,
                reason: .init(
                    vi:
                        "từ byte \(error.byte), trang không còn ở dạng mà HaTang ghi ra; trình duyệt hoặc chương trình khác đã ghi "
                        + "lại. Hãy kiểm chứng tệp gốc.",
                    en:
                        "from byte \(error.byte) on it is not in the form that HaTang writes; a browser or another program wrote "
                        + "it anew. Verify the original file."))
        }
    }

    private static func cells(ofWorkbook path: String, _ name: String) throws -> [ReportCell] {
        var cells: [ReportCell] = []
        for sheet in try SurveyFile.sheets(of: path) where !sheet.isEmpty {
            var reader = try SurveyFile.open(path, sheet: sheet.name)
            while let row = try reader.next() {
                for (column, text) in row.cells.enumerated() where !text.isEmpty {
                    cells.append(ReportCell(sheet: sheet.name, row: row.number, column: column + 1, found: text))
                }
                guard cells.count <= cellLimit else {
                    throw JobError.badReport(
                        file: name,
                        reason: .init(vi: "có hơn 5 triệu ô.", en: "it has more than 5 million cells."))
                }
            }
        }
        return cells
    }

    /// The values of a JSON text as cells: the path of each, such as `communes[3].postal.points`, is its sheet.
    ///
    /// - Parameter isExpected: Whether numbers are marked as such, on the side of the registry.
    static func cells(of document: JSONDocument, at path: String = "", isExpected: Bool = false) -> [ReportCell] {
        func cell(_ value: ReportValue, _ text: String) -> [ReportCell] {
            [
                isExpected
                    ? ReportCell(sheet: path, row: 0, column: 0, value: value, shown: text)
                    : ReportCell(sheet: path, row: 0, column: 0, found: text)
            ]
        }
        switch document.value {
        case .null: return cell(.blank, "null")
        case .bool(let flag): return cell(.blank, flag ? "true" : "false")
        case .whole(let number): return cell(.integer(number), String(number))
        case .number(let number): return cell(.exact(number), ReportValue.exact(number).canonical)
        // Quotes tell a text from a number with the same digits.
        case .text(let text): return cell(.text(text), "\"\(text)\"")
        case .list(let values):
            return cell(.blank, "[\(values.count)]")
                + values.enumerated().flatMap {
                    cells(of: $1, at: "\(path)[\($0)]", isExpected: isExpected)
                }
        case .object(let members):
            return members.flatMap {
                cells(of: $0.value, at: path.isEmpty ? $0.key : "\(path).\($0.key)", isExpected: isExpected)
            }
        }
    }
}

extension String {
    /// The first letter that is no blank.
    fileprivate var firstMark: Character? { first { !$0.isWhitespace } }
}

extension JSONDocument {
    fileprivate func member(_ key: String) -> JSONDocument? {
        guard case .object(let members) = value else { return nil }
        return members.first { $0.key == key }?.value
    }

    /// The value as JSON in one line.
    fileprivate var compact: String { json.text() }

    private var json: JSONText {
        switch value {
        case .null: .null
        case .bool(let flag): .bool(flag)
        case .whole(let number): .integer(number)
        case .number(let number): .number(number)
        case .text(let text): .text(text)
        case .list(let values): .list(values.map(\.json))
        case .object(let members): .object(members.map { ($0.key, $0.value.json) })
        }
    }
}
