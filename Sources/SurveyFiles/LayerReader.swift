#if GDAL
import CGDAL
public import RegistryRecords

/// The rows of a layer or sheet that GDAL gives.
///
/// Of a layer row 1 is a heading that we make: the names of its attributes, then the position.
/// - Points have `longitude` and `latitude` where the layer is in WGS 84, and with `crs` `vn2000` where it is in
///   VN-2000 degrees; `easting`, `northing` and `crs` (`EPSG:9208`) in a VN-2000 grid. A layer that states no system
///   has no `crs`, and the columns go by whether its numbers can be degrees. Any other system is converted to WGS 84
///   by PROJ, which ``notes`` says.
/// - Lines, areas and several points in one have `wkt`, easting or longitude first, and `crs` as above.
/// - A position column is named `geometry:longitude` where an attribute is called `longitude` already.
/// - Rows count the features: the first is row 2. Features with neither value nor shape are left out.
///
/// Of a workbook rows are the sheet's own with their numbers. GDAL tells neither the formats of numbers nor merged
/// ranges; of `.xls` it gives no booleans, errors and values of formulas.
///
/// Values are text: days as `2026-11-23`, with a time `2026-11-23 09:30`; numbers in the shortest digits that mean the
/// same; booleans as `true` and `false`; lists with `; ` between.
public struct LayerReader: SurveyReader {
    private let rows: LayerRows

    init(_ rows: LayerRows) { self.rows = rows }

    /// File name without its folder.
    public var file: String { rows.file }
    /// The layer's or sheet's name; nil for formats with one table only.
    public var sheet: String? { rows.sheet }
    /// Whether the table is in an old encoding, see ``SurveyReader``.
    public var cellsAreBytes: Bool { rows.areBytes }
    /// True for workbooks, whose formats of numbers GDAL does not tell.
    public var losesLeadingZeros: Bool { rows.isWorkbook }
    /// The share of the features that is read; nil where the file does not say how many there are.
    public var progress: Double? { rows.progress }
    /// What was converted, and what GDAL does not give.
    public var notes: [BilingualText] { rows.notes }

    /// The next row; the heading first.
    public mutating func next() throws(SurveyFileError) -> RawRow? {
        try rows.next()
    }
}

/// An open layer and where it stands.
@safe final class LayerRows {
    let file: String
    let sheet: String?
    let areBytes: Bool
    let isWorkbook: Bool
    private(set) var notes: [BilingualText] = []

    private let dataset: VectorDataset
    private let layer: OGRLayerH
    private let folder: ScratchFolder?
    private let fields: [LayerField]
    private let place: LayerPlace
    private let count: Int
    private var heading: RawRow?
    private var number = 1
    private var hasEnded = false

    init(
        _ dataset: consuming VectorDataset, layer name: String?, sheet: String?, _ format: SurveyFormat,
        _ encoding: TableEncoding, folder: ScratchFolder?
    ) throws(SurveyFileError) {
        let isolation = QuietGDAL()
        defer { isolation.end() }
        let file = dataset.file
        var found: OGRLayerH?
        for index in 0..<dataset.layerCount where unsafe found == nil {
            guard let layer = unsafe dataset.layer(at: index) else { continue }
            if unsafe name == nil || text(OGR_L_GetName(layer)) == name { unsafe found = layer }
        }
        guard let layer = unsafe found else {
            throw .noRows(file: file)
        }
        // A MapInfo table that names no encoding is not recoded.
        let isRecoded = unsafe format != .mapInfo || OGR_L_TestCapability(layer, OLCStringsAsUTF8) != 0
        isWorkbook = format.isWorkbook
        let census = unsafe try LayerCensus(
            of: dataset, layer: layer, countsFields: [.kml, .gpx].contains(format), checksTexts: !isRecoded,
            isWorkbook: isWorkbook)
        areBytes = !encoding.isUTF8 || !census.isUTF8
        place = unsafe isWorkbook ? LayerPlace() : LayerPlace(of: layer, census)
        fields = unsafe LayerField.fields(of: layer, areBytes: areBytes).filter {
            !census.unusedFields.contains($0.index)
        }
        count = Int(unsafe OGR_L_GetFeatureCount(layer, 0))
        unsafe OGR_L_ResetReading(layer)
        self.file = file
        self.sheet = sheet
        self.folder = folder
        unsafe self.layer = layer
        self.dataset = dataset
        let columns = fields.map(\.name) + place.columns(besides: fields.map(\.name))
        guard columns.count <= CSVReader.columnLimit else { throw .tooManyColumns(file: file, row: 1) }
        if !isWorkbook { heading = RawRow(number: 1, cells: columns) }
        if let note = place.note { notes.append(note) }
        if format == .oldExcel { notes.append(Self.oldExcelNote) }
    }

    private static let oldExcelNote = BilingualText(
        vi: """
            Tệp .xls: không đọc được ô đúng/sai, ô lỗi và giá trị của công thức, và mất số 0 đứng đầu do định dạng số; \
            nếu bảng có những ô ấy, hãy lưu lại thành .xlsx.
            """,
        en: """
            An .xls file: booleans, errors and the values of formulas are not read, and zeros in front that come from a \
            number's format are lost; save it as .xlsx if the table has such cells.
            """)

    /// The share of the features that is read.
    var progress: Double? {
        count > 0 ? min(1, Double(number - (isWorkbook ? 0 : 1)) / Double(count)) : nil
    }

    func next() throws(SurveyFileError) -> RawRow? {
        if let first = heading {
            heading = nil
            return first
        }
        guard !hasEnded else { return nil }
        let isolation = QuietGDAL()
        defer { isolation.end() }
        do throws(SurveyFileError) {
            while let feature = unsafe try dataset.nextFeature(of: layer, after: number > 1 ? number - 1 : nil) {
                defer { unsafe OGR_F_Destroy(feature) }
                number = isWorkbook ? Int(unsafe OGR_F_GetFID(feature)) : number + 1
                let row = unsafe try self.row(of: feature)
                if !row.isBlank { return row }
            }
        } catch {
            hasEnded = true
            throw error
        }
        hasEnded = true
        return nil
    }

    private func row(of feature: OGRFeatureH) throws(SurveyFileError) -> RawRow {
        var cells: [String] = []
        cells.reserveCapacity(fields.count + 4)
        for field in fields {
            let cell = unsafe field.value(in: feature, areBytes: areBytes)
            guard cell.utf8.count <= CSVReader.cellLimit else {
                throw .cellTooLong(file: file, row: number, column: cells.count + 1, quoted: false)
            }
            cells.append(isWorkbook ? SheetTime.text(ofSheet: cell) : cell)
        }
        if let geometry = unsafe OGR_F_GetGeometryRef(feature) { cells += unsafe place.cells(of: geometry) }
        while cells.last == "" { cells.removeLast() }
        return RawRow(number: number, cells: cells)
    }
}
#endif
