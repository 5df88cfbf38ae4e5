import RegistryRecords

// Options that several commands share, so that they have one name and one meaning everywhere.

extension OptionDescription {
    /// `--format`, one of the forms that the command writes; the first is the standard one.
    package static func format(_ forms: [String]) -> OptionDescription {
        OptionDescription(
            "format", .choice(forms), summary: BilingualText(vi: "dạng kết quả", en: "the form of the result"),
            standard: forms.first)
    }

    /// `--output FILE`.
    package static let output = OptionDescription(
        "output", .text(BilingualText(vi: "TỆP", en: "FILE")),
        summary: BilingualText(
            vi: "ghi kết quả vào tệp này thay vì in ra", en: "write the result to this file instead of printing it"))

    /// `--era NAME`.
    package static let era = OptionDescription(
        "era", .text(BilingualText(vi: "TÊN", en: "NAME")),
        summary: BilingualText(
            vi: "thời kỳ của các xã, như 2025; nếu không ghi thì là thời kỳ chứa ngày tính",
            en: "era of the communes, such as 2025; that of the day when left out"))

    /// `--on DAY`.
    package static let day = OptionDescription(
        "on", .day,
        summary: BilingualText(
            vi: "ngày tính, như 2026-11-23; nếu không ghi thì là hôm nay",
            en: "the day of the figures, such as 2026-11-23; today when left out"))

    /// `--known DAY`.
    package static let known = OptionDescription(
        "known", .day,
        summary: BilingualText(
            vi: "chỉ dùng dữ liệu đã có đến hết ngày này; nếu không ghi thì dùng mọi dữ liệu hiện có",
            en: "use only what the registry knew at the end of this day; all that it knows now when left out"))

    /// `--province CODE`.
    package static let province = OptionDescription(
        "province", .text(BilingualText(vi: "MÃ", en: "CODE")),
        summary: BilingualText(vi: "mã tỉnh hai chữ số, như 91", en: "two-digit code of the province, such as 91"))

    /// `--kind KIND`, one of those that surveys list.
    package static let kind = OptionDescription(
        "kind", .choice(SurveyKind.allCases.map(\.rawValue)),
        summary: BilingualText(
            vi: "chỉ loại này; nếu không ghi thì mọi loại", en: "this kind only; all kinds when left out"))

    /// `--max-findings NUMBER`.
    package static let maximumFindings = OptionDescription(
        "max-findings", .integer(0...1_000_000),
        summary: BilingualText(
            vi: "số lỗi, cảnh báo in ra nhiều nhất; số đếm luôn đủ",
            en: "how many findings to print at most; the counts are always complete"), standard: "20")

    /// `--exit-code`.
    package static let exitCode = exitCode(
        when: BilingualText(
            vi: "còn lỗi, cảnh báo hoặc chỉ tiêu chưa đạt", en: "findings or unmet targets remain"))

    /// `--exit-code` of a command that has something else to tell by its status.
    static func exitCode(when told: BilingualText) -> OptionDescription {
        OptionDescription(
            "exit-code", .flag,
            summary: BilingualText(vi: "kết thúc với mã 2 khi " + told.vi, en: "end with status 2 when " + told.en))
    }

    /// The options that every command has.
    static let everywhere = [
        OptionDescription(
            "language", .choice(Language.allCases.map(\.rawValue)),
            summary: BilingualText(
                vi: "ngôn ngữ; nếu không ghi thì theo biến HATANG_LANGUAGE, sau đó là vi",
                en: "the language; when left out, that of HATANG_LANGUAGE, else vi")),
        OptionDescription(
            "color", .flag,
            summary: BilingualText(
                vi: "tô màu kết luận, cả khi không in ra màn hình",
                en: "colour the verdicts, also where there is no terminal")),
        OptionDescription(
            "help", .flag, summary: BilingualText(vi: "in cách dùng lệnh (cũng là -h)", en: "print this help (also -h)")
        ),
    ]
}
