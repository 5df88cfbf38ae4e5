import RegistryRecords

/// What a pack says of itself to people, in both languages.
struct OpenDataReadme {
    let facts: OpenDataPack.Facts
    let files: [OpenDataPack.File]

    /// The text as Markdown.
    var text: String {
        let place = facts.provinces.joined(separator: ", ")
        var lines = [
            "# Dữ liệu mở: hạ tầng viễn thông, bưu chính – \(Self.plain(place))",
            "",
            "Open data: telecom and postal infrastructure by commune.",
            "",
            "| | |", "|---|---|",
            row("Ngày số liệu / day of the figures", facts.day.description),
            row("Thời kỳ của các xã / era of the communes", facts.era.name),
            row("Cơ sở dữ liệu, phiên bản / registry, version", "\(facts.registry), \(facts.registryVersion)"),
            row("Ngày phát hành / issued", facts.issued.description),
            row("Đơn vị phát hành / publisher", facts.publisher ?? "chưa nêu / not stated"),
            row("Giấy phép / licence", facts.licence ?? "chưa nêu / not stated"),
            row("Ranh giới / boundaries", facts.boundaryQuality ?? "không có / none"), "",
            "CSV: UTF-8 có BOM, dấu phẩy, ô trống là chưa có số liệu; kiểu, đơn vị, khóa và liên kết giữa các bảng ở "
                + "`csv-metadata.json`. / CSV in UTF-8 with a byte-order mark; an empty cell is unknown; types, units, keys and "
                + "references stand in `csv-metadata.json` (CSV on the Web).",
            "", "| Tệp / file | Nội dung | Content |", "|---|---|---|",
        ]
        lines += files.map { "| `\($0.name)` | \(Self.plain($0.title.vi)) | \(Self.plain($0.title.en)) |" }
        lines += ["", "## Không công bố / left out", ""]
        lines += ["| Bảng / table | Trường / field | Lý do | Reason |", "|---|---|---|---|"]
        lines += facts.leftOut.map { rule in
            "| \(Self.plain(rule.table)) | \(Self.plain(rule.field ?? "*")) | \(Self.plain(rule.reason.vi)) | \(Self.plain(rule.reason.en)) |"
        }
        lines += [
            "",
            "Văn bản giống số điện thoại hoặc thư điện tử bị để trống / texts withheld for looking like telephone numbers or "
                + "e-mail addresses: \(facts.withheldTexts).", "",
        ]
        return lines.joined(separator: "\n")
    }

    private func row(_ name: String, _ value: String) -> String { "| \(name) | \(Self.plain(value)) |" }

    /// The text on one line, with nothing that Markdown would take for markup.
    private static func plain(_ text: String) -> String {
        var plain = ""
        for character in text {
            if character.isNewline {
                plain += " "
            } else {
                if "\\`*[]<>|".contains(character) { plain += "\\" }
                plain.append(character)
            }
        }
        return plain
    }
}
