import HaTangKit
import RegistryRecords
import ReportWriters

/// What the verification of a report found, for people and for scripts.
struct VerifyReport {
    let verification: ReportVerification
    private let limit: Int

    /// - Parameter limit: How many cells are listed at most.
    init(_ verification: ReportVerification, limit: Int) {
        self.verification = verification
        self.limit = limit
    }

    // MARK: For people

    func text(_ style: ReportStyle) -> String {
        let lines = [verdict(style)] + facts(style) + warnings(style)
        var output = lines.flatMap { $0.shownOnTerminal.wrapped(toColumns: style.width) }.map { $0 + "\n" }.joined()
        if !verification.differences.isEmpty {
            output += "\n" + style.words("Các ô bị sửa:", "Changed cells:") + "\n"
            output += table(
                verification.differences, style,
                values: (
                    style.words("Trong báo cáo", "In the report"), style.words("Theo cơ sở dữ liệu", "By the registry")
                ))
        }
        if verification.standing == .genuineOlder { output += news(style) }
        return output
    }

    private func verdict(_ style: ReportStyle) -> String {
        let number = NumberText(style.language)
        let recipe = verification.seal?.recipe
        let version = recipe.map { number.whole($0.version) } ?? "–"
        let present = number.whole(verification.version)
        let changed = number.whole(verification.differences.count)
        return switch verification.standing {
        case .genuine:
            style.words(
                "ĐÚNG: mọi ô khớp với cơ sở dữ liệu, và cơ sở dữ liệu chưa có gì mới hơn.",
                "GENUINE: every cell is as the registry gives it, and the registry has nothing newer.")
        case .genuineOlder:
            style.words(
                "ĐÚNG, nhưng đã có số liệu mới hơn: mọi ô khớp với phiên bản \(version); cơ sở dữ liệu nay là phiên bản \(present).",
                "GENUINE, but there are newer facts: every cell is as of version \(version); the registry is at version \(present)."
            )
        case .altered where verification.differences.isEmpty:
            style.words(
                "ĐÃ BỊ SỬA: giá trị các ô khớp, nhưng người mở tệp có thể thấy khác.",
                "ALTERED: the values agree, but people may see something else.")
        case .altered:
            style.words(
                "ĐÃ BỊ SỬA: \(changed) ô khác với cơ sở dữ liệu ở phiên bản \(version).",
                "ALTERED: \(changed) cells are not as the registry gives them at version \(version).")
        case .otherRegistry:
            style.words(
                "KHÔNG KIỂM CHỨNG ĐƯỢC: báo cáo là của cơ sở dữ liệu \(recipe?.registry ?? "–"), không phải \(verification.registry); hãy dùng đúng tệp cơ sở dữ liệu.",
                "NOT VERIFIED: the report is of the registry \(recipe?.registry ?? "–") and not of \(verification.registry); give the right registry."
            )
        case .laterVersion:
            style.words(
                "KHÔNG KIỂM CHỨNG ĐƯỢC: báo cáo là của phiên bản \(version), bản sao cơ sở dữ liệu này mới đến phiên bản \(present); hãy dùng bản mới hơn.",
                "NOT VERIFIED: the report is of version \(version), and this copy of the registry is only at \(present); take a newer one."
            )
        case .otherTables:
            style.words(
                "KHÔNG KIỂM CHỨNG ĐƯỢC: sau khi lập báo cáo, cơ sở dữ liệu đã thay ",
                "NOT VERIFIED: since the report was made the registry has other ")
                + others(style)
                + style.words(
                    "; hãy dùng bản sao cơ sở dữ liệu của ngày lập báo cáo.",
                    "; take a copy of the registry from the day of the report.")
        case .noSeal:
            style.words(
                "KHÔNG KIỂM CHỨNG ĐƯỢC: tệp không có niêm phong của HaTang; hãy lập lại báo cáo bằng hatang coverage --format xlsx.",
                "NOT VERIFIED: the file has no seal of HaTang; make the report again by hatang coverage --format xlsx.")
        case .unknownForm:
            style.words(
                "KHÔNG KIỂM CHỨNG ĐƯỢC: niêm phong thuộc dạng mà chương trình này chưa biết; hãy dùng HaTang mới hơn.",
                "NOT VERIFIED: the seal is of a form that this program does not know; use a newer HaTang.")
        }
    }

    private func others(_ style: ReportStyle) -> String {
        verification.otherTables.map { table in
            switch table {
            case .targets: style.words("bộ chỉ tiêu", "targets")
            case .tables:
                style.words(
                    "các bảng theo ngày (thời kỳ, bán kính giả định, hạn xử lý …)",
                    "dated tables (eras, assumed radii, ledger rules …)")
            case .boundaries: style.words("ranh giới xã", "boundaries")
            }
        }.joined(separator: ", ")
    }

    private func facts(_ style: ReportStyle) -> [String] {
        let number = NumberText(style.language)
        var lines = [style.words("Báo cáo: ", "Report: ") + verification.report]
        guard let seal = verification.seal else { return lines }
        let recipe = seal.recipe
        var line =
            style.words("Ngày của số liệu: ", "Day: ") + recipe.day.text(in: style.language)
            + style.words(" · Thời kỳ: ", " · Era: ") + recipe.era
        if let province = recipe.province { line += style.words(" · Tỉnh: ", " · Province: ") + province }
        if let known = recipe.known {
            line += style.words(" · Dữ liệu đến hết ngày ", " · As known on ") + known.text(in: style.language)
        }
        lines.append(line)
        lines.append(
            style.words("Cơ sở dữ liệu: ", "Registry: ") + recipe.registry + style.words(", phiên bản ", ", version ")
                + number.whole(recipe.version) + style.words(" · Niêm phong: ", " · Seal: ") + seal.digest.prefix(16)
                + "…")
        if verification.compared > 0 {
            lines.append(
                style.words("Đã so ", "Compared ") + number.whole(verification.compared) + style.words(" ô.", " cells.")
            )
        }
        return lines
    }

