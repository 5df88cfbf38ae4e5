import Foundation
import ReportWriters

/// The style sheets and scripts that pages load: a fixed table of names. No name from a request ever becomes a path.
struct PageAssets: Sendable {
    /// One of them.
    private struct Asset: Sendable {
        let type: String
        let bytes: ResponseBytes
        let tag: String
    }

    private var table: [String: Asset] = [:]
    /// Whether Leaflet was found, without which pages draw their maps by themselves.
    let hasLeaflet: Bool

    /// Leaflet as pages name it.
    static let leafletScript: StaticString = "leaflet.js"
    static let leafletStyle: StaticString = "leaflet.css"
    /// Where Debian's package libjs-leaflet has it.
    static let debianFolder = "/usr/share/javascript/leaflet"

    /// Takes our own assets out of the program, and Leaflet from a folder.
    ///
    /// - Parameter leaflet: The folder; `HATANG_ASSETS` when it is set, else Debian's, when nil.
    init(leaflet folder: String? = nil) {
        let folder = folder ?? ProcessInfo.processInfo.environment["HATANG_ASSETS"] ?? Self.debianFolder
        let files = ["leaflet.min.js", "leaflet.js"].compactMap { Self.file($0, in: folder) }
        let style = Self.file("leaflet.css", in: folder)
        hasLeaflet = !files.isEmpty && style != nil
        if let script = files.first, let style {
            add(Self.leafletScript.description, "text/javascript; charset=utf-8", script)
            add(Self.leafletStyle.description, "text/css; charset=utf-8", style)
        }
        for asset in [WebAsset.styleSheet, .tablesScript, .reportScript] {
            add(asset.name, asset.kind.mediaType, Array(asset.text.utf8))
        }
        let script = WebAsset.Kind.script.mediaType
        add("service.css", WebAsset.Kind.styleSheet.mediaType, PackageResources.service_css)
        add("live.js", script, PackageResources.live_js)
        add("overview.js", script, PackageResources.overview_js)
        add("upload.js", script, PackageResources.upload_js)
        add("icon.svg", "image/svg+xml", PackageResources.icon_svg)
    }

    private mutating func add(_ name: String, _ type: String, _ bytes: [UInt8]) {
        let shared = ResponseBytes(bytes)
        table[name] = Asset(
            type: type, bytes: shared, tag: shared.tag)
    }

    private static func file(_ name: String, in folder: String) -> [UInt8]? {
        FileManager.default.contents(atPath: folder + "/" + name).map(Array.init)
    }

    /// The path of an asset.
    static func link(_ name: StaticString) -> WebLink { WebLink(path: ["assets", name.description]) }

    /// The element that loads a style sheet.
    static func styleSheet(_ name: StaticString) -> Markup {
        Markup("link", ["rel": "stylesheet", "href": .link(link(name))])
    }

    /// Serves them; anybody may have them, since the page to log in needs them, too.
    var route: ServiceRoute {
        ServiceRoute(.get, "/assets/{name}", access: .everybody) { request in
            guard let asset = table[request.parameters["name"] ?? ""] else { throw ServiceProblem.notFound }
            return ServiceResponse(
                headers: [HTTPHeader("Content-Type", asset.type), HTTPHeader("ETag", asset.tag)],
                body: .bytes(asset.bytes))
        }
    }
}
