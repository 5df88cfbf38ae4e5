import RegistryRecords

/// The sentences that people read about a problem, in both languages side by side.
extension SurveyProblem {
    /// What is wrong.
    var problem: BilingualText {
        switch self {
        case .unusedColumn:
            .init(vi: "Cột này không dùng; nội dung vẫn được lưu.", en: "The column is not used; its text is kept.")
        case .missingKey(let column):
            .init(
                vi: "Thiếu \(column): không biết dòng này là của đối tượng nào.",
                en: "No \(column): the row names no record.")
        case .missingField(let column):
            .init(
                vi: "Thiếu \(column): không biết số liệu này của mạng nào.",
                en: "No \(column): nobody can tell which network this is of.")
        case .missingPart(let column):
            .init(
                vi: "Thiếu \(column): số liệu phải có chỉ tiêu, ngày và giá trị.",
                en: "No \(column): a figure needs an indicator, a day and a value.")
        case .ambiguousShare(let number):
            number > 1 || number < 0
                ? .init(
                    vi: "Đọc được hai cách: \(Self.plain(number)) % hoặc số \(Self.plain(number)) không phải tỷ lệ.",
                    en: "Can be read as \(Self.plain(number)) % or as the number \(Self.plain(number)).")
                : .init(
                    vi: "Đọc được hai cách: \(Self.plain(number)) % hoặc \(Self.plain(number * 100)) %.",
                    en: "Can be read as \(Self.plain(number)) % or as \(Self.plain(number * 100)) %.")
        case .notAShare(let percent):
            .init(
                vi: "\(Self.plain(percent)) %: tỷ lệ phải từ 0 % đến 100 %.",
                en: "\(Self.plain(percent)) %: a share is 0 % to 100 %.")
        case .unitDisagrees(let unit):
            .init(
                vi: "Giá trị ghi bằng % nhưng đơn vị ghi “\(unit)”.",
                en: "The value is a percentage, but the unit is “\(unit)”.")
        case .noCommuneNorProvince:
            .init(
                vi: "Không có xã, phường cũng không có tỉnh: không biết số liệu của nơi nào.",
                en: "Neither a commune nor a province: nobody can tell what the figure is of.")
        case .unknownProvince:
            .init(vi: "Không có tỉnh nào có tên hoặc mã này.", en: "No province has this name or code.")
        case .indicatorOfFormerCommune:
            .init(
                vi: "Số liệu của xã cũ không phải là số liệu của xã hiện nay.",
                en: "A figure of an old commune is not one of the present commune.")
        case .notANumber: .init(vi: "Không phải là số.", en: "Not a number.")
        case .ambiguousNumber(let asDecimal, let asThousands):
            .init(
                vi: "Đọc được hai cách: \(Self.plain(asDecimal)) hoặc \(Self.plain(asThousands)).",
                en: "Can be read as \(Self.plain(asDecimal)) or as \(Self.plain(asThousands)).")
        case .notWhole: .init(vi: "Phải là số nguyên.", en: "Must be a whole number.")
        case .outOfRange(let range):
            .init(
                vi: "Ngoài khoảng cho phép \(Self.plain(range.lowerBound)) – \(Self.plain(range.upperBound)).",
                en: "Outside of \(Self.plain(range.lowerBound)) to \(Self.plain(range.upperBound)).")
        case .notADay: .init(vi: "Không phải là ngày có thật.", en: "Not a day of the calendar.")
        case .twoDigitYear:
            .init(
                vi: "Năm chỉ có hai chữ số: không rõ là năm nào và đâu là ngày, đâu là tháng.",
                en: "A year of two digits: neither the year nor the order of day and month is certain.")
        case .notAWholeDay(let hasMonth):
            hasMonth
                ? .init(vi: "Chỉ có tháng hoặc quý, không có ngày.", en: "A month or a quarter without a day.")
                : .init(vi: "Chỉ có năm, không có ngày và tháng.", en: "A year without a day and a month.")
        case .serialDay(let day):
            .init(
                vi: "Số ngày của Excel, đọc là \(day.vietnamese).",
                en: "The number under which Excel keeps a day, read as \(day.description).")
        case .lostZero(let padded):
            .init(
                vi: "Mã ngắn hơn các mã khác, có thể đã mất số 0 ở đầu (\(padded)).",
                en: "The code is shorter than the others and may have lost its leading zero (\(padded)).")
        case .notAnAnswer: .init(vi: "Không hiểu là có hay không.", en: "Neither yes nor no.")
        case .notAChoice: .init(vi: "Giá trị không có trong danh mục.", en: "Not one of the known values.")
        case .daysReversed(let later, let day, let earlier, let before):
            .init(
                vi: "Ghi «\(later.words.vi)» \(day.vietnamese), sớm hơn «\(earlier.words.vi)» \(before.vietnamese).",
                en: "“\(later.words.en)” is \(day), before “\(earlier.words.en)”, \(before).")
        case .daysDisagree(let stated, let day, let known, let before):
            .init(
                vi:
                    "Ghi «\(stated.words.vi)» \(day.vietnamese) nhưng cơ sở dữ liệu có «\(known.words.vi)» \(before.vietnamese): không có ngày nào được tính là đang hoạt động.",
                en:
                    "“\(stated.words.en)” is \(day), but the registry has “\(known.words.en)” \(before): on no day would it count as active."
            )
        case .letterBoxStaffed:
            .init(
                vi: "Thùng thư công cộng không bao giờ được tính là có người phục vụ.",
                en: "A public letter box never counts as staffed.")
        case .unknownCommune:
            .init(vi: "Không có xã, phường nào có tên hoặc mã này.", en: "No commune has this name or code.")
        case .ambiguousCommune(let candidates):
            .init(
                vi: "Có nhiều xã, phường khớp: \(candidates.joined(separator: "; ")).",
                en: "Several communes match: \(candidates.joined(separator: "; ")).")
        case .formerCommune(let former, let now):
            .init(vi: "Tên cũ \(former); nay là \(now).", en: "\(former) is an old name; it is \(now) now.")
        case .splitCommune(let former, let parts):
            .init(
                vi: "\(former) (cũ) đã chia về nhiều xã, phường: \(parts.joined(separator: "; ")).",
                en: "The old \(former) was split: \(parts.joined(separator: "; ")).")
        case .communeByPosition(let chosen, let isSchematic):
            .init(
                vi:
                    "Tên này có nhiều xã, phường; lấy \(chosen) vì vị trí nằm trong đó\(isSchematic ? " (theo ranh giới sơ đồ)" : "").",
                en:
                    "Several communes match; \(chosen) is taken, as the position lies in it\(isSchematic ? " (by its schematic boundary)" : "")."
            )
        case .severalCommunes:
            .init(vi: "Chỉ tuyến cáp được ghi nhiều xã, phường.", en: "Only a cable route may name several communes.")
        case .nearStatedCommune(let stated, let metres):
            .init(
                vi: "Vị trí cách \(stated) \(Self.distance(metres)); giữ xã, phường đã ghi.",
                en: "The position is \(Self.distance(metres)) outside of \(stated); the stated commune is kept.")
        case .positionWins(let stated, let found, let metres):
            .init(
                vi:
                    "Ghi \(stated) nhưng vị trí nằm trong \(found), cách \(stated) \(Self.distance(metres)); lấy theo vị trí.",
                en:
                    "\(stated) is stated, but the position lies in \(found), \(Self.distance(metres)) from it; the position is taken."
            )
        case .statedWins(let stated, let found, let metres):
            .init(
                vi:
                    "Vị trí nằm \(found.map { "trong \($0)" } ?? "ngoài mọi xã, phường") theo ranh giới sơ đồ, cách \(stated) \(Self.distance(metres)); giữ xã, phường đã ghi.",
                en:
                    "By the schematic boundaries the position lies \(found.map { "in \($0)" } ?? "outside of all communes"), \(Self.distance(metres)) from \(stated); the stated commune is kept."
            )
        case .positionOutside(let nearest, let metres):
            .init(
                vi:
                    "Vị trí nằm ngoài mọi xã, phường\(zip(nearest, metres).map { "; gần nhất là \($0), cách \(Self.distance($1))" } ?? "").",
                en:
                    "The position lies outside of all communes\(zip(nearest, metres).map { "; the nearest is \($0), \(Self.distance($1)) away" } ?? "")."
            )
        case .locatedByCommuneOnly:
            .init(vi: "Không có vị trí: chỉ biết xã, phường.", en: "No position: located by commune only.")
        case .noPlace: .init(vi: "Không có vị trí, cũng không có xã, phường.", en: "Neither a position nor a commune.")
        case .noArea:
            .init(vi: "Không có hình của vùng phủ công bố.", en: "The claimed area has no geometry.")
        case .halfPosition(let missing):
            .init(vi: "Tọa độ thiếu \(missing).", en: "The position has no \(missing).")
        case .twoPositions:
            .init(vi: "Dòng có nhiều hơn một vị trí.", en: "The row has more than one position.")
        case .badCoordinate(let reason): reason
        case .badReferenceSystem(let reason):
            .init(vi: "Hệ tọa độ không dùng được: \(reason.vi)", en: "Unusable reference system: \(reason.en)")
        case .wrongSystem(let system):
            .init(
                vi: "Hệ \(system) không hợp với cột tọa độ này.",
                en: "The reference system \(system) does not fit these coordinate columns.")
        case .badShape(let reason):
            .init(vi: "WKT không đọc được: \(reason.vi)", en: "The WKT cannot be read: \(reason.en)")
        case .wrongShape(let expected):
            .init(vi: "Hình học phải là \(expected.vi).", en: "The geometry must be \(expected.en).")
        case .duplicateKey(let firstRow):
            .init(vi: "Trùng mã với dòng \(firstRow).", en: "The same code as in row \(firstRow).")
        case .siteDiffers(let firstRow, let field):
            .init(
                vi: "Cùng trạm với dòng \(firstRow) nhưng khác \(field); giữ giá trị ở dòng trước.",
                en: "The same site as in row \(firstRow) with another \(field); the earlier row is kept.")
        case .cellWithoutTechnology:
            .init(
                vi: "Không ghi công nghệ: chỉ nhập trạm, không nhập cell.",
                en: "No technology: the site is taken, no cell.")
        case .noSurveyDay:
            .init(
                vi: "Không biết ngày khảo sát, nên không dòng nào được coi là có căn cứ.",
                en: "The day of the survey is not known, so that no row proves anything.")
        case .surveyInFuture(let day):
            .init(
                vi: "Ngày khảo sát \(day.vietnamese) ở tương lai: chưa ai thấy được.",
                en: "The day of the survey, \(day), lies in the future: nobody can have seen it.")
        case .figureInFuture(let day):
            .init(
                vi: "Số liệu của ngày \(day.vietnamese) ở tương lai: chưa chứng minh được gì.",
                en: "A figure of \(day), which lies in the future, proves nothing yet.")
        case .olderSurvey(let kept):
            .init(
                vi: "Cơ sở dữ liệu đã có giá trị từ đợt khảo sát mới hơn (\(kept)); giá trị này chỉ ghi vào lịch sử.",
                en: "The registry has a value of a later survey (\(kept)); this one goes to history.")
        case .repairOffered(let problem, _), .repaired(let problem), .doubtfulPosition(let problem, _, _),
            .nearDuplicate(let problem, _):
            problem
        case .zerosMayBeLost:
            .init(
                vi: "Định dạng này không giữ số 0 ở đầu: mã 001234 có thể đã thành 1234.",
                en: "This format does not keep leading zeros: a code 001234 may have become 1234.")
        case .coarsePosition(let metres):
            .init(
                vi: "Tọa độ ghi quá ít chữ số: có thể sai tới \(metres) m.",
                en: "The coordinates have too few digits: they may be off by \(metres) m.")
        case .zoneChosen(let zone, let counts):
            .init(
                vi: "Tệp không ghi múi chiếu; chọn \(zone) vì hợp với xã, phường đã ghi nhất (\(counts)).",
                en: "The file states no zone; \(zone) is chosen, which fits the stated communes best (\(counts)).")
        case .textDecoded(let encoding, let samples):
            .init(
                vi: "Cột dùng bảng mã cũ \(encoding), được chuyển sang Unicode: \(samples).",
                en: "The column is in the old encoding \(encoding) and is read as Unicode: \(samples).")
        case .textUndecided(let encoding, let alternatives):
            .init(
                vi: "Không chắc bảng mã của cột: tạm đọc là \(encoding), cũng có thể là \(alternatives).",
                en: "The encoding of the column is not certain: read as \(encoding), perhaps \(alternatives).")
        case .textDamaged(let cells, let sample):
            .init(
                vi: "\(cells) ô bị mất chữ (dấu ? thay cho chữ có dấu), không khôi phục được: “\(sample)”.",
                en: "\(cells) cells have lost letters (? in their place), which cannot be brought back: “\(sample)”.")
        case .lettersLost(let letters, let sample):
            .init(
                vi: "Có ký tự không thuộc bảng mã: \(letters), ví dụ “\(sample)”.",
                en: "Some characters are not of the encoding: \(letters), as in “\(sample)”.")
        case .duplicatesNotSearched(let limit):
            .init(
                vi: "Tệp ghi hơn \(limit) đối tượng, nên khi nhập không dò các đối tượng có thể trùng nhau.",
                en: "The file states more than \(limit) records, so that probable duplicates are not searched for.")
        case .duplicatesCrowded(let rows):
            .init(
                vi:
                    "\(rows) đối tượng mới đứng chỗ quá đông (hơn \(NearDuplicates.crowd) đối tượng sát nhau), nên chỉ dò trùng một phần.",
                en:
                    "\(rows) new records stand among more than \(NearDuplicates.crowd) others; not all of these were compared."
            )
        case .inspection(let finding): finding.problem
        case .photo(let finding, let name):
            name.isEmpty
                ? finding.problem
                : .init(vi: "Ảnh “\(name)”: \(finding.problem.vi)", en: "Photo “\(name)”: \(finding.problem.en)")
        case .extraCells(let count):
            .init(vi: "Dòng dư \(count) ô so với tiêu đề.", en: "The row has \(count) cells more than the header.")
        case .communeOfOtherTime(let commune, let from, let to, let day):
            .init(
                vi:
                    "Ngày \(day.vietnamese) \(day < from ? "chưa có" : "không còn") \(commune) (có từ \(from.vietnamese)\(to.map { " đến \($0.vietnamese)" } ?? "")).",
                en: "On \(day) there was no \(commune) (there from \(from)\(to.map { " to \($0)" } ?? "")).")
        case .lifeCycle(let problem, let kind): problem.problem(of: kind)
        }
    }

    static func plain(_ number: Double) -> String { FieldValue.real(number).text ?? "" }

    /// Metres below one kilometre, else kilometres with one decimal.
    static func distance(_ metres: Double) -> String {
        guard metres >= 1000 else { return "\(Int(metres.rounded())) m" }
        let tenths = Int((metres / 100).rounded())
        return "\(tenths / 10),\(tenths % 10) km"
    }

    private func zip(_ name: String?, _ metres: Double?) -> (String, Double)? {
        guard let name, let metres else { return nil }
        return (name, metres)
    }
}
