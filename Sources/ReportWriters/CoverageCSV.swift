public import CoverageEngine
public import RegistryRecords

/// The coverage table as CSV: a row a commune, sorted by code, in the form of ``CSVText``.
///
/// Numbers are unrounded with a point as decimal mark in both languages; headings and verdicts are words of the
/// language. The last columns say, on every row, which registry, era, day, method and targets were used.
public enum CoverageCSV {
    /// The text.
    public static func text(_ table: CoverageTable, language: Language) -> String {
        let about: [(heading: BilingualText, value: JSONText)] = [
            (BilingualText(vi: "Thời kỳ", en: "Era"), .text(table.era.name)),
            (BilingualText(vi: "Ngày tính", en: "Day"), .text(table.day.description)),
            (BilingualText(vi: "Cách tính", en: "Method"), .text(table.method)),
            (BilingualText(vi: "Cơ sở dữ liệu", en: "Registry"), .text(table.registry)),
            (BilingualText(vi: "Phiên bản", en: "Registry version"), .integer(table.registryVersion)),
            (BilingualText(vi: "Bộ chỉ tiêu", en: "Targets digest"), .text(table.targetsDigest)),
            (
                BilingualText(vi: "Cách tính dân số", en: "Population method"),
                .text(table.populationWords.text(in: language))
            ),
        ]
        let communes = table.communes.sorted { $0.commune.code < $1.commune.code }
        return CSVText.text(
            headings: (CoverageColumn.all.map(\.heading) + about.map(\.heading)).map { $0.text(in: language) },
            rows: communes.map { commune in
                CoverageColumn.all.map { $0.cell(commune, in: language) } + about.map(\.value)
            })
    }
}
