import CoverageEngine
import RegistryRecords

extension ProvinceReport {
    /// The communes without a proven staffed postal point with Internet, with what to do.
    package var missingTable: ReportTable {
        ReportTable(
            .missing,
            title: BilingualText(
                vi: "Các xã, phường, đặc khu chưa có điểm bưu chính đủ căn cứ là có người phục vụ và Internet",
                en: "Communes without a proven staffed postal point with Internet"),
            columns: [
                .init("code", "Mã", "Code", width: 7),
                .init("name", "Xã, phường, đặc khu", "Commune", width: 24),
                .init("verdict", "Kết luận", "Verdict", width: 14),
                .init("points", "Số điểm đã ghi nhận", "Points recorded", width: 10),
                .init("reason", "Lý do", "Reason", width: 20),
                .init("explanation", "Hiện trạng", "What is known", width: 42),
                .init("remedy", "Việc cần làm", "What to do", width: 48),
            ],
            rows: missing.communes.sorted { $0.commune.code < $1.commune.code }.map { entry in
                [
                    .text(entry.commune.code), .text(entry.commune.name), .verdict(entry.verdict),
                    .integer(entry.points.count), .words(entry.reason.words), .words(entry.reason.explanation),
                    .words(entry.reason.remedy),
                ]
            })
    }

    /// What is wrong with the rows of the surveys.
    package var findingsTable: ReportTable {
        let number = (NumberText(.vietnamese), NumberText(.english))
        let total = findings.errors + findings.warnings
        var note = BilingualText(
            vi: "Lỗi (dòng nằm trong cách ly, chưa tính vào bảng): \(number.0.whole(findings.errors)); cảnh báo: "
                + "\(number.0.whole(findings.warnings)); ghi chú (không liệt kê): \(number.0.whole(findings.notes)).",
            en: "Errors (rows in quarantine, not counted in the tables): \(number.1.whole(findings.errors)); warnings: "
                + "\(number.1.whole(findings.warnings)); notes (not listed): \(number.1.whole(findings.notes)).")
        if findings.listed.count < total {
            note.vi += " Chỉ liệt kê \(number.0.whole(findings.listed.count)) mục đầu."
            note.en += " Only the first \(number.1.whole(findings.listed.count)) are listed."
        }
        return ReportTable(
            .findings,
            title: BilingualText(
                vi: "Phát hiện khi nhập các đợt khảo sát", en: "What was found when the surveys were imported"),
            columns: [
                .init("severity", "Mức độ", "Severity", width: 10), .init("file", "Tệp", "File", width: 24),
                .init("sheet", "Trang", "Sheet", width: 12), .init("row", "Dòng", "Row", width: 7),
                .init("column", "Cột", "Column", width: 16),
                .init("value", "Giá trị đã ghi", "Value as written", width: 20),
                .init("problem", "Vấn đề", "What is wrong", width: 46),
                .init("remedy", "Cách xử lý", "Remedy", width: 46),
            ],
            rows: findings.listed.map { finding in
                [
                    .words(finding.severity.words), .text(finding.file), ReportValue(finding.sheet),
                    ReportValue(finding.row), ReportValue(finding.column), ReportValue(finding.value),
                    .words(finding.problem), .words(finding.remedy),
                ]
            }, note: note)
    }

    /// The surveys that the figures rest on.
    package var surveysTable: ReportTable {
        ReportTable(
            .surveys, title: BilingualText(vi: "Các đợt khảo sát đã dùng", en: "Surveys used"),
            columns: [
                .init("file", "Tệp", "File", width: 28), .init("sheet", "Trang", "Sheet", width: 12),
                .init("kind", "Nội dung", "Kind", width: 24),
                .init("surveyed", "Ngày khảo sát", "Surveyed", width: 12),
                .init("inspector", "Người khảo sát", "Inspector", width: 18),
                .init("rows", "Số dòng", "Rows", width: 9),
                .init("quarantined", "Dòng cách ly", "In quarantine", width: 9),
                .init("imported", "Ngày nhập", "Imported", width: 12),
                .init("version", "Phiên bản CSDL", "Registry version", width: 10),
                .init("sha256", "SHA-256 của tệp", "SHA-256 of the file", width: 40),
            ],
            rows: surveys.map { survey in
                let description = survey.description
                return [
                    .text(description.file), ReportValue(description.sheet), .words(description.kind.words),
                    ReportValue(description.surveyed), ReportValue(description.inspector),
                    .integer(survey.rowCount), .integer(survey.counts[.quarantined] ?? 0),
                    ReportValue(survey.imported), .integer(survey.version), .text(description.sha256),
                ]
            })
    }
}
