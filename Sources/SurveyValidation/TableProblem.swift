package import RegistryRecords

/// What can be said of a table as a whole: its columns, its skipped rows, its totals.
package enum TableProblem: Sendable, Hashable {
    /// The column was taken for something because of its content too.
    case proposedColumn(canonical: String, reason: MappingConfidence)
    /// A heading with two meanings, settled by the numbers below it.
    case settledByContent(canonical: String, share: Double)
    /// The column is not used because another one says the same.
    case yieldingColumn(to: String, canonical: String, isEmpty: Bool)
    /// The numbers below the heading are of another axis, or no numbers at all.
    case contradictingContent(canonical: String, looksLike: String?, sample: String)
    /// Something in the heading speaks against what it seems to be.
    case refusedHeading(BilingualText)
    /// The heading says something that matters besides the column.
    case headingNote(BilingualText)
    /// The row is no record.
    case skippedRow(words: BilingualText)
    /// A row of totals states a number that the rows do not give.
    case wrongTotal(label: String, stated: Double, found: Double, isCount: Bool)

    /// Stable word for scripts.
    package var code: String {
        switch self {
        case .proposedColumn: "proposed-column"
        case .settledByContent: "column-by-content"
        case .yieldingColumn: "yielding-column"
        case .contradictingContent: "column-contradicts"
        case .refusedHeading: "refused-heading"
        case .headingNote: "heading-note"
        case .skippedRow: "not-a-record"
        case .wrongTotal: "wrong-total"
        }
    }

    /// None of them puts a row into quarantine.
    package var severity: FindingSeverity {
        switch self {
        case .skippedRow, .headingNote: .note
        case .yieldingColumn(_, _, let isEmpty): isEmpty ? .note : .warning
        case .proposedColumn, .settledByContent, .contradictingContent, .refusedHeading, .wrongTotal: .warning
        }
    }

    /// What is wrong.
    package var problem: BilingualText {
        switch self {
        case .proposedColumn(let canonical, let reason):
            .init(
                vi: "Cột này được hiểu là “\(canonical)” (\(reason.words.vi)).",
                en: "The column is taken for “\(canonical)” (\(reason.words.en)).")
        case .settledByContent(let canonical, let share):
            .init(
                vi: "Tiêu đề có thể hiểu hai cách; theo số liệu (\(Self.percent(share))) cột này là “\(canonical)”.",
                en: "The heading can be read two ways; by its numbers (\(Self.percent(share))) it is “\(canonical)”.")
        case .yieldingColumn(let other, let canonical, let isEmpty):
            .init(
                vi: isEmpty
                    ? "Cột này trống; “\(canonical)” lấy từ cột “\(other)”."
                    : "Không dùng cột này: “\(canonical)” đã lấy từ cột “\(other)”.",
                en: isEmpty
                    ? "The column is empty; “\(canonical)” is taken from “\(other)”."
                    : "The column is not used: “\(canonical)” is taken from “\(other)”.")
        case .contradictingContent(let canonical, let looksLike, let sample):
            .init(
                vi: "Tiêu đề là “\(canonical)” nhưng số liệu\(looksLike.map { " giống “\($0)”" } ?? " không phù hợp")"
                    + " (ví dụ \(sample)).",
                en: "The heading says “\(canonical)”, but the content"
                    + "\(looksLike.map { " looks like “\($0)”" } ?? " does not suit it") (such as \(sample)).")
        case .refusedHeading(let reason), .headingNote(let reason): reason
        case .skippedRow(let words):
            .init(vi: "Không phải bản ghi: \(words.vi).", en: "Not a record: \(words.en).")
        case .wrongTotal(let label, let stated, let found, let isCount):
            .init(
                vi: "\(label) ghi \(Self.plain(stated)) nhưng các dòng "
                    + (isCount ? "đếm được" : "cộng lại") + " là \(Self.plain(found)).",
                en: "\(label) states \(Self.plain(stated)), but the rows "
                    + (isCount ? "count" : "add up to") + " \(Self.plain(found)).")
        }
    }

    /// What to do about it.
    package var remedy: BilingualText {
        switch self {
        case .proposedColumn, .settledByContent:
            .init(
                vi: "Kiểm tra lại; nếu không đúng, ghi rõ tên cột hoặc dùng --mapping.",
                en: "Check it; if it is wrong, name the column in full or use --mapping.")
        case .yieldingColumn:
            .init(
                vi: "Nếu cần dùng cột này, đổi tên cột kia hoặc dùng --mapping.",
                en: "If this one is meant, rename the other one or use --mapping.")
        case .contradictingContent:
            .init(
                vi: "Kiểm tra xem tiêu đề có bị đặt nhầm cột không.",
                en: "Check whether the headings stand over the right columns.")
        case .refusedHeading:
            .init(
                vi: "Đổi tên cột theo danh mục, hoặc chỉ định bằng --mapping.",
                en: "Rename the column, or state its meaning by --mapping.")
        case .headingNote: .init(vi: "Kiểm tra trước khi nhập.", en: "Check it before importing.")
        case .skippedRow:
            .init(
                vi: "Không phải làm gì; nếu là bản ghi thì ghi mã cho dòng này.",
                en: "Nothing to do; if it is a record, write its code.")
        case .wrongTotal:
            .init(
                vi: "Kiểm tra xem tệp có thiếu, thừa dòng hoặc sai số không.",
                en: "Check whether the file lacks rows, has too many, or has a wrong number.")
        }
    }

    private static func percent(_ share: Double) -> String {
        // A share below 1 is never shown as 100 %.
        "\(min(Int((share * 100).rounded()), share < 1 ? 99 : 100)) %"
    }

    private static func plain(_ number: Double) -> String {
        Int(exactly: number).map { String($0) } ?? String((number * 1000).rounded() / 1000)
    }
}
