import Glibc
import HaTangKit
import RegistryRecords
import RegistryService

/// `hatang serve`: the registry in the browser, and as an API.
struct ServeCommand: Command {
    static let description = CommandDescription(
        name: "serve",
        summary: BilingualText(
            vi: "mở cơ sở dữ liệu trong trình duyệt và qua API", en: "the registry in the browser, and as an API"),
        details: [
            BilingualText(
                vi:
                    "Nếu không ghi --host thì chỉ máy này vào được. Mở ra địa chỉ khác thì phải có TLS, và khi đó người đọc cũng "
                    + "cần mã truy cập (`hatang token`), trừ khi ghi --reading open. Ctrl-C để dừng.",
                en:
                    "Without --host only this machine can come. Another address needs TLS, and then readers need a token, too "
                    + "(`hatang token`), unless --reading open is said. Ctrl-C stops it."),
            BilingualText(
                vi: "Trong khi chạy, các lệnh khác như `hatang import` vẫn dùng được; trang đang mở tự cập nhật.",
                en: "Meanwhile other commands, such as `hatang import`, work; open pages follow by themselves."),
        ],
        arguments: [.registry],
        options: [
            OptionDescription(
                "port", .integer(0...65_535),
                summary: BilingualText(vi: "cổng; 0 là cổng trống bất kỳ", en: "the port; 0 for any free one"),
                standard: "8080"),
            OptionDescription(
                "host", .text(BilingualText(vi: "ĐỊA_CHỈ", en: "ADDRESS")),
                summary: BilingualText(
                    vi: "địa chỉ IP để nghe, như 192.168.1.10; cần TLS nếu máy khác tới được",
                    en: "IP address to listen on, such as 192.168.1.10; needs TLS where others can reach it")),
            OptionDescription(
                "tls-cert", .text(BilingualText(vi: "TỆP", en: "FILE")),
                summary: BilingualText(
                    vi: "chứng chỉ và các chứng chỉ trung gian, PEM", en: "certificate and intermediate ones, PEM")),
            OptionDescription(
                "tls-key", .text(BilingualText(vi: "TỆP", en: "FILE")),
                summary: BilingualText(vi: "khóa của chứng chỉ, PEM", en: "key of the certificate, PEM")),
            OptionDescription(
                "public", .text(BilingualText(vi: "ĐỊA_CHỈ", en: "ADDRESS")),
                summary: BilingualText(
                    vi: "địa chỉ công khai khi có máy chủ khác đứng trước, như https://hatang.example",
                    en: "public address when another server stands in front, such as https://hatang.example")),
            OptionDescription(
                "reading", .choice(["open", "closed"]),
                summary: BilingualText(
                    vi: "ai cũng đọc được, hay phải có mã truy cập; nếu không ghi: chỉ mở cho máy này",
                    en: "whether anybody reads, or those with a token; when left out, open to this machine only")),
            OptionDescription(
                "geodata", .text(BilingualText(vi: "THƯ_MỤC", en: "FOLDER")),
                summary: BilingualText(
                    vi: "thư mục GeoData có danh sách trường không công bố, cho cơ sở dữ liệu cũ chưa có",
                    en: "the GeoData folder with the list of what is not published, for an older registry without one")),
        ],
        examples: [
            CommandExample(
                "hatang serve an-giang.gpkg",
                BilingualText(vi: "mở ở http://127.0.0.1:8080/", en: "at http://127.0.0.1:8080/")),
            CommandExample(
                "hatang serve an-giang.gpkg --host 192.168.1.10 --port 8443 --tls-cert may-chu.pem --tls-key khoa.pem",
                BilingualText(vi: "cho cả cơ quan, qua TLS", en: "for the whole office, over TLS")),
        ])

    func run(_ arguments: ParsedArguments, on console: Console) throws -> CommandStatus {
        var settings = WebServiceSettings()
        settings.address = arguments["host"]
        settings.port = UInt16(clamping: arguments.integer("port") ?? 8080)
        settings.publicOrigin = arguments["public"]
        settings.geoData = try? GeoDataFolder(asked: arguments["geodata"], environment: console.environment)
        settings.readingIsClosed = arguments["reading"].map { $0 == "closed" }
        switch (arguments["tls-cert"], arguments["tls-key"]) {
        case (let certificate?, let key?):
            settings.tls = .init(certificate: try TextFile.read(certificate), key: try TextFile.read(key))
        case (nil, nil): break
        default:
            throw CommandError.usage(
                vi: "--tls-cert và --tls-key phải ghi cùng nhau", en: "--tls-cert and --tls-key go together")
        }
        let service = try WebService(opening: arguments.required("registry"), settings: settings)
        console.note(
            BilingualText(
                vi: "Đang mở ở \(service.address) – Ctrl-C để dừng.",
                en: "Serving at \(service.address) – Ctrl-C stops it."))
        console.interruption.whileStoppable {
            while !console.interruption.isRequested() { usleep(100_000) }
        }
        service.stop()
        console.note(BilingualText(vi: "Đã dừng.", en: "Stopped."))
        return .success
    }
}
