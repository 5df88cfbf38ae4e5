import Foundation
import RegistryRecords
import SurveyFiles
import TestWitnesses
import Testing

/// One table in every format, written by openpyxl, LibreOffice and GDAL.
struct EveryFormatTests {
    @Test(arguments: ["points.csv", "points.tsv", "points.xlsx"])
    func `our own readers give the table cell by cell`(name: String) throws {
        let table = try Fixture.table()
        let rows = try Fixture.rows(Fixture.path(name))
        #expect(rows.map(\.number) == Array(1...51))
        #expect(rows.first?.cells == table.heading)
        for (row, expected) in zip(rows.dropFirst(), table.rows) { #expect(row.cells == expected) }
    }

    @Test func `a workbook gives codes with their zeros though they are numbers in it`() throws {
        let reader = try SurveyFile.open(Fixture.path("points.xlsx"))
        #expect(reader.sheet == "Điểm phục vụ" && !reader.losesLeadingZeros && reader.mergedRanges.isEmpty)
        #expect(try Fixture.rows(Fixture.path("points.xlsx"))[1][0] == "001234")
    }

    #if GDAL
    @Test(arguments: ["points.ods", "points.xls"])
    func `workbooks of GDAL give the table, and say that zeros may be lost`(name: String) throws {
        let table = try Fixture.table()
        let reader = try SurveyFile.open(Fixture.path(name))
        #expect(reader.sheet == "Điểm phục vụ" && reader.losesLeadingZeros)
        #expect(reader.notes.isEmpty == (name == "points.ods"))
        let rows = try Fixture.rows(Fixture.path(name))
        #expect(rows.map(\.number) == Array(1...51))
        #expect(rows.first?.cells == table.heading)
        for (row, expected) in zip(rows.dropFirst(), table.rows) { #expect(row.cells == expected) }
    }

    @Test(arguments: [
        "points.shp", "points.tab", "points.mif", "points.kml", "points.kmz", "points.gpx", "points.geojson",
        "points.geojsonl", "points.gpkg", "points.fgb", "points.zip", "points-9208.fgb", "points-32648.fgb",
    ])
    func `layers give the same attributes and places`(name: String) throws {
        let table = try Fixture.table()
        let reader = try SurveyFile.open(Fixture.path(name))
        #expect(!reader.cellsAreBytes && !reader.losesLeadingZeros)
        let rows = try Fixture.rows(Fixture.path(name))
        #expect(rows.map(\.number) == Array(1...51))
        let heading = try #require(rows.first).cells
        let names = name == "points.gpx" ? ["name", "desc", "cmt", "src"] : ["ma_mau", "ten", "nguoi_pv", "ngay"]
        let columns = try names.map { try #require(heading.firstIndex(of: $0)) }
        for (row, expected) in zip(rows.dropFirst(), table.rows) {
            #expect(columns.map { row[$0] } == Array(expected[0..<4]))
        }
        let isGrid = name == "points-9208.fgb"
        let places = isGrid ? ["easting", "northing", "crs"] : ["longitude", "latitude"]
        #expect(Array(heading.suffix(places.count)) == places)
        #expect(heading.contains("crs") == isGrid)
        let (east, north) = (heading.count - places.count, heading.count - places.count + 1)
        var lines = ""
        for row in rows.dropFirst() { lines += row[east] + " " + row[north] + "\n" }
        if isGrid {
            #expect(rows.dropFirst().allSatisfy { $0.cells.last == "EPSG:9208" })
            // cct goes back by the parameters of Decision 05/2007. The fixture was made in GDAL's own way, EPSG:5194,
            // which is up to 0.8 m off.
            try #require(Tool.hasCCT, "needs cct")
            let steps = """
                +proj=pipeline +step +inv +proj=tmerc +lon_0=104.75 +k=0.9999 +x_0=500000 +ellps=WGS84 \
                +step +proj=cart +ellps=WGS84 +step +proj=helmert +x=-191.90441429 +y=-39.30318279 +z=-111.45032835 \
                +rx=-0.00928836 +ry=0.01975479 +rz=-0.00427372 +s=0.252906278 +convention=coordinate_frame \
                +step +inv +proj=cart +ellps=WGS84 +step +proj=unitconvert +xy_in=rad +xy_out=deg
                """
            lines = try Tool.output(
                of: "/usr/bin/cct", ["-d", "9", "-z", "0", "-t", "0"] + steps.split(separator: " ").map(String.init),
                input: lines)
        }
        #expect(reader.notes.isEmpty == (name != "points-32648.fgb"))
        // MapInfo keeps whole steps.
        let tolerance = isGrid ? 1e-5 : name == "points.tab" ? 1e-5 : name == "points-32648.fgb" ? 1e-8 : 1e-12
        for (line, expected) in zip(lines.split(separator: "\n"), table.rows) {
            let place = line.split(separator: " ").compactMap { Double($0) }
            try #require(place.count >= 2)
            let (latitude, longitude) = (try #require(Double(expected[4])), try #require(Double(expected[5])))
            #expect(abs(place[0] - longitude) <= tolerance && abs(place[1] - latitude) <= tolerance)
        }
    }

    @Test func `lists of sheets say how many rows there are`() throws {
        #expect(try SurveyFile.sheets(of: Fixture.path("points.csv")).map(\.rowCount) == [51])
        #expect(try SurveyFile.sheets(of: Fixture.path("points.gpkg")).map(\.name) == ["points"])
        #expect(try SurveyFile.sheets(of: Fixture.path("points.gpx")).map(\.rowCount) == [50])
        #expect(try SurveyFile.sheets(of: Fixture.path("points.zip")).map(\.name) == [""])
    }
    #endif
}
