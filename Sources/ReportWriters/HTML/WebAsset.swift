import ContentDigest
import Foundation

/// A style sheet or a script that belongs to the program: a file of `Sources/ReportWriters/Assets`, built into it.
///
/// Only this file makes one, so that no text from data can be run.
package struct WebAsset: Sendable, Hashable {
    /// What browsers do with it.
    package enum Kind: Sendable, Hashable {
        case styleSheet
        case script

        /// The element that holds it in a page.
        var element: String { self == .styleSheet ? "style" : "script" }

        /// Its type on the web.
        package var mediaType: String {
            self == .styleSheet ? "text/css; charset=utf-8" : "text/javascript; charset=utf-8"
        }
    }

    /// The name of the file.
    package let name: String
    /// What it is.
    package let kind: Kind
    /// Its text.
    package let text: String

    /// - Precondition: The text does not end the element that may hold it.
    private init(_ name: StaticString, _ kind: Kind, _ bytes: [UInt8]) {
        self.name = name.description
        self.kind = kind
        text = String(decoding: bytes, as: UTF8.self)
        let lower = text.lowercased()
        precondition(!lower.contains("</\(kind.element)") && !lower.contains("<!--"), "\(name) would end its element")
    }

    /// The looks of reports and pages, light and dark, on screens and on paper.
    package static let styleSheet = WebAsset("hatang.css", .styleSheet, PackageResources.hatang_css)
    /// What tables do besides being read: sorting, searching, filtering.
    package static let tablesScript = WebAsset("tables.js", .script, PackageResources.tables_js)
    /// What the map of a report does besides being seen.
    package static let reportScript = WebAsset("report.js", .script, PackageResources.report_js)

    /// The source that a Content-Security-Policy names it by: `'sha256-…'`, of exactly the text in the page.
    package var policySource: String {
        "'sha256-\(Data(SHA256Digest(of: text).bytes).base64EncodedString())'"
    }
}
