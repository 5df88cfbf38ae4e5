import ContentDigest
public import RegistryRecords

/// A folder of open data: tables as CSV with metadata, layers as GeoJSON, and a catalogue record of it all.
public struct OpenDataPack: Sendable {
    /// What is said of the whole pack.
    public struct Facts: Sendable, Hashable {
        /// Names of the provinces.
        public var provinces: [String]
        /// Identifier of the registry.
        public var registry: String
        /// Version of the registry that the data are of.
        public var registryVersion: Int
        /// The era of the communes.
        public var era: Era
        /// The day of the coverage table.
        public var day: Day
        /// The day of the earliest survey; nil when no survey states one.
        public var firstSurveyed: Day?
        /// The day on which the pack is given out.
        public var issued: Day
        /// Who gives it out; nil when nobody said.
        public var publisher: String?
        /// Under which licence, an address or a name; nil when nobody said.
        public var licence: String?
        /// Quality of the boundaries: `official`, `schematic` or `mixed`; nil without any.
        public var boundaryQuality: String?
        /// West, south, east and north edges, degrees; nil without boundaries.
        public var bounds: [Double]?
        /// What was left out.
        public var leftOut: [LeftOutField]
        /// How many texts were withheld since they look like telephone numbers or e-mail addresses.
        public var withheldTexts: Int

        /// Makes the facts.
        public init(
            provinces: [String], registry: String, registryVersion: Int, era: Era, day: Day, firstSurveyed: Day?,
            issued: Day, publisher: String?, licence: String?, boundaryQuality: String?, bounds: [Double]?,
            leftOut: [LeftOutField], withheldTexts: Int
        ) {
            self.provinces = provinces
            self.registry = registry
            self.registryVersion = registryVersion
            self.era = era
            self.day = day
            self.firstSurveyed = firstSurveyed
            self.issued = issued
            self.publisher = publisher
            self.licence = licence
            self.boundaryQuality = boundaryQuality
            self.bounds = bounds
            self.leftOut = leftOut
            self.withheldTexts = withheldTexts
        }
    }

    /// A file of the pack.
    public struct File: Sendable {
        /// Its name.
        public var name: String
        /// Its type on the web.
        public var mediaType: String
        /// What it holds.
        public var title: BilingualText
        /// Its text.
        public var text: String
    }

    /// What is said of the whole.
    public var facts: Facts
    /// The tables.
    public var tables: [OpenTable]
    /// The layers.
    public var layers: [OpenLayer]

    /// Makes a pack.
    public init(facts: Facts, tables: [OpenTable], layers: [OpenLayer]) {
        self.facts = facts
        self.tables = tables
        self.layers = layers
    }

    /// All files: the data, their metadata (`csv-metadata.json`), the catalogue record (`dcat.jsonld`) and a `README.md`.
    public var files: [File] {
        let data =
            tables.map { File(name: $0.name + ".csv", mediaType: "text/csv", title: $0.title, text: $0.csv) }
            + layers.map {
                File(
                    name: $0.table.name + ".geojson", mediaType: "application/geo+json", title: $0.table.title,
                    text: $0.geoJSON)
            }
        let metadata = File(
            name: "csv-metadata.json", mediaType: "application/csvm+json",
            title: BilingualText(vi: "Mô tả các bảng CSV", en: "Metadata of the CSV tables"), text: csvMetadata)
        let catalogue = File(
            name: "dcat.jsonld", mediaType: "application/ld+json",
            title: BilingualText(vi: "Bản ghi danh mục", en: "Catalogue record"),
            text: DCATRecord(facts: facts, files: data + [metadata]).text)
        let readme = OpenDataReadme(facts: facts, files: data + [metadata, catalogue])
        return data + [
            metadata, catalogue,
            File(
                name: "README.md", mediaType: "text/markdown",
                title: BilingualText(vi: "Giới thiệu", en: "About the pack"), text: readme.text),
        ]
    }

    /// What CSV on the Web says of all tables together, so that they may refer to each other.
    private var csvMetadata: String {
        let group: JSONText = [
            "@context": ["http://www.w3.org/ns/csvw", ["@language": "vi"]],
            "dialect": ["encoding": "utf-8", "header": true, "delimiter": ",", "quoteChar": "\""],
            "dc:description": OpenTable.text(
                BilingualText(
                    vi:
                        "Ô trống: chưa có số liệu. Dấu nháy đơn đứng trước văn bản bắt đầu bằng = + - @ để bảng tính không coi là công thức.",
                    en:
                        "An empty cell is unknown. An apostrophe stands before texts that begin with = + - @, so that spreadsheets take none for a formula."
                )), "tables": .list(tables.map(\.metadata)),
        ]
        return group.text(linesToDepth: 6) + "\n"
    }
}
