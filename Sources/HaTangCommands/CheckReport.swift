import HaTangKit
import RegistryRecords
import ReportWriters

/// What a check of a registry found, for people and for scripts.
struct CheckReport {
    private let result: CheckOutcome
    private let limit: Int
    private let repair: RepairOutcome?
    private let proof: KeptResultsProof?

    /// - Parameters:
    ///   - limit: How many findings of a kind are listed at most.
    ///   - repair: What was done before; nil for a check alone.
    ///   - proof: What measuring the kept areas anew came to; nil when they were not.
    init(_ result: CheckOutcome, limit: Int, repair: RepairOutcome?, proof: KeptResultsProof?) {
        self.result = result
        self.limit = limit
        self.repair = repair
        self.proof = proof
    }

    // MARK: For people

    func text(_ style: ReportStyle) -> String {
        let number = NumberText(style.language)
        let errors = result.count(of: .error)
        let warnings = result.count(of: .warning)
        var verdict: String
        if result.isSound {
            verdict = style.words("LÀNH: không có lỗi", "SOUND: no errors")
        } else {
            verdict = style.words("CÓ LỖI: \(number.whole(errors)) lỗi", "NOT SOUND: \(number.whole(errors)) errors")
        }
        verdict += style.words(", \(number.whole(warnings)) cảnh báo", ", \(number.whole(warnings)) warnings")
        verdict += style.words(
            "; đã xem \(number.whole(result.rows)) dòng.", "; \(number.whole(result.rows)) rows looked at.")
        var output = repair.map { told($0, style) } ?? ""
        output += line(verdict, style)
        if let proof { output += line(told(proof, style), style) }
        for code in CheckCode.allCases {
            let findings = result.findings.filter { $0.code == code }
            guard let first = findings.first else { continue }
            output += "\n" + table(of: findings, style)
            let rest = (result.counts[code] ?? 0) - min(limit, findings.count)
            if rest > 0 {
                output += line(
                    style.words(
                        "… và \(number.whole(rest)) nữa; xem thêm: --max-findings \(result.counts[code] ?? 0)",
                        "… and \(number.whole(rest)) more; to see them: --max-findings \(result.counts[code] ?? 0)"),
                    style)
            }
            output += line("→ " + first.remedy.text(in: style.language), style)
        }
        return output
    }

    private func told(_ repair: RepairOutcome, _ style: ReportStyle) -> String {
        var lines: [String] = []
        if let backup = repair.backup {
            lines.append(style.words("Tệp trước khi sửa: \(backup)", "The file as it was: \(backup)"))
        }
        if let recovered = repair.recovered {
            lines.append(
                style.words(
                    "Tệp bị hỏng được giữ nguyên; những gì đọc được ở tệp mới: \(recovered)",
                    "The damaged file stays as it is; what can be read is in a new file: \(recovered)"))
        }
        lines += repair.steps.map { "· " + $0.text(in: style.language) }
        if repair.steps.isEmpty { lines.append(style.words("Không có gì để tự sửa.", "Nothing that mends itself.")) }
        return lines.map { line($0, style) }.joined() + "\n"
    }

    private func told(_ proof: KeptResultsProof, _ style: ReportStyle) -> String {
        let number = NumberText(style.language)
        let (proven, unproven) = (number.whole(proof.proven), number.whole(proof.unproven))
        return style.words(
            "Kết quả lưu sẵn: \(proven) đo lại đúng từng bit, \(number.whole(proof.differences.count)) sai; \(unproven) của ngày "
                + "hay dữ liệu khác, không đo lại được.",
            "Kept results: \(proven) measured again the same to the last bit, \(number.whole(proof.differences.count)) wrong; "
                + "\(unproven) of other days or data, which cannot be.")
    }

    private func line(_ text: String, _ style: ReportStyle) -> String {
        text.shownOnTerminal.wrapped(toColumns: style.width).map { $0 + "\n" }.joined()
    }

    private func table(of findings: [CheckFinding], _ style: ReportStyle) -> String {
        guard let first = findings.first else { return "" }
        let severity =
            first.code.severity == .error ? style.words("LỖI", "ERROR") : style.words("CẢNH BÁO", "WARNING")
        let columns: [TerminalTable.Column] = [
            .init(style.words("Bảng", "Table"), leastWidth: 12), .init(style.words("Dòng", "Row"), leastWidth: 12),
            .init(style.words("Cột", "Column"), priority: 1, leastWidth: 10),
            .init(style.words("Giá trị", "Value"), priority: 2, leastWidth: 10),
            .init(style.words("Vấn đề", "Problem"), leastWidth: 30),
        ]
        let lines = findings.prefix(limit).map { finding -> TerminalTable.Line in
            .cells([
                .init(finding.table ?? "–"), .init(finding.row ?? "–"), .init(finding.column ?? "–"),
                .init(finding.value ?? "–"), .init(finding.problem.text(in: style.language)),
            ])
        }
        let table = TerminalTable(columns: columns, lines: lines).text(width: style.width, colour: style.colour)
        let number = NumberText(style.language)
        let heading = "\(severity) \(first.code.rawValue): \(number.whole(result.counts[first.code] ?? 0))"
        let mended = first.code.isMended ? style.words(" (--repair sửa được)", " (mended by --repair)") : ""
        return heading + mended + "\n" + table.text + style.note(hidden: table.hidden, format: "json")
    }

    // MARK: For scripts

    /// - Parameter file: The file that was looked at.
    func json(_ file: String) -> String {
        let codes = CheckCode.allCases.filter { result.counts[$0] != nil }
        let counts = codes.map { ($0.rawValue, JSONText.integer(result.counts[$0] ?? 0)) }
        let listed = codes.flatMap { code in result.findings.filter { $0.code == code }.prefix(limit) }
        let registry: JSONText = ["id": JSONText(result.registry), "version": JSONText(result.version)]
        return JSONText.object([
            ("contract", 1), ("file", .text(file)), ("sound", .bool(result.isSound)), ("registry", registry),
            ("errors", .integer(result.count(of: .error))), ("warnings", .integer(result.count(of: .warning))),
            ("rows", .integer(result.rows)), ("counts", .object(counts)), ("findings", .list(listed.map(Self.json))),
            ("repair", repair.map(Self.json) ?? .null),
            ("kept_results", proof.map(Self.json) ?? .null),
        ]).text(linesToDepth: 2) + "\n"
    }

    private static func json(_ proof: KeptResultsProof) -> JSONText {
        .object([
            ("proven", .integer(proof.proven)), ("wrong", .integer(proof.differences.count)),
            ("unproven", .integer(proof.unproven)),
        ])
    }

    private static func json(_ repair: RepairOutcome) -> JSONText {
        .object([
            ("backup", JSONText(repair.backup)), ("recovered", JSONText(repair.recovered)),
            ("errors_before", .integer(repair.before.count(of: .error))),
            ("steps", .list(repair.steps.map { ["vi": .text($0.vi), "en": .text($0.en)] })),
        ])
    }

    private static func json(_ finding: CheckFinding) -> JSONText {
        .object([
            ("code", .text(finding.code.rawValue)), ("severity", .text(finding.code.severity.rawValue)),
            ("table", JSONText(finding.table)), ("row", JSONText(finding.row)), ("column", JSONText(finding.column)),
            ("value", JSONText(finding.value)), ("problem_vi", .text(finding.problem.vi)),
            ("problem_en", .text(finding.problem.en)), ("remedy_vi", .text(finding.remedy.vi)),
            ("remedy_en", .text(finding.remedy.en)), ("mended", .bool(finding.code.isMended)),
        ])
    }
}
