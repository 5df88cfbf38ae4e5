package import CoverageEngine
import RegistryRecords

extension SourceRow {
    /// Such as `tram.xlsx, trang «Trạm», dòng 7 (05/11/2026)`.
    package func words(_ style: ReportStyle) -> String {
        var words = [file.isEmpty ? style.words("(không rõ tệp)", "(file not known)") : file]
        if let sheet { words.append(style.words("trang «\(sheet)»", "sheet “\(sheet)”")) }
        if row > 0 { words.append(style.words("dòng \(row)", "row \(row)")) }
        return words.joined(separator: ", ") + (surveyed.map { " (\($0.text(in: style.language)))" } ?? "")
    }
}
