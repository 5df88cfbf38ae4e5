import Foundation
import RegistryRecords

/// What the attributes of a boundary feature say, whatever their names' case and accents.
struct CommuneAttributes {
    var code: String?
    var name: String?
    var kind: CommuneKind?
    var provinceCode: String?
    var quality: BoundaryQuality?

    /// For notes: code and name, else the number of the feature, which is counted from 1.
    let label: BilingualText

    init(_ feature: ReadFeature, number: Int) {
        var values: [String: String] = [:]
        for (name, value) in feature.attributes {
            let value = value.trimmingCharacters(in: .whitespacesAndNewlines).precomposedStringWithCanonicalMapping
            let key = VietnameseFold.key(name)
            if !value.isEmpty && values[key] == nil { values[key] = value }
        }
        func stated(_ keys: [String]) -> [String] { keys.compactMap { values[$0] } }

        code =
            stated(["code", "wardcode", "maxa", "xacode", "maphuongxa", "ma"])
            .lazy.compactMap { Self.digits($0, count: 5) }.first
        provinceCode =
            stated(["provincecode", "matinh", "province"])
            .lazy.compactMap { Self.digits($0, count: 2) }.first
        quality = values["boundaryquality"].flatMap { BoundaryQuality(rawValue: $0.lowercased()) }
        kind = stated(["kind", "loai", "type"]).lazy.compactMap(CommuneUnitWord.kind(named:)).first

        let names = stated(["fullname", "tenxa", "name", "ten"])
        if let name = names.first(where: { CommuneName($0).isKindCertain }) ?? names.first {
            let parts = CommuneName(name)
            if parts.isKindCertain {
                kind = kind ?? parts.kind
                self.name = name
            } else {
                self.name = kind.map { Self.capitalized($0.rawValue) + " " + name } ?? name
            }
        }
        let known = [code, name].compactMap { $0 }.joined(separator: " ")
        label =
            known.isEmpty
            ? BilingualText(vi: "đối tượng số \(number)", en: "feature \(number)") : .init(vi: known, en: known)
    }

    /// A code of that many digits; a spreadsheet eats leading zeros and may leave `.0`.
    private static func digits(_ text: String, count: Int) -> String? {
        let text = text.hasSuffix(".0") ? text.dropLast(2) : text[...]
        guard (1...count).contains(text.utf8.count), text.utf8.allSatisfy({ (48...57).contains($0) }) else {
            return nil
        }
        return String(repeating: "0", count: count - text.utf8.count) + text
    }

    private static func capitalized(_ text: String) -> String {
        text.prefix(1).uppercased() + text.dropFirst()
    }
}
