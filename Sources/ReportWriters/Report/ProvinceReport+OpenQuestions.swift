import CoverageEngine
import RegistryRecords

extension ProvinceReport {
    /// What is not proven, not met or left out, how much of it, why, and what to do about it.
    var openQuestionsTable: ReportTable {
        ReportTable(
            .openQuestions,
            title: BilingualText(
                vi: "Những điều chưa đạt, chưa đủ căn cứ hoặc chưa tính vào bảng",
                en: "What is not met, not proven, or left out of the tables"),
            columns: [
                .init("subject", "Nội dung", "Subject", width: 40), .init("count", "Số lượng", "Count", width: 12),
                .init("why", "Vì sao", "Why", width: 60), .init("remedy", "Việc cần làm", "What to do", width: 60),
            ],
            rows: (postalQuestions + mobileQuestions + otherQuestions).filter { $0.count > 0 }.map {
                [.words($0.subject), .integer($0.count), .words($0.why), .words($0.remedy)]
            })
    }

    private struct Question {
        var subject: BilingualText
        var count: Int
        var why: BilingualText
        var remedy: BilingualText
    }

    private var postalQuestions: [Question] {
        PostalReason.allCases.map { reason in
            Question(
                subject: BilingualText(
                    vi: "Xã chưa có điểm bưu chính đủ căn cứ: \(reason.words.vi)",
                    en: "Communes without a proven postal point: \(reason.words.en)"),
                count: table.communes.count { $0.postal.verdict != .met && $0.postal.reason == reason },
                why: reason.explanation, remedy: reason.remedy)
        }
    }

    private var mobileQuestions: [Question] {
        [TechnologyClass.g4OrBetter, .g5].flatMap { technology -> [Question] in
            let open = table.communes.filter { $0.mobile[technology]?.verdict == .notProven }
            let assumed = open.count { ($0.mobile[technology]?.assumedRadius ?? 0) > 0 }
            let name = technology.words
            return [
                Question(
                    subject: BilingualText(
                        vi: "Xã chưa đủ căn cứ về phủ sóng \(name.vi), có bán kính phục vụ giả định",
                        en: "Communes not proven for \(name.en) that have assumed service radii"),
                    count: assumed,
                    why: BilingualText(
                        vi:
                            "Nhà mạng chưa cung cấp bán kính phục vụ của một số cell; bán kính giả định không phải là căn cứ.",
                        en: "Operators have not stated the service radius of some cells; an assumed one proves nothing."
                    ),
                    remedy: BilingualText(
                        vi: "Đề nghị nhà mạng cung cấp bán kính phục vụ, ngày phát sóng của từng cell.",
                        en: "Ask the operators for the service radius and the on-air day of every cell.")),
                Question(
                    subject: BilingualText(
                        vi: "Xã chưa đủ căn cứ về phủ sóng \(name.vi), lý do khác",
                        en: "Communes not proven for \(name.en) for other reasons"),
                    count: open.count - assumed,
                    why: BilingualText(
                        vi:
                            "Thiếu ngày phát sóng, khảo sát quá hạn, thiếu ranh giới, hoặc trạm ở xã lân cận chưa đủ căn cứ.",
                        en:
                            "On-air days are missing, surveys have expired, boundaries are missing, or sites of neighbours "
                            + "are not proven."),
                    remedy: BilingualText(
                        vi: "Xem từng xã bằng lệnh hatang explain rồi bổ sung số liệu còn thiếu.",
                        en: "Look at each commune by hatang explain and add what is missing.")),
            ]
        }
    }

    private var otherQuestions: [Question] {
        [
            Question(
                subject: BilingualText(vi: "Xã có ranh giới sơ đồ", en: "Communes with a schematic boundary"),
                count: table.communes.count { $0.boundaryQuality == .schematic },
                why: BilingualText(
                    vi: "Đường ranh chỉ vẽ gần đúng; diện tích và tỷ lệ phủ ở đó chỉ để tham khảo.",
                    en: "The lines are drawn roughly; areas and shares there are indications only."),
                remedy: BilingualText(
                    vi: "Nạp ranh giới hành chính chính thức bằng lệnh hatang boundaries.",
                    en: "Load official boundaries by hatang boundaries.")),
            Question(
                subject: BilingualText(
                    vi: "Bản ghi chưa xác định được thuộc xã nào", en: "Records that count in no commune for certain"),
                count: table.undecided,
                why: BilingualText(
                    vi: "Chỉ ghi tên xã của thời kỳ khác, không có vị trí; xã đó đã tách hoặc nhập.",
                    en: "They state a commune of another era, which was split or merged, and have no position."),
                remedy: BilingualText(
                    vi: "Bổ sung tọa độ hoặc tên xã hiện nay.", en: "Add positions or the communes of today.")),
            Question(
                subject: BilingualText(vi: "Lỗi của các dòng nằm trong cách ly", en: "Errors of rows in quarantine"),
                count: findings.errors,
                why: BilingualText(
                    vi: "Dòng khảo sát sai hoặc thiếu, chưa thành bản ghi nên không tính vào bảng.",
                    en: "Rows of surveys are wrong or incomplete and count nowhere."),
                remedy: BilingualText(
                    vi: "Sửa theo trang «Phát hiện» rồi nhập lại tệp.",
                    en: "Mend them by the sheet “Findings” and import the file again.")),
            Question(
                subject: BilingualText(
                    vi: "Tuyến cáp ghi hoàn thành nhưng chưa đủ căn cứ", en: "Cable routes stated as done, not proven"),
                count: cables.entries.count { !$0.lengths.isClosingProven },
                why: BilingualText(
                    vi: "Thiếu ngày hoàn thành, ảnh sau chỉnh trang hoặc biên bản nghiệm thu.",
                    en: "The day, the photo after the work or the acceptance minutes are missing."),
                remedy: BilingualText(
                    vi: "Đề nghị đơn vị thực hiện gửi ảnh hoặc biên bản nghiệm thu.",
                    en: "Ask who did the work for photos or minutes.")),
        ]
    }
}
