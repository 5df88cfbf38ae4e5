import CoverageEngine
import RegistryRecords

// What reports say of the way in which people were counted.

extension CoverageTable {
    /// The way, for a cell of a table: with the file and its digest where it is a raster.
    var populationWords: BilingualText {
        guard let population else {
            // Shares of people come from the settlements that state them, and never from the area share.
            return BilingualText(vi: "theo ấp, khóm có số liệu", en: "from settlements that state them")
        }
        let file = "\(population.file), SHA-256 \(population.digest)"
        return BilingualText(vi: "theo tâm ô của lưới dân số \(file)", en: "by cell centres of the raster \(file)")
    }

    /// The way, for the heading of a report: with the size of the cells and the people of each province.
    func populationLines(_ style: ReportStyle) -> [String] {
        let number = NumberText(style.language)
        guard let population else {
            return [style.words("Tỷ lệ dân số: ", "Population: ") + populationWords.text(in: style.language) + "."]
        }
        func size(_ side: Double) -> String {
            Self.trimmed(number.decimal(side, places: population.cellUnit == "degree" ? 7 : 2))
        }
        let (width, height) = (size(population.cellWidth), size(population.cellHeight))
        let cell = width == height ? width : "\(width) × \(height)"
        let people = population.peopleOfProvince.sorted { $0.key < $1.key }.map {
            style.province($0.key) + ": " + number.decimal($0.value, places: 0) + style.words(" người", " people")
        }
        var lines = [
            style.words("Dân số: theo tâm ô của lưới ", "Population: by cell centres of ") + population.file
                + style.words(" (ô ", " (cells of ") + cell + " " + Self.unit(population.cellUnit, style) + ", "
                + population.referenceSystem + ", SHA-256 " + "\(population.digest)".prefix(16) + ")"
                + style.words("; không dùng số dân của ấp, khóm. ", "; the population of settlements is not used. ")
                + people.joined(separator: "; ") + "."
        ]
        if population.bands > 1 {
            lines.append(
                style.words(
                    "Lưới có \(population.bands) kênh; chỉ dùng kênh 1.",
                    "The raster has \(population.bands) bands; only band 1 is used."))
        }
        if population.communesOutside > 0 {
            let count = number.whole(population.communesOutside)
            lines.append(
                style.words(
                    "CHÚ Ý – \(count) xã không có ranh giới hoặc nằm lọt ra ngoài lưới nên không có số dân.",
                    "NOTE – \(count) communes have no boundary or reach beyond the raster, and so no population."))
        }
        return lines
    }

    /// Without the zeros at the end of a fraction.
    private static func trimmed(_ number: String) -> String {
        let digits = number.reversed().drop { $0 == "0" }
        let kept = digits.first.map { $0 == "," || $0 == "." } == true ? digits.dropFirst() : digits
        return String(kept.reversed())
    }

    private static func unit(_ unit: String, _ style: ReportStyle) -> String {
        switch unit {
        case "degree": style.words("độ", "degrees")
        case "metre": style.words("m", "m")
        default: unit
        }
    }

    /// The members that tell the way in JSON.
    var populationMembers: [(key: String, value: JSONText)] {
        let source = population.map { population -> JSONText in
            [
                "file": .text(population.file), "sha256": .text("\(population.digest)"),
                "reference_system": .text(population.referenceSystem),
                "cell_size": [
                    "width": .number(population.cellWidth), "height": .number(population.cellHeight),
                    "unit": .text(population.cellUnit),
                ],
                "bands": .integer(population.bands), "band": .integer(1),
                "people": .object(
                    population.peopleOfProvince.sorted { $0.key < $1.key }.map { ($0.key, .number($0.value)) }),
                "communes_outside": .integer(population.communesOutside),
            ]
        }
        return [("population_method", .text(populationMethod)), ("population_source", source ?? .null)]
    }
}
