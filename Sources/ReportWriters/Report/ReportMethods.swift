import CoverageEngine
public import RegistryRecords

/// How the figures of a report are found, in words for those who sign it.
public struct ReportMethods: Sendable, Hashable {
    /// What is explained, and how.
    public var lines: [(term: BilingualText, text: BilingualText)] { terms.indices.map { (terms[$0], texts[$0]) } }
    private var terms: [BilingualText] = []
    private var texts: [BilingualText] = []

    /// The methods of a report.
    public init(_ report: ProvinceReport) {
        let style = (ReportStyle(language: .vietnamese), ReportStyle(language: .english))
        add(
            "Kết luận", "Verdicts",
            "Mỗi chỉ tiêu của một xã có giá trị thấp nhất (chỉ gồm điều đủ căn cứ vào ngày tính) và giá trị cao nhất (kể cả "
                + "điều chưa rõ, giả định hoặc quá hạn). Thấp nhất đã đủ yêu cầu: Đạt. Cao nhất vẫn thiếu: Chưa đạt. Còn lại: "
                + "Chưa đủ căn cứ.",
            "Each measure of a commune has a least value, by facts proven on the day, and a greatest one, with all that is "
                + "unknown, assumed or expired. Met where the least reaches the target, not met where the greatest does not, "
                + "not proven otherwise.")
        add(
            "Thời hạn của căn cứ", "Age of evidence",
            "Khảo sát còn giá trị trong số ngày mà chỉ tiêu quy định kể từ ngày khảo sát: " + Self.ages(report, "ngày")
                + ".",
            "A survey counts for so many days from its day: " + Self.ages(report, "days") + ".")
        add(
            "Điểm bưu chính", "Postal points",
            "Tính các điểm đang hoạt động. Xã đạt khi có ít nhất một điểm vừa có người phục vụ vừa có Internet, đủ căn cứ. "
                + "Thùng thư công cộng không bao giờ tính là có người phục vụ.",
            "Active points count. A commune meets the target by one point proven to be staffed and to have Internet. A "
                + "public letter box is never staffed.")
        add(
            "Phủ sóng", "Mobile service",
            "Tỷ lệ ấp, khóm nằm trong vùng phủ; xã không có danh sách ấp, khóm thì lấy tỷ lệ diện tích. Cách tính: "
                + ReportHeading.methodText(report.table.method, style.0)
                + "; trạm ở xã lân cận cũng được tính. Đây là vùng phục vụ theo bán kính, không phải dự báo mức thu.",
            "The share of settlements inside of service; of the area where a commune has no settlements. Method: "
                + ReportHeading.methodText(report.table.method, style.1)
                + "; sites of neighbours count, too. These are service radii, not predictions of signal.")
        add(
            "Bán kính giả định", "Assumed radii",
            "Cell không ghi bán kính được gán bán kính giả định theo công nghệ và băng tần (thiết lập của đơn vị); phần đó "
                + "chỉ nằm trong giá trị cao nhất, trừ khi chỉ tiêu cho phép.",
            "A cell without a stated radius takes one by technology and band (a setting of the office); it is in the "
                + "greatest value only, unless the target accepts it.")
        add(
            "Cáp viễn thông", "Cables",
            "Chiều dài của tuyến được chia cho các xã theo hình học; tuyến không có hình vẽ thì chia đều cho các xã đã ghi. "
                + "Quá hạn: phần kế hoạch chưa xong sau hạn (hoặc hạn đã gia).",
            "Lengths are split by geometry; a route without a line is split equally among the communes stated. Overdue is "
                + "what is planned and not done after the deadline, or the extended one.")
        add(
            "Ranh giới", "Boundaries", ReportHeading.boundaryLine(report.table.boundaryQuality, style.0),
            ReportHeading.boundaryLine(report.table.boundaryQuality, style.1))
        add(
            "Làm tròn", "Rounding",
            "Tỷ lệ luôn làm tròn xuống, nên dưới 100 % không bao giờ ghi thành 100 %. Trang «Dữ liệu» của bản Excel giữ số "
                + "chưa làm tròn. Ô trống là chưa biết, không phải là 0.",
            "Shares are rounded down, so that less than 100 % is never printed as 100 %. The sheet “Data” of the Excel form has "
                + "unrounded numbers. An empty cell is unknown, not 0.")
    }

    private mutating func add(_ vi: String, _ en: String, _ vietnamese: String, _ english: String) {
        terms.append(BilingualText(vi: vi, en: en))
        texts.append(BilingualText(vi: vietnamese, en: english))
    }

    private static func ages(_ report: ProvinceReport, _ days: String) -> String {
        let ages = Set(report.table.targets.map(\.target.evidenceAgeDays)).sorted()
        return ages.map { "\($0)" }.joined(separator: ", ") + " " + days
    }
}
