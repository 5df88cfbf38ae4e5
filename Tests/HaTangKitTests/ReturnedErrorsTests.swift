import HaTangKit
import TestWitnesses
import Testing

/// The sheet that goes back to the sender, is mended there and comes again.
@Suite(.enabled(if: Tool.hasOpenpyxl, "python3-openpyxl is not installed"))
struct ReturnedErrorsTests {
    private let office: Office
    private let request: SurveyRequest
    private let outcome: SurveyOutcome
    private let returned: String

    /// 20 points below a title and two merged rows of header; four cannot be taken, two need a look.
    init() throws {
        office = try Office()
        try SquareCommunes.give(office)
        var rows = [
            ["DANH SÁCH ĐIỂM PHỤC VỤ (mẫu)"], [],
            ["STT", "Mã điểm", "Tên điểm", "Xã/Phường", "Tọa độ", "", "Có người phục vụ", "Ngày mở"],
            ["", "", "", "", "Vĩ độ", "Kinh độ", "", ""],
        ]
        var generator = SeededNumbers(seed: 20)
        for number in 1...20 {
            let commune = number.isMultiple(of: 2) ? SquareCommunes.west : SquareCommunes.east
            let place = SquareCommunes.place(in: commune, using: &generator)
            rows.append([
                "\(number)", "00\(100 + number)", "Điểm mẫu \(number)", commune, "\(place.latitude)",
                "\(place.longitude)", "có", "01/02/2020",
            ])
        }
        rows[4 + 2][7] = "31/02/2020"  // row 7, an error
        rows[4 + 5][6] = "có lẽ"  // row 10, an error
        rows[4 + 9][3] = "Xã Không Có Thật"  // row 14, an error
        rows[4 + 12][1] = "00101"  // row 17, the code and the place of row 5
        (rows[4 + 12][4], rows[4 + 12][5]) = (rows[4][4], rows[4][5])
        (rows[4 + 14][4], rows[4 + 14][5]) = ("10.32", "105.47")  // row 19, in the other commune: a warning
        rows[4 + 14][3] = SquareCommunes.west
        let path = office.folder.file("gui.xlsx")
        try WrittenWorkbook(
            rows: rows,
            merged: ["A1:H1", "A3:A4", "B3:B4", "C3:C4", "D3:D4", "E3:F3", "G3:G4", "H3:H4"]
        ).write(to: path)
        request = SurveyRequest(path: path, kind: .postal, surveyed: day("2026-03-01"))
        outcome = try office.registry.importSurvey(request, today: .ofSamples)
        returned = office.folder.file("tra-loi.xlsx")
        try office.registry.writeErrors(of: request, outcome, today: .ofSamples, to: returned)
    }

    private var again: SurveyRequest {
        var again = request
        again.path = returned
        return again
    }

    @Test func `the first import takes the good rows and tells the others`() throws {
        #expect(
            outcome.summary.rows == [.created: 16, .quarantined: 4, .skipped: 1], "\(outcome.summary.findings.kept)")
        let errors = outcome.summary.findings.kept.filter { $0.severity == .error }
        #expect(errors.map(\.row) == [7, 10, 14, 17])
        #expect(outcome.summary.findings.kept.filter { $0.severity == .warning }.map(\.row) == [19])
    }

    @Test func `unmended it changes nothing, and what was added to it does not disturb`() throws {
        let second = try office.registry.importSurvey(again, today: .ofSamples)
        #expect(second.summary.rows == [.unchanged: 16, .quarantined: 4, .skipped: 1])
        #expect(second.summary.survey.sheet == "Bảng")
        // Nothing is said of the column of errors, and the same of all others.
        let said = second.summary.findings.kept.map { "\($0.code) \($0.row ?? 0) \($0.column ?? "")" }
        #expect(said == outcome.summary.findings.kept.map { "\($0.code) \($0.row ?? 0) \($0.column ?? "")" })
        #expect(try office.registry.registry.recordCount(of: .postalPoint) == 16)
    }

    @Test func `mended and imported again it changes exactly the mended rows`() throws {
        let before = try office.registry.registry.records(of: .postalPoint)
        try WrittenWorkbook.mend(
            returned, ["H7": "28/02/2020", "G10": "không", "D14": SquareCommunes.west, "B17": "00113", "D19": "30307"])
        let preview = try office.registry.preview(again, today: .ofSamples)
        let second = try office.registry.importSurvey(again, expecting: preview.summary.digest, today: .ofSamples)
        #expect(second.summary.rows == [.created: 4, .updated: 1, .unchanged: 15, .skipped: 1])
        #expect(second.summary.findings.count(.error) + second.summary.findings.count(.warning) == 0)
        let rows = try office.registry.registry.rawRows(survey: second.summary.survey.identifier)
        #expect(rows.filter { $0.outcome == .created }.map(\.row.number) == [7, 10, 14, 17])
        #expect(rows.filter { $0.outcome == .updated }.map(\.row.number) == [19])

        let after = try office.registry.registry.records(of: .postalPoint)
        #expect(after.count == 20)
        for record in before where record.key != "00115" {
            let now = after.first { $0.uuid == record.uuid }
            #expect(now?.values == record.values && now?.shape == record.shape && now?.communes == record.communes)
        }
        #expect(try office.point("00103")?[.opened] == .day(day("2020-02-28")))
        #expect(try office.point("00106")?[.staffed] == .no)
        #expect(try office.point("00115")?.communes == [SquareCommunes.east])
    }

    @Test func `the report is never written over the survey`() throws {
        #expect(throws: JobError.sameFile(request.path)) {
            try office.registry.writeErrors(of: request, outcome, today: .ofSamples, to: request.path)
        }
    }
}
