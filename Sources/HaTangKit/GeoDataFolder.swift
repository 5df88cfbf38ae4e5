public import Foundation
import RegistryRecords

/// The folder with the dated tables that a new registry is given: `GeoData`.
public struct GeoDataFolder: Sendable, Hashable {
    /// Where it is.
    public let path: String

    /// The documents that `hatang init` copies into a registry, named as in the registry.
    ///
    /// From then on the registry's copies count, so that a table can be made again after the folder has changed.
    public enum Document: String, Sendable, CaseIterable {
        case eras = "communes/eras.csv"
        case provinces = "communes/provinces.csv"
        case meridians = "zones/meridians.csv"
        case assumedRadii = "radii/assumed-radii.csv"
        case assumedBeams = "radii/assumed-beams.csv"
        case sampleRules = "samples/sample-rules.csv"
        case ledgerRules = "ledgers/ledger-rules.csv"
        case photoRules = "photos/photo-rules.csv"
        case inspectionRules = "inspections/inspection-rules.csv"
        case leftOut = "open-data/left-out.csv"
        case targets = "targets/plan-2025-an-giang.json"
        case headings = "headings/headings.csv"
        case ambiguousHeadings = "headings/ambiguous.csv"
        case words = "headings/words.csv"
        case formerProvinces = "communes/provinces-2024.csv"
        case districts = "communes/districts-2024.csv"
        case formerCommunes = "communes/communes-2024.csv"

        /// Whether a registry may lack it: those made before the document existed do, and know no old communes, assume
        /// no beam widths, or take the rules for samples, ledgers, photos and inspections as delivered.
        var isOptional: Bool {
            switch self {
            case .formerProvinces, .districts, .formerCommunes, .assumedBeams, .sampleRules, .ledgerRules, .photoRules,
                .inspectionRules, .leftOut:
                true
            default: false
            }
        }
    }

    /// Finds the folder: the one asked for; `HATANG_GEODATA`; `../share/hatang` beside the executable; or a folder
    /// `GeoData` in a folder above the executable. It does not depend on the working directory.
    ///
    /// - Throws: ``JobError/noGeoData(tried:)`` with the places that were tried.
    public init(
        asked: String? = nil, environment: [String: String] = ProcessInfo.processInfo.environment,
        executable: String? = Bundle.main.executablePath
    ) throws(JobError) {
        if let named = asked ?? environment["HATANG_GEODATA"] {
            guard Self.isGeoData(named) else { throw .noGeoData(tried: [named]) }
            path = named
            return
        }
        var tried: [String] = []
        var folder = URL(fileURLWithPath: executable ?? "/").resolvingSymlinksInPath().deletingLastPathComponent()
        let shared = folder.deletingLastPathComponent().appendingPathComponent("share/hatang").path
        tried.append(shared)
        if Self.isGeoData(shared) {
            path = shared
            return
        }
        while folder.path != "/" {
            let candidate = folder.appendingPathComponent("GeoData").path
            tried.append(candidate)
            if Self.isGeoData(candidate) {
                path = candidate
                return
            }
            folder.deleteLastPathComponent()
        }
        throw .noGeoData(tried: tried)
    }

    /// The path of a document.
    public func path(of document: Document) -> String { file(document.rawValue) }

    /// The path of a file of the folder.
    public func file(_ name: String) -> String { path + "/" + name }

    /// The communes of the country since 1 July 2025.
    static let communesFile = "communes/communes-2025.csv"

    /// The text of a file of the folder.
    func text(ofFile name: String) throws(JobError) -> String {
        do {
            return try String(contentsOfFile: file(name), encoding: .utf8)
        } catch {
            throw .badDocument(
                name: file(name), line: nil,
                reason: .init(vi: "không đọc được tệp UTF-8 này.", en: "no such file, or not UTF-8 text."))
        }
    }

    /// A document as a registry with these communes gets it; nil when the folder lacks an optional one.
    ///
    /// Of the old communes only those are taken whose land lies in `communes`: 298 of 10,040 for An Giang.
    func text(of document: Document, for communes: [Commune]) throws(JobError) -> String? {
        if document.isOptional && !FileManager.default.fileExists(atPath: path(of: document)) { return nil }
        let text = try text(ofFile: document.rawValue)
        return document == .formerCommunes
            ? FormerCommuneTables.lines(of: text, thatBecame: Set(communes.map(\.code))) : text
    }

    /// The communes of a province, or of the country.
    func communes(ofProvince province: String?) throws(JobError) -> [Commune] {
        let table = try DocumentTable(
            try text(ofFile: Self.communesFile), name: Self.communesFile,
            columns: ["code", "name", "kind", "province", "valid_from", "valid_to"])
        let communes = try table.map { row throws(JobError) in
            Commune(
                code: row.text("code"), name: row.text("name"), kind: try row.word("kind"),
                province: row.text("province"), validFrom: try row.day("valid_from") ?? Commune.unknownBeginning,
                validTo: try row.day("valid_to"))
        }
        return communes.filter { province == nil || $0.province == province }
    }

    /// Schematic boundaries of a province and the eras that they are of; empty when the folder has none.
    ///
    /// - Parameter province: Code of a province of today, for earlier eras, too.
    func schematicBoundaries(ofProvince province: String) throws(JobError) -> [(file: String, era: String)] {
        let name = "boundaries/boundaries.csv"
        let table = try DocumentTable(
            try text(ofFile: name), name: name, columns: ["province", "era", "file"])
        return try table.map { row throws(JobError) in
            (row.text("province"), row.text("era"), file("boundaries/" + row.text("file")))
        }.filter { $0.0 == province }.map { ($0.2, $0.1) }
    }

    private static func isGeoData(_ path: String) -> Bool {
        FileManager.default.fileExists(atPath: path + "/" + Document.targets.rawValue)
    }
}
