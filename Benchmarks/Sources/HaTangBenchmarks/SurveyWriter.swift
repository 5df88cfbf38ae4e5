import Foundation
import HaTangKit
import VN2000

/// Writes a made-up BTS survey of the whole country: a row a cell, in VN-2000 on 104°45′, with the communes stated.
///
/// Sites have two or three cells (twelve of five), as in the sample surveys of An Giang. One row of two hundred is dirty in
/// one of five ways. The same number of rows gives the same bytes.
struct SurveyWriter {
    let registry: String
    let rows: Int

    private static let headings = [
        "Mã trạm", "Tên trạm", "Chủ sở hữu", "Nhà mạng", "Công nghệ", "Băng tần (MHz)", "Sector", "Góc phương vị",
        "Độ cao (m)", "Bán kính (m)", "Ngày phát sóng", "Địa chỉ", "Phường/Xã", "Tỉnh", "northing", "easting",
    ]
    private static let operators = ["Viettel", "VNPT", "MobiFone", "Vietnamobile"]
    private static let technologies = [("2G", 900), ("3G", 2100), ("4G", 1800), ("4G", 2600), ("5G", 3700)]

    /// Writes the file.
    ///
    /// - Parameter cellsOfSite: How many rows a site has, in turn.
    func write(to file: URL, cellsOfSite: [Int] = [2, 3, 2, 3, 2]) throws {
        var numbers = SeededNumbers(seed: UInt64(rows))
        let provinces = try ProvinceRegistry(opening: registry)
        let stored = try provinces.registry.communes().filter { !$0.polygons.isEmpty }
        let index = CommuneIndex(
            stored.map { .init(commune: $0.commune, polygons: $0.polygons, quality: $0.quality) })
        let boxes = stored.map { commune in
            commune.polygons.reduce(into: PlaneBounds.empty) { bounds, polygon in
                for position in polygon.outer {
                    bounds.extend(to: PlanePosition(east: position.longitude, north: position.latitude))
                }
            }
        }
        var conversion = try CoordinateConversion(from: ReferenceSystem("EPSG:9208"))
        try Data().write(to: file)
        let output = try FileHandle(forWritingTo: file)
        var text = Self.headings.joined(separator: ",") + "\n"
        var row = 0
        var site = 0
        while row < rows {
            guard let (position, commune) = place(boxes, index, &numbers) else { continue }
            let grid = try conversion.grid(of: position)
            let province = provinces.settings.provinces[commune.province] ?? ""
            let owner = Self.operators[Int.random(in: 0..<4, using: &numbers)]
            let code = "HT" + padded(site, to: 7)
            let hamlet = Int.random(in: 1...12, using: &numbers)
            for cell in 0..<min(cellsOfSite[site % cellsOfSite.count], rows - row) {
                let (technology, band) = Self.technologies[(site + cell) % Self.technologies.count]
                var cells = [
                    code, "Trạm \(commune.name) \(site)", owner, owner, technology, String(band), String(cell + 1),
                    String(cell * 120), String(Int.random(in: 18...60, using: &numbers)),
                    String(Int.random(in: 3...50, using: &numbers) * 100),
                    "\(padded(site % 28 + 1, to: 2))/\(padded(site % 12 + 1, to: 2))/\(2012 + site % 13)",
                    "Ấp \(hamlet) \(commune.name)", commune.name, province, grid.northing.text(3), grid.easting.text(3),
                ]
                Self.soil(&cells, row: row)
                text += cells.joined(separator: ",") + "\n"
                row += 1
            }
            site += 1
            if text.utf8.count > 1 << 20 {
                try output.write(contentsOf: Data(text.utf8))
                text = ""
            }
        }
        try output.write(contentsOf: Data(text.utf8))
        try output.close()
    }

    private func place(
        _ boxes: [PlaneBounds], _ index: CommuneIndex, _ numbers: inout SeededNumbers
    ) -> (GeographicPosition, Commune)? {
        let box = boxes[Int.random(in: boxes.indices, using: &numbers)]
        let position = GeographicPosition(
            latitude: .random(in: box.south...box.north, using: &numbers),
            longitude: .random(in: box.west...box.east, using: &numbers))
        return index.commune(at: position).map { (position, index.communes[$0]) }
    }

    /// One row of two hundred: a day that is none, swapped axes, an unknown commune, no code, a technology that is none.
    private static func soil(_ cells: inout [String], row: Int) {
        guard row % 200 == 137 else { return }
        switch row / 200 % 5 {
        case 0: cells[10] = "31/02/2024"
        case 1: cells.swapAt(14, 15)
        case 2: cells[12] = "Xã Không Có Tên Này"
        case 3: cells[0] = ""
        default: cells[4] = "6G"
        }
    }

    private func padded(_ number: Int, to width: Int) -> String {
        let text = String(number)
        return String(repeating: "0", count: max(0, width - text.count)) + text
    }
}
