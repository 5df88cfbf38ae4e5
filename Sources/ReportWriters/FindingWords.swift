import RegistryRecords

/// Findings in the words of a cell or of a comment.
struct FindingWords {
    let language: Language

    /// For the column of errors: a line a finding, numbered when there are several.
    ///
    /// `Lỗi, cột «Ngày phát sóng»: Không phải là ngày có thật. → Ghi theo dạng 23/11/2026.`
    func row(_ findings: [Finding], more: [String] = []) -> String {
        numbered(findings.map { line($0, namesColumn: true) } + more)
    }

    /// For the comment of a cell, whose column needs no name.
    func comment(_ findings: [Finding]) -> String {
        numbered(findings.map { line($0, namesColumn: false) })
    }

    /// The severity with a capital: `Lỗi`, `Cảnh báo`, `Ghi chú`.
    func severity(_ severity: FindingSeverity) -> String {
        let words = severity.words.text(in: language)
        return words.prefix(1).uppercased() + words.dropFirst()
    }

    /// What the added column is.
    var aboutColumn: String {
        BilingualText(
            vi: "Cột này do HaTang thêm vào. Không cần xóa: khi nhập lại tệp, cột này được bỏ qua.",
            en: "HaTang added this column. It need not be deleted: it is passed over when the file is imported again."
        ).text(in: language)
    }

    /// That a text was too long for its cell.
    func cut(column heading: String) -> String {
        BilingualText(
            vi: "Cảnh báo, cột «\(heading)»: Ô dài quá 32.767 ký tự nên bị cắt trong tệp này. → Đừng nhập lại dòng này "
                + "từ tệp này; sửa trong tệp gốc.",
            en: "Warning, column “\(heading)”: The cell is longer than 32,767 characters and is cut in this file. → Do "
                + "not import this row from this file; mend it in the original."
        ).text(in: language)
    }

    private func line(_ finding: Finding, namesColumn: Bool) -> String {
        var place = severity(finding.severity)
        if namesColumn, let column = finding.column {
            place += BilingualText(vi: ", cột «\(column)»", en: ", column “\(column)”").text(in: language)
        }
        return place + ": " + finding.problem.text(in: language) + " → " + finding.remedy.text(in: language)
    }

    private func numbered(_ lines: [String]) -> String {
        guard lines.count > 1 else { return lines.first ?? "" }
        return lines.enumerated().map { "\($0 + 1). \($1)" }.joined(separator: "\n")
    }
}

extension FindingSeverity {
    /// The look of a cell with such a finding.
    var look: CellLook {
        switch self {
        case .note: .note
        case .warning: .warning
        case .error: .error
        }
    }
}
