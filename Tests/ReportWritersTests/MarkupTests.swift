import RegistryRecords
import ReportWriters
import Testing

struct MarkupTests {
    @Test(arguments: [
        ("</script><script>alert(1)</script>", "&lt;/script&gt;&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("Tổ 5 & tổ 6 <\"'>", "Tổ 5 &amp; tổ 6 &lt;&quot;&#39;&gt;"),
        ("&lt;b&gt;", "&amp;lt;b&amp;gt;"),
        ("a\u{0}b\u{1B}c\u{85}d", "a\u{FFFD}b\u{FFFD}c\u{FFFD}d"),
        ("30307\u{202E}70303", "30307\u{FFFD}70303"),
        ("\u{2066}x\u{FFFE}\u{1FFFF}", "\u{FFFD}x\u{FFFD}\u{FFFD}"),
        ("dòng\r\nmới", "dòng&#13;\nmới"),
        ("Óc Eo", "Óc Eo"),
    ])
    func `texts and attributes are escaped alike and hold nothing that hides or turns text`(
        _ text: String, _ escaped: String
    ) {
        let markup = Markup("p", ["title": .text(text)], text: text)
        #expect(markup.text == "<p title=\"\(escaped)\">\(escaped)</p>")
    }

    @Test func `data for a script cannot end its element`() {
        let data = Markup.data("du-lieu", ["tên": "</script><!--<script>&"])
        #expect(
            data.text
                == "<script type=\"application/json\" id=\"du-lieu\">"
                + "{\"tên\":\"\\u003C/script\\u003E\\u003C!--\\u003Cscript\\u003E\\u0026\"}</script>")
    }

    @Test func `elements without content have no end tag, and others have one`() {
        #expect(Markup("br", [:]).text == "<br/>")
        #expect(Markup("path", ["d": "M0 0"]).text == "<path d=\"M0 0\"></path>")
        #expect(
            Markup("input", ["value": "<", "disabled": .present, "id": nil]).text
                == "<input value=\"&lt;\" disabled=\"\"/>")
    }

    @Test func `a line break at the start of a preformatted text stays`() {
        #expect(Markup("pre", text: "\nx").text == "<pre>\n\nx</pre>")
    }

    @Test func `pieces in a row have nothing around them`() {
        let row: Markup = .group(["a", Markup("b", text: "c"), .nothing])
        #expect(row.text == "a<b>c</b>")
    }

    @Test(arguments: [
        "javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "//other.example", "ftp://x.example/",
        "https://", "https:///x", "https://a b", "https://a\u{0}", "https://á.example/", "https://x/\"", " https://x/",
        "https://x/<",
    ])
    func `an address of another kind than http and https, or not written as one, is none`(_ text: String) {
        #expect(WebLink(external: text) == nil)
    }

    @Test func `parts of a path cannot lead elsewhere`() {
        #expect(WebLink(path: ["communes", "30307"]).text == "/communes/30307")
        #expect(WebLink(path: ["a/b", "..", "ả?#"]).text == "/a%2Fb/%EF%BF%BD/%E1%BA%A3%3F%23")
        #expect(WebLink(path: [], query: [("tìm", "a&b=c")]).text == "/?t%C3%ACm=a%26b%3Dc")
        #expect(WebLink.fragment("xa 1\"").text == "#xa%201%22")
        #expect(WebLink(external: "https://example.org/a?b=c&d#e")?.text == "https://example.org/a?b=c&d#e")
    }

    @Test func `an element that holds code cannot be made of data`() async {
        await #expect(processExitsWith: .failure) { _ = Markup("script", text: "alert(1)") }
        await #expect(processExitsWith: .failure) { _ = Markup("iframe", [:]) }
        await #expect(processExitsWith: .failure) { _ = Markup("br", [:], ["x"]).text }
    }

    @Test func `an attribute that holds code, or an address given as text, cannot be made`() async {
        await #expect(processExitsWith: .failure) { _ = Markup("p", ["onclick": "alert(1)"]) }
        await #expect(processExitsWith: .failure) { _ = Markup("p", ["style": "color: red"]) }
        await #expect(processExitsWith: .failure) { _ = Markup("a", ["href": "javascript:alert(1)"]) }
        await #expect(processExitsWith: .failure) { _ = Markup("p", ["title": .link(.fragment("x"))]) }
    }

    @Test func `a script is loaded from this host only`() async throws {
        #expect(
            Markup.script(WebLink(path: ["assets", "tables.js"])).text
                == "<script src=\"/assets/tables.js\" defer=\"\"></script>")
        await #expect(processExitsWith: .failure) {
            _ = Markup.script(try #require(WebLink(external: "https://example.org/a.js")))
        }
    }

    @Test func `a page lets browsers use its own styles and scripts and nothing else`() {
        let page = WebPage(
            language: .vietnamese, title: "<Bảng>", scripts: [.reportScript], body: [Markup("main", [:])])
        let text = String(decoding: page.bytes, as: UTF8.self)
        #expect(text.hasPrefix("<!DOCTYPE html>\n<html lang=\"vi\"><head><meta charset=\"utf-8\"/>"))
        #expect(text.contains("<title>&lt;Bảng&gt;</title>"))
        #expect(page.policy.hasPrefix("default-src 'none'; style-src 'sha256-"))
        #expect(!page.policy.contains("unsafe"))
        #expect(text.contains("<script>\(WebAsset.reportScript.text)</script>"))
    }
}
