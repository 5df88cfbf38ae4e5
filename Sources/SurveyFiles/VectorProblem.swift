import RegistryRecords

/// What is wrong with a vector file; `reason` is GDAL's own word. Features bear the numbers that the file gives them.
public enum VectorProblem: Error, Sendable, Hashable {
    /// This build was made without the trait `GDAL`.
    case noGDAL
    /// A folder holds no file of ``VectorFile/formats``.
    case noVectorFiles
    /// GDAL cannot open it as one of ``VectorFile/formats``.
    case unreadable(reason: String)
    /// What should be a table of a GeoPackage is a view or a virtual table, which computes what it likes.
    case computedTable(name: String)
    /// There is no layer of the name asked for.
    case unknownLayer(asked: String, known: [String])
    /// No layer was asked for, and not exactly one has shapes.
    case layerNeeded(known: [String])
    /// Reading broke off after the feature, or before the first.
    case broken(after: Int?, reason: String)
    /// A shape that is neither points, lines nor polygons alone.
    case mixedShape(feature: Int, type: String)
    /// A value or a name that is no UTF-8.
    case invalidText(feature: Int, column: Int)

    /// What is wrong and what to do, to follow the name of the file.
    var sentence: BilingualText {
        switch self {
        case .noGDAL:
            .init(
                vi: "bản này được dựng không có GDAL nên không đọc được tệp bản đồ; hãy dùng bản có GDAL.",
                en: "this build is without GDAL and cannot read vector files; use a build with GDAL.")
        case .noVectorFiles:
            .init(
                vi: "thư mục không có tệp bản đồ nào (\(VectorFile.extensionList)); hãy chọn thư mục khác.",
                en: "the folder has no vector file (\(VectorFile.extensionList)); choose another.")
        case .unreadable(let reason):
            .init(
                vi: "không mở được như tệp bản đồ (\(reason)); hãy kiểm tra tệp và các tệp đi kèm.",
                en: "it cannot be opened as a vector file (\(reason)); check it and the files that belong to it.")
        case .computedTable(let name):
            .init(
                vi: """
                    “\(name)” là khung nhìn (view) hoặc bảng ảo, không phải bảng; mã trong tệp của người khác không được \
                    chạy. Hãy xuất lớp ấy ra một tệp mới rồi dùng tệp đó.
                    """,
                en: """
                    “\(name)” is a view or a virtual table and no table; code in files of others is not run. Export that \
                    layer to a new file and use it.
                    """)
        case .unknownLayer(let asked, let known):
            .init(
                vi: "không có lớp “\(asked)”; các lớp: \(known.joined(separator: ", ")).",
                en: "there is no layer “\(asked)”; layers: \(known.joined(separator: ", ")).")
        case .layerNeeded(let known) where known.isEmpty:
            .init(
                vi: "không có lớp nào có hình; hãy kiểm tra xem có đúng tệp không.",
                en: "no layer has shapes; check that it is the right file.")
        case .layerNeeded(let known):
            .init(
                vi: "tệp có nhiều lớp; hãy chọn một lớp: \(known.joined(separator: ", ")).",
                en: "the file has several layers; choose one: \(known.joined(separator: ", ")).")
        case .broken(let feature, let reason):
            .init(
                vi: """
                    tệp hỏng\(feature.map { " sau đối tượng \($0)" } ?? " ngay từ đầu") (\(reason)); hãy chép hoặc \
                    xuất lại tệp.
                    """,
                en: """
                    the file is damaged \(feature.map { "after feature \($0)" } ?? "from the start") (\(reason)); \
                    copy or export it again.
                    """)
        case .mixedShape(let feature, let type):
            .init(
                vi: """
                    đối tượng \(feature) có kiểu hình \(type), chỉ đọc được điểm, đường hoặc vùng; hãy tách nó ra \
                    rồi xuất lại.
                    """,
                en: """
                    feature \(feature) has a shape of type \(type), and only points, lines or polygons can be read; \
                    take it apart and export again.
                    """)
        case .invalidText(let feature, let column):
            .init(
                vi: """
                    đối tượng \(feature), cột \(column): chữ không thuộc UTF-8 (có thể là bảng mã cũ); hãy xuất lại \
                    bằng UTF-8.
                    """,
                en: """
                    feature \(feature), column \(column): text that is not UTF-8 (perhaps an old encoding); export \
                    it again in UTF-8.
                    """)
        }
    }
}
