import RegistryRecords
import ReportWriters

/// What stands around the content of every page: the way to the other pages, where this one is, and who is logged in.
struct PageFrame: Sendable {
    /// A step of the way to a page.
    struct Crumb: Sendable {
        let title: String
        let link: WebLink
    }

    let context: PageContext
    /// The heading of the page, which its title begins with.
    let title: String
    /// The pages above this one, but for the overview.
    var crumbs: [Crumb] = []
    /// Which content of the registry the page is of; nil for a page that does not follow changes.
    var change: RegistryChange?
    /// Names of scripts besides those that every page has.
    var scripts: [StaticString] = []
    /// Whether the page is as wide as the window.
    var isWide = false

    /// The whole page as a response.
    func response(_ content: [Markup], status: Int = 200) -> ServiceResponse {
        let page = Markup("html", ["lang": .text(context.language.rawValue)], [head, body(content)])
        var bytes = Array("<!DOCTYPE html>\n".utf8)
        page.write(to: &bytes)
        bytes.append(UInt8(ascii: "\n"))
        return ServiceResponse(
            status: status, headers: [HTTPHeader("Content-Type", "text/html; charset=utf-8")],
            body: .bytes(ResponseBytes(bytes)))
    }

    private var head: Markup {
        let styles: [StaticString] = ["hatang.css", "service.css"]
        let all: [StaticString] = ["tables.js", "live.js"] + scripts
        return Markup(
            "head", [:],
            [
                Markup("meta", ["charset": "utf-8"]),
                Markup("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
                Markup("meta", ["name": "color-scheme", "content": "light dark"]),
                Markup("title", text: title == Self.program ? title : title + " – " + Self.program),
                Markup("link", ["rel": "icon", "type": "image/svg+xml", "href": .link(PageAssets.link("icon.svg"))]),
            ]
                + (scripts.contains { $0.description == PageAssets.leafletScript.description }
                    ? [PageAssets.styleSheet(PageAssets.leafletStyle)] : [])
                + styles.map(PageAssets.styleSheet) + all.map { .script(PageAssets.link($0)) })
    }

    static let program = "HaTang"

    private func body(_ content: [Markup]) -> Markup {
        Markup(
            "body", ["data-change": change.map { .text(String($0.number)) }],
            [
                Markup(
                    "a", ["class": "skip", "href": .link(.fragment("noi-dung"))],
                    text: context.words("Đến nội dung chính", "Skip to the content")),
                bar,
                Markup(
                    "div", ["class": isWide ? "page broad" : "page"],
                    [
                        way,
                        Markup(
                            "main", ["id": "noi-dung", "tabindex": "-1"],
                            [Markup("h1", text: title)] + content),
                        footer,
                    ]),
                news,
            ])
    }

    // MARK: Around the content

    private var bar: Markup {
        let pages: [(path: [String], title: String)] = [
            ([], context.words("Tổng quan", "Overview")),
            (["missing"], context.words("Thiếu điểm bưu chính", "Postal points missing")),
            (["deadzones"], context.words("Vùng lõm sóng", "Dead zones")),
            (["cables"], context.words("Chỉnh trang cáp", "Cable clean-ups")),
            (["surveys"], context.words("Khảo sát", "Surveys")),
            (["downloads"], context.words("Tải về", "Downloads")),
        ]
        let here = context.request.target.path
        return Markup(
            "header", ["class": "bar-of-pages"],
            [
                Markup("a", ["class": "brand", "href": .link(context.link([]))], text: Self.program),
                Markup(
                    "nav", ["aria-label": .text(context.words("Các trang", "Pages"))],
                    [
                        Markup(
                            "ul", [:],
                            pages.map { page in
                                let isHere = page.path == here || (!page.path.isEmpty && here.starts(with: page.path))
                                return Markup(
                                    "li", [:],
                                    [
                                        Markup(
                                            "a",
                                            [
                                                "href": .link(context.link(page.path)),
                                                "aria-current": isHere ? "page" : nil,
                                            ], text: page.title)
                                    ])
                            })
                    ]),
                Markup("div", ["class": "visitor"], [visitor, languageSwitch]),
            ])
    }

    private var languageSwitch: Markup {
        let other: Language = context.language == .vietnamese ? .english : .vietnamese
        return Markup(
            "a",
            [
                "href": .link(context.link(in: other)), "lang": .text(other.rawValue),
                "hreflang": .text(other.rawValue),
            ], text: other == .english ? "English" : "Tiếng Việt")
    }

    private var visitor: Markup {
        guard let visitor = context.request.visitor else {
            return Markup("a", ["href": .link(context.link(["login"]))], text: context.words("Đăng nhập", "Log in"))
        }
        return Markup(
            "form", ["method": "post", "action": .link(context.link(["logout"]))],
            [
                context.formToken,
                Markup("span", text: visitor.name + " · " + visitor.role.words.text(in: context.language)),
                Markup("button", ["type": "submit"], text: context.words("Đăng xuất", "Log out")),
            ])
    }

    private var way: Markup {
        guard !context.request.target.path.isEmpty else { return .nothing }
        let above = [Crumb(title: context.words("Tổng quan", "Overview"), link: context.link([]))] + crumbs
        return Markup(
            "nav", ["class": "way", "aria-label": .text(context.words("Đường dẫn", "Breadcrumbs"))],
            [
                Markup(
                    "ol", [:],
                    above.map { Markup("li", [:], [Markup("a", ["href": .link($0.link)], text: $0.title)]) }
                        + [Markup("li", ["aria-current": "page"], text: title)])
            ])
    }

    private var footer: Markup {
        Markup(
            "footer", ["class": "small"],
            [
                Markup(
                    "p", [:],
                    [
                        .text(
                            change.map {
                                context.words("Cơ sở dữ liệu phiên bản ", "Registry version ")
                                    + NumberText(context.language).whole($0.version) + " · "
                            } ?? ""),
                        Markup(
                            "a", ["href": .link(WebLink(path: ["api"]))],
                            text: context.words("dữ liệu cho chương trình (API)", "data for programs (API)")),
                    ])
            ])
    }

    /// Where the script tells that the page has followed a change, or cannot.
    private var news: Markup {
        Markup(
            "p",
            [
                "id": "news", "class": "news", "role": "status", "aria-live": "polite",
                "data-fresh": .text(
                    context.words(
                        "Số liệu vừa được cập nhật theo phiên bản {n}.", "The figures now follow version {n}.")),
                "data-lost": .text(
                    context.words(
                        "Mất kết nối với máy chủ; số liệu có thể đã cũ. Đang thử lại…",
                        "The server does not answer; figures may be old. Trying again…")),
                "data-back": .text(context.words("Đã kết nối lại.", "Connected again.")),
            ])
    }
}
