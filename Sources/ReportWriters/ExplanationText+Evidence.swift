import CoverageEngine
import RegistryRecords

extension ExplanationText {
    /// The claims, each with what it covers by itself.
    static func claims(_ explanation: CommuneExplanation, _ style: ReportStyle) -> ExplanationSection {
        let number = NumberText(style.language)
        return ExplanationSection(
            title: style.words("Vùng phủ công bố tới xã: ", "Claimed areas that reach the commune: ")
                + number.whole(explanation.claims.count),
            columns: [
                .init(style.words("Nhà mạng", "Operator")), .init(style.words("Mạng", "Network")),
                .init(style.words("Mã", "Code"), priority: 4),
                .init(style.words("Tên", "Name"), priority: 3, leastWidth: 8),
                .init(style.words("Diện tích xã", "Commune's area"), isNumeric: true),
                .init(style.words("Hiệu lực từ", "Valid from"), priority: 1),
                .init(style.words("đến trước", "until"), priority: 2),
            ],
            rows: explanation.claims.map { claim in
                (
                    [
                        .init(claim.operator.isEmpty ? "–" : claim.operator), .init(claim.technology.rawValue),
                        .init(claim.code.isEmpty ? "–" : claim.code), .init(claim.name ?? "–"),
                        .init(claim.areaShare.map(number.percent) ?? "–"),
                        .init((claim.validFrom ?? claim.source.surveyed)?.text(in: style.language) ?? "–"),
                        .init(claim.validTo?.text(in: style.language) ?? "–"),
                    ], claim.source
                )
            })
    }

    /// The figures from other statistics, of a commune or of a province.
    static func indicators(_ indicators: [ExplainedIndicator], _ style: ReportStyle) -> ExplanationSection {
        ExplanationSection(
            title: style.words("Số liệu đã nhập: ", "Figures imported: ")
                + NumberText(style.language).whole(indicators.count),
            columns: [
                .init(style.words("Số liệu", "Indicator"), leastWidth: 20),
                .init(style.words("Ngày", "Day")), .init(style.words("Giá trị", "Value"), isNumeric: true),
                .init(style.words("Hiệu lực", "Validity"), priority: 1),
                .init(style.words("Nguồn", "Source"), priority: 2, leastWidth: 10),
            ],
            rows: indicators.map { indicator in
                (
                    [
                        .init(indicator.value.indicator), .init(indicator.value.day.text(in: style.language)),
                        .init(indicator.value.text(style)), .init(indicator.validity.words.text(in: style.language)),
                        .init(indicator.value.source ?? "–"),
                    ], indicator.source
                )
            })
    }

    /// A line a file, operator and technology; the JSON form has every sample with its row.
    static func samples(_ explanation: CommuneExplanation, _ style: ReportStyle) -> ExplanationSection {
        struct Group: Hashable {
            var file: String
            var sheet: String?
            var `operator`: String?
            var technology: Technology
        }
        let number = NumberText(style.language)
        var groups: [Group: [ExplainedSample]] = [:]
        for sample in explanation.samples {
            let group = Group(
                file: sample.source.file, sheet: sample.source.sheet, operator: sample.operator,
                technology: sample.technology)
            groups[group, default: []].append(sample)
        }
        let sorted = groups.sorted {
            ($0.key.file, $0.key.sheet ?? "", $0.key.operator ?? "", $0.key.technology)
                < ($1.key.file, $1.key.sheet ?? "", $1.key.operator ?? "", $1.key.technology)
        }
        func range(_ values: [Double]) -> String {
            guard let least = values.min(), let most = values.max() else { return "–" }
            let (first, last) = (number.decimal(least, places: 0), number.decimal(most, places: 0))
            return first == last ? first : first + style.words(" đến ", " to ") + last
        }
        return ExplanationSection(
            title: style.words("Mẫu đo trong xã: ", "Samples measured in the commune: ")
                + number.whole(explanation.samples.count),
            columns: [
                .init(style.words("Nhà mạng", "Operator")), .init(style.words("Mạng", "Network")),
                .init(style.words("Số mẫu", "Samples"), isNumeric: true),
                .init(style.words("Mức thu dBm", "RSRP dBm"), isNumeric: true, priority: 2),
                .init(style.words("Tải xuống Mbit/s", "Download Mbit/s"), isNumeric: true, priority: 3),
                .init(style.words("Các dòng", "Rows"), priority: 4),
            ],
            rows: sorted.map { group, samples in
                let rows = samples.map(\.source.row)
                let span = (rows.min() ?? 0, rows.max() ?? 0)
                return (
                    [
                        .init(group.operator ?? "–"), .init(group.technology.rawValue),
                        .init(number.whole(samples.count)), .init(range(samples.compactMap(\.rsrp))),
                        .init(range(samples.compactMap(\.download))),
                        .init(span.0 == span.1 ? "\(span.0)" : "\(span.0)–\(span.1)"),
                    ],
                    SourceRow(
                        file: group.file, sheet: group.sheet, row: span.0,
                        surveyed: samples.compactMap(\.source.surveyed).max())
                )
            })
    }
}
