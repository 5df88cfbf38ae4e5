import RegistryRecords

extension SurveyProblem {
    /// What to do about it.
    var remedy: BilingualText {
        switch self {
        case .unusedColumn:
            .init(vi: "Đổi tên cột theo danh mục nếu cần nhập.", en: "Rename the column if it is meant to be read.")
        case .missingKey: .init(vi: "Ghi mã của đối tượng.", en: "Write the code of the record.")
        case .missingPart: .init(vi: "Ghi thêm vào dòng này.", en: "Add it to the row.")
        case .ambiguousShare:
            .init(
                vi: "Ghi dấu % ngay sau số (85 %), hoặc ghi đơn vị ở cột đơn vị.",
                en: "Write the % sign after the number (85 %), or state a unit.")
        case .notAShare:
            .init(
                vi: "Sửa lại số; nếu là tốc độ tăng trưởng, ghi đơn vị “% tăng trưởng”.",
                en: "Mend the number; for a rate of growth, state the unit “% growth”.")
        case .unitDisagrees: .init(vi: "Bỏ dấu % hoặc sửa đơn vị.", en: "Leave the % sign away, or mend the unit.")
        case .noCommuneNorProvince:
            .init(vi: "Ghi xã, phường; số liệu chung thì ghi tỉnh.", en: "Write a commune, or the province.")
        case .unknownProvince:
            .init(vi: "Ghi tên tỉnh hoặc mã hai chữ số, ví dụ 91.", en: "Write its name or two-digit code, such as 91.")
        case .indicatorOfFormerCommune:
            .init(
                vi: "Gửi số liệu tính lại cho xã, phường hiện nay.",
                en: "Send the figure as worked out for the present commune.")
        case .missingField:
            .init(
                vi: "Ghi vào ô này; nếu cả tệp là một mạng thì dùng --set, ví dụ --set technology=4G.",
                en: "Fill in the cell; if the whole file is of one network, use --set, such as --set technology=4G.")
        case .notANumber, .notWhole, .outOfRange: .init(vi: "Sửa lại số.", en: "Mend the number.")
        case .ambiguousNumber(let asDecimal, let asThousands):
            .init(
                vi:
                    "Ghi \(Self.plain(asThousands)) nếu là hàng nghìn, \(Self.plain(asDecimal)) với số lẻ khác ba chữ số nếu là thập phân.",
                en:
                    "Write \(Self.plain(asThousands)) without a separator, or the decimals with other than three digits."
            )
        case .notADay:
            .init(vi: "Ghi theo dạng 23/11/2026 hoặc 2026-11-23.", en: "Write it as 23/11/2026 or 2026-11-23.")
        case .twoDigitYear:
            .init(
                vi: "Ghi năm bằng bốn chữ số, ví dụ 05/11/2026.", en: "Write the year with four digits: 05/11/2026.")
        case .notAWholeDay:
            .init(
                vi: "Ghi đủ ngày/tháng/năm, ví dụ 15/11/2026; không biết ngày thì để trống.",
                en: "Write day/month/year, such as 15/11/2026; leave it blank when the day is not known.")
        case .serialDay:
            .init(
                vi: "Kiểm tra ngày; trong Excel chọn định dạng ngày cho cột này.",
                en: "Check the day; give the column a date format in Excel.")
        case .lostZero(let padded):
            .init(
                vi: "Nếu đúng, ghi \(padded) và định dạng cột mã là văn bản (Text).",
                en: "If so, write \(padded) and format the column of codes as text.")
        case .notAnAnswer:
            .init(
                vi: "Ghi có, không, x, 0 hoặc không rõ; để trống nếu không khảo sát.",
                en: "Write yes, no or unknown; leave it blank when not surveyed.")
        case .notAChoice(let values):
            .init(
                vi: "Chọn một trong: \(values.joined(separator: ", ")).",
                en: "Choose one of: \(values.joined(separator: ", ")).")
        case .daysReversed: .init(vi: "Kiểm tra lại hai ngày.", en: "Check the two days.")
        case .letterBoxStaffed: .init(vi: "Kiểm tra lại loại điểm phục vụ.", en: "Check the kind of the point.")
        case .unknownCommune(let suggestions):
            suggestions.isEmpty
                ? .init(vi: "Ghi tên đầy đủ hoặc mã 5 chữ số.", en: "Write the full name or the five-digit code.")
                : .init(
                    vi: "Có phải là: \(suggestions.joined(separator: "; "))?",
                    en: "Did you mean: \(suggestions.joined(separator: "; "))?")
        case .ambiguousCommune:
            .init(
                vi: "Ghi thêm huyện, tỉnh cũ hoặc mã 5 chữ số.",
                en: "Add the district and the province, or write the five-digit code.")
        case .splitCommune:
            .init(vi: "Ghi tên hoặc mã xã, phường hiện nay.", en: "Write the name or the code of the present commune.")
        case .severalCommunes: .init(vi: "Ghi một xã, phường.", en: "Write one commune.")
        case .communeByPosition(_, isSchematic: true):
            .init(
                vi: "Kiểm tra lại; ghi mã 5 chữ số của xã, phường nếu khác.",
                en: "Check it; write the five-digit code of the commune if it is another one.")
        case .formerCommune, .communeByPosition, .nearStatedCommune, .locatedByCommuneOnly, .olderSurvey:
            .init(vi: "Không phải làm gì; kiểm tra nếu thấy lạ.", en: "Nothing to do; check it if it looks odd.")
        case .positionWins, .statedWins:
            .init(vi: "Kiểm tra vị trí và xã, phường.", en: "Check the position and the commune.")
        case .positionOutside:
            .init(
                vi: "Kiểm tra hệ tọa độ (--crs), kinh tuyến trục và thứ tự tọa độ.",
                en: "Check the reference system (--crs), the central meridian and the order of the coordinates.")
        case .noPlace: .init(vi: "Ghi vị trí hoặc xã, phường.", en: "Write a position or a commune.")
        case .noArea:
            .init(
                vi: "Gửi lớp bản đồ có đa giác, hoặc ghi WKT của vùng.",
                en: "Send a layer with polygons, or write the area as WKT.")
        case .halfPosition: .init(vi: "Ghi đủ hai tọa độ.", en: "Write both coordinates.")
        case .twoPositions:
            .init(vi: "Chỉ ghi một cặp tọa độ hoặc một WKT.", en: "Write one pair of coordinates, or one WKT.")
        case .badCoordinate:
            .init(vi: "Sửa tọa độ, hoặc chọn đúng --crs.", en: "Mend the coordinates, or choose the right --crs.")
        case .badReferenceSystem, .wrongSystem:
            .init(
                vi: "Ghi wgs84, vn2000:104.75, vn2000:105/6 hoặc EPSG:9208.",
                en: "Write wgs84, vn2000:104.75, vn2000:105/6 or EPSG:9208.")
        case .badShape, .wrongShape: .init(vi: "Sửa WKT.", en: "Mend the WKT.")
        case .duplicateKey:
            .init(vi: "Bỏ bớt hoặc đổi mã một dòng.", en: "Remove one of the rows, or give it another code.")
        case .siteDiffers:
            .init(vi: "Ghi giống nhau ở mọi dòng của trạm.", en: "Write the same in every row of the site.")
        case .cellWithoutTechnology: .init(vi: "Ghi 2G, 3G, 4G hoặc 5G.", en: "Write 2G, 3G, 4G or 5G.")
        case .noSurveyDay:
            .init(
                vi: "Thêm --surveyed NGÀY hoặc cột ngày khảo sát.", en: "Add --surveyed DAY or a column with the day.")
        case .surveyInFuture: .init(vi: "Sửa ngày khảo sát.", en: "Mend the day of the survey.")
        case .figureInFuture:
            .init(
                vi: "Sửa ngày của số liệu; số dự kiến thì để nguyên.",
                en: "Mend the day of the figure; leave it if it is a forecast.")
        case .daysDisagree:
            .init(
                vi: "Nếu hoạt động trở lại, ghi «không rõ» vào ngày kết thúc cũ; nếu không thì sửa ngày.",
                en: "If it is in use again, write “unknown” for the day on which it ended; else mend the day.")
        case .repaired:
            .init(vi: "Không phải làm gì; kiểm tra nếu thấy lạ.", en: "Nothing to do; check it if it looks odd.")
        case .repairOffered(_, let remedy), .doubtfulPosition(_, let remedy, _), .nearDuplicate(_, let remedy): remedy
        case .zerosMayBeLost:
            .init(
                vi: "So mã với bản gốc; lưu lại dạng .xlsx để giữ số 0.",
                en: "Compare the codes with the original; save the file as .xlsx to keep zeros.")
        case .coarsePosition:
            .init(
                vi: "Ghi ít nhất 5 chữ số thập phân của độ.", en: "Write at least five decimals of a degree.")
        case .zoneChosen(let zone, _):
            .init(
                vi: "Nếu không đúng, ghi --crs; nếu đúng thì ghi --crs \(zone) cho chắc.",
                en: "If it is wrong, say --crs; if it is right, say --crs \(zone) to be sure.")
        case .textDecoded, .textUndecided:
            .init(
                vi: "Xem lại các ví dụ; nếu sai, ghi bảng mã trong tệp --mapping (encodings).",
                en: "Look at the samples; if they are wrong, state the encoding in the --mapping file (encodings).")
        case .textDamaged, .lettersLost:
            .init(
                vi: "Gõ lại các ô này từ bản gốc, lưu bằng Unicode (UTF-8).",
                en: "Type these cells again from the original and save it as Unicode (UTF-8).")
        case .duplicatesNotSearched:
            .init(
                vi: "Sau khi nhập, chạy `hatang duplicates` để dò trong cả cơ sở dữ liệu.",
                en: "Run `hatang duplicates` after the import; it searches the whole registry.")
        case .duplicatesCrowded:
            .init(
                vi: "Kiểm tra vị trí: nhiều dòng có thể được ghi cùng một tọa độ.",
                en: "Check the positions: many rows may have been given the same one.")
        case .inspection(let finding): finding.remedy
        case .photo(let finding, _): finding.remedy
        case .extraCells:
            .init(
                vi: "Kiểm tra dấu phân cách và dấu ngoặc kép trong dòng.",
                en: "Check the separators and quotes of the row.")
        case .communeOfOtherTime:
            .init(
                vi: "Kiểm tra lại ngày; nếu đúng ngày thì ghi tên xã, phường của ngày đó, kèm huyện cũ.",
                en: "Check the day; if it is right, write the commune of that day, with its old district.")
        case .lifeCycle(let problem, _): problem.remedy
        }
    }
}
