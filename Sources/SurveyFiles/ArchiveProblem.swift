import RegistryRecords

/// What is wrong with a ZIP archive, which XLSX, ODS and KMZ are too.
public enum ArchiveProblem: Error, Sendable, Hashable {
    /// No list of files can be read: another kind of file, or cut off.
    case noArchive
    /// A file in it does not unpack to what the list says.
    case damaged(name: String)
    /// It needs a password.
    case encrypted
    /// More files than 10,000.
    case tooManyEntries
    /// A file is larger than allowed when unpacked; `limit` in bytes.
    case tooLarge(name: String, limit: Int)
    /// A file is hundreds of times larger unpacked, as only traps are.
    case bomb(name: String)
    /// A name that would lead out of the folder into which it is unpacked.
    case badName(name: String)
    /// Nothing in it is a survey.
    case noTable

    /// What is wrong and what to do, to follow the name of the file.
    var sentence: BilingualText {
        switch self {
        case .noArchive:
            .init(
                vi: "tệp nén bị hỏng hoặc bị cắt cụt; hãy chép hoặc tải lại tệp.",
                en: "the archive is damaged or cut off; copy or download it again.")
        case .damaged(let name):
            .init(
                vi: "phần “\(name)” trong tệp nén bị hỏng; hãy chép hoặc tải lại tệp.",
                en: "the part “\(name)” of the archive is damaged; copy or download the file again.")
        case .encrypted:
            .init(
                vi: "tệp được đặt mật khẩu; hãy bỏ mật khẩu rồi gửi lại.",
                en: "the file has a password; remove it and send the file again.")
        case .tooManyEntries:
            .init(
                vi: "tệp nén có hơn 10.000 tệp con; hãy chỉ gửi tệp khảo sát.",
                en: "the archive has more than 10,000 files; send the survey only.")
        case .tooLarge(let name, let limit):
            .init(
                vi: "phần “\(name)” lớn hơn \(limit >> 20) MiB khi giải nén; hãy chia nhỏ bảng.",
                en: "the part “\(name)” has more than \(limit >> 20) MiB unpacked; split the table.")
        case .bomb(let name):
            .init(
                vi: "phần “\(name)” nở ra quá 500 lần khi giải nén nên không được mở; hãy xuất lại tệp từ bảng tính.",
                en: """
                    the part “\(name)” grows more than 500 times when unpacked and is not opened; export the file \
                    again from the spreadsheet.
                    """)
        case .badName(let name):
            .init(
                vi: "tệp nén có tên tệp con không an toàn “\(name)”; hãy nén lại chỉ với các tệp khảo sát.",
                en: "the archive has an unsafe file name “\(name)”; pack the survey's files again.")
        case .noTable:
            .init(
                vi: "tệp nén không có bảng khảo sát nào đọc được (.shp, .tab, .mif, .kml); hãy kiểm tra lại.",
                en: "nothing in the archive is a survey that can be read (.shp, .tab, .mif, .kml); check it.")
        }
    }
}