    private func warnings(_ style: ReportStyle) -> [String] {
        var lines: [String] = []
        if verification.isOfOtherProgram, let program = verification.seal?.recipe.program {
            lines.append(
                style.words(
                    "CHÚ Ý – báo cáo do HaTang \(program) lập; cách trình bày có thể khác \(ProgramVersion.current).",
                    "NOTE – the report was written by HaTang \(program); the layout may differ from \(ProgramVersion.current)."
                ))
        }
        for trace in verification.traces {
            var found: [String] = []
            func cells(_ places: [SheetTraces.Place]) -> String {
                let named = places.prefix(5).map {
                    ReportCell(sheet: "", row: $0.row, column: $0.column, found: "").address
                }
                return named.joined(separator: ", ") + (places.count > 5 ? ", …" : "")
            }
            if !trace.formulas.isEmpty {
                found.append(style.words("công thức ở ", "formulas in ") + cells(trace.formulas))
            }
            if !trace.masked.isEmpty {
                found.append(
                    style.words("định dạng số hiện chữ khác giá trị ở ", "number formats that show something else in ")
                        + cells(trace.masked))
            }
            if trace.isHidden { found.append(style.words("trang bị ẩn", "the sheet is hidden")) }
            if trace.hiddenRows > 0 {
                found.append(style.words("\(trace.hiddenRows) dòng bị ẩn", "\(trace.hiddenRows) rows are hidden"))
            }
            if trace.hiddenColumns > 0 { found.append(style.words("có cột bị ẩn", "columns are hidden")) }
            if trace.hasDrawings {
                found.append(
                    style.words(
                        "có hình, khung chữ hoặc ghi chú đè lên ô", "pictures, text boxes or comments lie over cells"))
            }
            lines.append(
                style.words("CHÚ Ý – trang «\(trace.name)»: ", "NOTE – sheet “\(trace.name)”: ")
                    + found.joined(separator: "; ") + ".")
        }
        return lines
    }

    private func table(
        _ differences: [ReportDifference], _ style: ReportStyle, values: (found: String, expected: String)
    ) -> String {
        let columns: [TerminalTable.Column] = [
            .init(style.words("Trang", "Sheet"), leastWidth: 10), .init(style.words("Ô", "Cell")),
            .init(style.words("Dòng của", "Row of"), priority: 2, leastWidth: 12),
            .init(style.words("Cột", "Column"), priority: 1, leastWidth: 12), .init(values.found, leastWidth: 12),
            .init(values.expected, leastWidth: 12),
        ]
        let lines = differences.prefix(limit).map { difference -> TerminalTable.Line in
            .cells([
                .init(difference.cell.sheet), .init(difference.cell.column > 0 ? difference.cell.address : "–"),
                .init(difference.cell.rowName ?? "–"), .init(difference.cell.columnName ?? "–"),
                .init(difference.found.isEmpty ? style.words("(trống)", "(empty)") : difference.found),
                .init(difference.expected.isEmpty ? style.words("(trống)", "(empty)") : difference.expected),
            ])
        }
        let table = TerminalTable(columns: columns, lines: lines).text(width: style.width, colour: style.colour)
        let rest = differences.count - lines.count
        return table.text + style.note(hidden: table.hidden, format: "json")
            + (rest > 0
                ? style.words(
                    "… và \(rest) ô nữa; xem đủ: --max-cells \(differences.count)\n",
                    "… and \(rest) more; to see all: --max-cells \(differences.count)\n")
                : "")
    }

    private func news(_ style: ReportStyle) -> String {
        let number = NumberText(style.language)
        var lines = ["", style.words("Từ đó đến nay:", "Since then:")]
        for survey in verification.newSurveys {
            let description = survey.description
            lines.append(
                "· " + style.words("nhập ", "imported ") + description.file + " ("
                    + description.kind.words.text(in: style.language)
                    + (description.surveyed.map {
                        style.words(", khảo sát ", ", surveyed ") + $0.text(in: style.language)
                    } ?? "")
                    + "): "
                    + number.whole(survey.counts[.created] ?? 0) + style.words(" tạo mới, ", " created, ")
                    + number.whole(survey.counts[.updated] ?? 0) + style.words(" cập nhật", " updated"))
        }
        if verification.otherVersions > 0 {
            lines.append(
                "· "
                    + style.words(
                        "\(verification.otherVersions) thay đổi khác (gộp bản ghi, sửa bằng chương trình khác …)",
                        "\(verification.otherVersions) other changes (merged records, edits by other programs …)"))
        }
        let text = lines.flatMap { $0.shownOnTerminal.wrapped(toColumns: style.width) }.map { $0 + "\n" }.joined()
        guard !verification.outdated.isEmpty else {
            return text
                + style.words(
                    "Bảng theo xã lập hôm nay vẫn như cũ.\n", "The table of communes would be the same now.\n")
        }
        return text + "\n"
            + style.words("Ô của bảng theo xã nay đã khác:", "Cells of the table of communes that are others now:")
            + "\n"
            + table(
                verification.outdated, style,
                values: (style.words("Trong báo cáo", "In the report"), style.words("Hiện nay", "Now")))
    }
}
