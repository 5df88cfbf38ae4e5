import ContentDigest
import RegistryRecords

/// The record by which a data catalogue takes a pack in: DCAT 3 as JSON-LD, its context written out.
///
/// Source: W3C, "Data Catalog Vocabulary (DCAT) – Version 3", 2024.
struct DCATRecord {
    let facts: OpenDataPack.Facts
    let files: [OpenDataPack.File]

    /// The record as text.
    var text: String {
        let place = facts.provinces.joined(separator: ", ")
        var dataset: [(key: String, value: JSONText)] = [
            ("@id", .text("urn:hatang:\(facts.registry):\(facts.registryVersion)")), ("@type", "dcat:Dataset"),
            (
                "dct:title",
                OpenTable.text(
                    BilingualText(
                        vi: "Hạ tầng viễn thông, bưu chính theo xã – \(place)",
                        en: "Telecom and postal infrastructure by commune – \(place)"))
            ), ("dct:description", OpenTable.text(description)),
            ("dct:identifier", .text("\(facts.registry)/\(facts.registryVersion)")),
            ("dcat:version", .text(String(facts.registryVersion))),
            ("dct:language", ["vi", "en"]), ("dct:issued", Self.day(facts.issued)),
            ("dcat:keyword", ["hạ tầng", "viễn thông", "bưu chính", "vùng phủ sóng", "telecom", "postal", "coverage"]),
        ]
        if let publisher = facts.publisher {
            dataset.append(("dct:publisher", ["@type": "foaf:Agent", "foaf:name": .text(publisher)]))
        }
        if let licence = facts.licence {
            dataset.append(
                (
                    "dct:license",
                    WebLink(external: licence) == nil
                        ? ["@type": "dct:LicenseDocument", "dct:title": .text(licence)] : ["@id": .text(licence)]
                ))
        }
        dataset.append(("dct:spatial", spatial))
        dataset.append(
            (
                "dct:temporal",
                .object(
                    [("@type", "dct:PeriodOfTime")]
                        + (facts.firstSurveyed.map { [("dcat:startDate", Self.day($0))] } ?? [])
                        + [("dcat:endDate", Self.day(facts.day))])
            ))
        dataset.append(("dcat:distribution", .list(files.map(distribution))))
        let context: JSONText = [
            "dcat": "http://www.w3.org/ns/dcat#", "dct": "http://purl.org/dc/terms/",
            "foaf": "http://xmlns.com/foaf/0.1/", "locn": "http://www.w3.org/ns/locn#",
            "spdx": "http://spdx.org/rdf/terms#", "xsd": "http://www.w3.org/2001/XMLSchema#",
            "rdfs": "http://www.w3.org/2000/01/rdf-schema#", "geosparql": "http://www.opengis.net/ont/geosparql#",
        ]
        return JSONText.object([("@context", context)] + dataset).text(linesToDepth: 3) + "\n"
    }

    /// What the data are, how good the boundaries are, and what is left out.
    private var description: BilingualText {
        var text = BilingualText(
            vi: "Số liệu tính cho ngày \(facts.day.vietnamese), thời kỳ \(facts.era.name).",
            en: "Figures of \(facts.day.description), era \(facts.era.name).")
        if facts.boundaryQuality != "official" {
            text.vi += " Ranh giới là sơ đồ hoặc chưa đủ, không phải ranh giới hành chính."
            text.en += " Boundaries are schematic or incomplete, and not administrative."
        }
        let names = facts.leftOut.map { $0.table + "." + ($0.field ?? "*") }.joined(separator: ", ")
        text.vi += " Không công bố: \(names.isEmpty ? "–" : names)."
        text.en += " Left out: \(names.isEmpty ? "–" : names)."
        return text
    }

    private var spatial: JSONText {
        var place: [(key: String, value: JSONText)] = [
            ("@type", "dct:Location"), ("rdfs:label", .list(facts.provinces.map(JSONText.text))),
        ]
        if let bounds = facts.bounds, bounds.count == 4 {
            let (west, south, east, north) = (bounds[0], bounds[1], bounds[2], bounds[3])
            let ring = [(west, south), (east, south), (east, north), (west, north), (west, south)]
            let text = "POLYGON((" + ring.map { "\($0.0) \($0.1)" }.joined(separator: ",") + "))"
            place.append(("dcat:bbox", ["@type": "geosparql:wktLiteral", "@value": .text(text)]))
        }
        return .object(place)
    }

    private func distribution(_ file: OpenDataPack.File) -> JSONText {
        [
            "@type": "dcat:Distribution", "dct:title": OpenTable.text(file.title),
            "dcat:downloadURL": ["@id": .text(file.name)], "dcat:mediaType": .text(file.mediaType),
            "dcat:byteSize": [
                "@type": "xsd:nonNegativeInteger", "@value": .text(String(file.text.utf8.count)),
            ],
            "spdx:checksum": [
                "@type": "spdx:Checksum", "spdx:algorithm": ["@id": "spdx:checksumAlgorithm_sha256"],
                "spdx:checksumValue": .text(SHA256Digest(of: file.text).description),
            ],
        ]
    }

    private static func day(_ day: Day) -> JSONText {
        ["@type": "xsd:date", "@value": .text(day.description)]
    }
}
