import HaTangKit
import RegistryRecords

/// `hatang boundaries`: loads the boundaries of an era's communes.
struct BoundariesCommand: Command {
    static let description = CommandDescription(
        name: "boundaries",
        summary: BilingualText(vi: "nạp ranh giới xã", en: "load commune boundaries"),
        details: [
            BilingualText(
                vi:
                    "Đọc mọi dạng mà GDAL đọc được: một tệp, nhiều tệp, hoặc thư mục mỗi xã một tệp. Xã được nhận ra theo "
                    + "mã, nếu không có mã thì theo tên. Vòng sai hình học được sửa và báo lại. Ghi hết hoặc không ghi gì.",
                en:
                    "Reads any format that GDAL reads: one file, several, or a folder of one file a commune. Communes are "
                    + "found by code, else by name. Invalid rings are repaired and reported. All or nothing.")
        ],
        arguments: [
            .registry,
            ArgumentDescription(
                "file", shown: BilingualText(vi: "TỆP", en: "FILE"),
                summary: BilingualText(vi: "tệp hoặc thư mục ranh giới", en: "file or folder of boundaries"),
                isRepeated: true),
        ],
        options: [
            .era,
            OptionDescription(
                "quality", .choice([BoundaryQuality.official.rawValue, BoundaryQuality.schematic.rawValue]),
                summary: BilingualText(
                    vi: "độ tin cậy; nếu không ghi thì theo thuộc tính boundary_quality của tệp, sau đó là official",
                    en: "how far they can be trusted; else the file's boundary_quality, else official")),
        ],
        examples: [
            CommandExample(
                "hatang boundaries an-giang.gpkg xa-phuong.geojson --era 2025",
                BilingualText(vi: "nạp từ một tệp GeoJSON", en: "from one GeoJSON file")),
            CommandExample(
                "hatang boundaries an-giang.gpkg 91_an_giang --era 2025",
                BilingualText(vi: "nạp từ thư mục mỗi xã một tệp", en: "from a folder of one file a commune")),
        ])

    func run(_ arguments: ParsedArguments, on console: Console) throws -> CommandStatus {
        let registry = try ProvinceRegistry(opening: arguments.required("registry"), mode: .readWrite)
        let era = try arguments["era"].map(registry.era(named:)) ?? registry.era(on: .today)
        let loaded = try Self.namingFile(arguments.values("file")) {
            try registry.importBoundaries(
                from: $0, era: era, quality: arguments["quality"].flatMap(BoundaryQuality.init(rawValue:)))
        }
        loaded.notes.forEach(console.note)
        let number = NumberText(console.language)
        console.note(
            BilingualText(
                vi: "Thời kỳ \(era.name): đã nạp ranh giới \(number.whole(loaded.communes)) xã, thêm "
                    + "\(number.whole(loaded.added)) xã mới; còn \(number.whole(loaded.without)) xã chưa có ranh giới.",
                en: "Era \(era.name): boundaries of \(number.whole(loaded.communes)) communes, "
                    + "\(number.whole(loaded.added)) of them new; \(number.whole(loaded.without)) have none."))
        return .success
    }

    /// What a file holds is no mistake of the command line, and where the error names no file, the one given is named.
    private static func namingFile<Result>(_ files: [String], _ work: ([String]) throws -> Result) throws -> Result {
        do {
            return try work(files)
        } catch {
            var failure = CommandError(telling: error)
            failure.status = .failure
            if files.count == 1, let name = files[0].split(separator: "/").last, !failure.message.vi.contains(name) {
                failure.message = BilingualText(
                    vi: "\(name): \(failure.message.vi)", en: "\(name): \(failure.message.en)")
            }
            throw failure
        }
    }
}
