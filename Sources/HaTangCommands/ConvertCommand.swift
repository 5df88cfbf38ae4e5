import HaTangKit
import RegistryRecords

/// `hatang convert`: converts positions between reference systems.
struct ConvertCommand: Command {
    static let description = CommandDescription(
        name: "convert",
        summary: BilingualText(
            vi: "đổi tọa độ giữa VN-2000 và WGS 84", en: "convert positions between VN-2000 and WGS 84"),
        details: [
            BilingualText(
                vi:
                    "Luôn dùng bảy tham số chính thức (Quyết định 05/2007/QĐ-BTNMT, EPSG:6960). Tọa độ phẳng ghi Đông trước "
                    + "Bắc; tọa độ địa lý ghi vĩ độ trước kinh độ.",
                en: "Always by the official seven parameters (EPSG:6960). Grid coordinates are easting then northing; "
                    + "geographic ones latitude then longitude."),
            BilingualText(
                vi:
                    "Với --input, mỗi dòng là một vị trí: hai số đứng đầu được đổi tại chỗ, phần còn lại của dòng giữ nguyên; "
                    + "dòng trống và dòng bắt đầu bằng # được chép lại; dòng không đổi được giữ nguyên sau «* * » và báo lỗi.",
                en:
                    "With --input each line is a position: its first two numbers are converted where they stand, the rest of "
                    + "the line stays; blank lines and lines that begin with # are copied; a line that cannot be converted "
                    + "is kept behind “* * ” and reported."),
        ],
        arguments: [
            ArgumentDescription(
                "coordinate", shown: BilingualText(vi: "TỌA_ĐỘ", en: "COORDINATE"),
                summary: BilingualText(vi: "hai số của mỗi vị trí", en: "the two numbers of each position"),
                isOptional: true, isRepeated: true)
        ],
        options: [
            OptionDescription(
                "from", .text(BilingualText(vi: "HỆ", en: "CRS")),
                summary: BilingualText(
                    vi: "hệ của tọa độ đã cho: wgs84, vn2000, vn2000:104.75 (múi 3°), vn2000:105/6 (múi 6°), EPSG:9208",
                    en: "system of the given positions: wgs84, vn2000, vn2000:104.75 (3°), vn2000:105/6 (6°), EPSG:9208"
                ),
                standard: "wgs84"),
            OptionDescription(
                "to", .text(BilingualText(vi: "HỆ", en: "CRS")),
                summary: BilingualText(vi: "hệ cần đổi sang, ghi như trên", en: "the system wanted, in the same words"),
                standard: "wgs84"),
            OptionDescription(
                "input", .text(BilingualText(vi: "TỆP", en: "FILE")),
                summary: BilingualText(
                    vi: "tệp văn bản, mỗi dòng một vị trí; - là đầu vào chuẩn",
                    en: "text file with a position a line; - is standard input")),
            .maximumFindings, .exitCode,
        ],
        examples: [
            CommandExample(
                "hatang convert --from vn2000:104.75 574821.743 1148671.641",
                BilingualText(vi: "Long Xuyên, sang WGS 84", en: "Long Xuyên, to WGS 84")),
            CommandExample(
                "hatang convert --to EPSG:9208 10.3864 105.4351",
                BilingualText(vi: "sang VN-2000, kinh tuyến trục 104°45′", en: "to VN-2000, central meridian 104°45′")),
            CommandExample(
                "hatang convert --from vn2000:104.75 --input tram.txt",
                BilingualText(
                    vi: "đổi cả tệp, mỗi dòng «Đông Bắc …»", en: "a whole file, each line “easting northing …”")),
        ])

    func run(_ arguments: ParsedArguments, on console: Console) throws -> CommandStatus {
        let source = try ReferenceSystem(arguments.required("from"))
        let target = try ReferenceSystem(arguments.required("to"))
        if let path = arguments["input"] {
            guard arguments["coordinate"] == nil else {
                throw CommandError.usage(
                    vi: "chỉ ghi tọa độ hoặc --input, không ghi cả hai",
                    en: "give either coordinates or --input, not both")
            }
            return try convert(file: path, from: source, to: target, arguments, on: console)
        }
        try convert(arguments.values("coordinate"), from: source, to: target, on: console)
        return .success
    }

    private func convert(
        _ texts: [String], from source: ReferenceSystem, to target: ReferenceSystem, on console: Console
    ) throws {
        guard !texts.isEmpty else {
            throw CommandError.usage(vi: "thiếu TỌA_ĐỘ hoặc --input TỆP", en: "COORDINATE is missing, or --input FILE")
        }
        guard texts.count.isMultiple(of: 2) else {
            throw CommandError.usage(
                vi: "mỗi vị trí cần hai số, nhưng có \(texts.count) số",
                en: "a position has two numbers, but there are \(texts.count)")
        }
        var conversion = try PositionTextConversion(from: source, to: target)
        let axes = PositionTextConversion.axes(of: source)
        var output: [UInt8] = []
        for place in stride(from: 0, to: texts.count, by: 2) {
            let position = try conversion.converted(
                first: CoordinateText.value(texts[place], of: axes.first),
                second: CoordinateText.value(texts[place + 1], of: axes.second))
            conversion.append(position, to: &output)
            output.append(UInt8(ascii: "\n"))
        }
        try console.bytes(output)
    }

    private func convert(
        file path: String, from source: ReferenceSystem, to target: ReferenceSystem, _ arguments: ParsedArguments,
        on console: Console
    ) throws -> CommandStatus {
        var blocks: LineBlocks
        do throws(FileFailure) {
            blocks = try LineBlocks(reading: path)
        } catch {
            throw TextFile.unreadable(path, error)
        }
        let threads = try PositionTextThreads(from: source, to: target)
        var whole = PositionTextOutcome()
        while true {
            let block: [UInt8]?
            do {
                block = try blocks.next()
            } catch let error as FileFailure {
                throw TextFile.unreadable(path, error)
            }
            guard let block else { break }
            let maximum = arguments.integer("max-findings") ?? 0
            let (output, outcome) = threads.convert(block, keepingRefusals: max(0, maximum - whole.refused))
            try console.bytes(output)
            for refusal in outcome.refusals.prefix(max(0, maximum - whole.refused)) {
                let line = whole.lines + refusal.line + 1
                console.note(
                    BilingualText(
                        vi: "dòng \(line): \(refusal.reason.vietnameseDescription)",
                        en: "line \(line): \(refusal.reason)"))
            }
            whole.append(outcome)
        }
        let number = NumberText(console.language)
        let (converted, refused) = (number.whole(whole.converted), number.whole(whole.refused))
        console.note(
            whole.refused == 0
                ? BilingualText(vi: "Đã đổi \(converted) vị trí.", en: "Converted \(converted) positions.")
                : BilingualText(
                    vi: "Đã đổi \(converted) vị trí; \(refused) dòng không đổi được, đánh dấu «* *».",
                    en: "Converted \(converted) positions; \(refused) lines were refused and are marked “* *”."))
        return arguments.flag("exit-code") && whole.refused > 0 ? .remaining : .success
    }
}
