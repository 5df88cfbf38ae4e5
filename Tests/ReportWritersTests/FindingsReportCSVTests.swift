import RegistryRecords
import ReportWriters
import TestWitnesses
import Testing

struct FindingsReportCSVTests {
    @Test(.enabled(if: Tool.hasPython, "python3 is not installed"))
    func `findings read back from CSV with formulas disarmed and negative numbers as they are`() throws {
        let values: [String?] = ["-105,5", "=1+1", "+84 912", "say \"x\", y\nz", "-5", nil, ""]
        let findings = values.enumerated().map { index, value in
            Finding(
                code: "out-of-range", severity: .error, file: "mẫu.xlsx", sheet: "Trạm; BTS", row: index + 3,
                column: "Kinh độ", columnIndex: 4, value: value,
                problem: BilingualText(vi: "Ngoài khoảng cho phép.", en: "Out of range."),
                remedy: BilingualText(vi: "Sửa lại số.", en: "Mend the number."))
        }
        let read = try Tool.output(
            of: Tool.python, "-c",
            """
            import csv, io, json, sys
            raw = sys.stdin.buffer.read()
            assert raw.startswith(b"\\xef\\xbb\\xbf") and raw.endswith(b"\\r\\n")
            rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"), newline=""), strict=True))
            print("|".join(rows[0])); print("|".join(rows[1]))
            print(json.dumps([r[4] for r in rows[1:]], ensure_ascii=False))
            """, input: FindingsReport.csv(findings, language: .vietnamese))
        #expect(
            read == """
                Tệp|Trang tính|Dòng|Cột|Giá trị|Mức|Mã|Lỗi|Cách sửa
                mẫu.xlsx|Trạm; BTS|3|Kinh độ|-105,5|lỗi|out-of-range|Ngoài khoảng cho phép.|Sửa lại số.
                ["-105,5", "'=1+1", "'+84 912", "say \\"x\\", y\\nz", "-5", "", ""]

                """)
        let english = FindingsReport.csv([findings[0]], language: .english)
        #expect(english.hasPrefix("\u{FEFF}\"File\",\"Sheet\",\"Row\","))
        #expect(english.hasSuffix("\"error\",\"out-of-range\",\"Out of range.\",\"Mend the number.\"\r\n"))
    }
}
