import RegistryRecords
import SurveyValidation
import Testing

struct HeaderReadingTests {
    @Test func `two columns that want one field are refused by their headings`() throws {
        var survey = SampleSurvey()
        let isAdded = survey.aliases.add("Kết nối mạng", for: "internet", kind: .postal)
        #expect(isAdded)
        #expect(
            throws: SurveyValidationError.doubleColumn(
                file: "mau.csv", canonical: "internet", first: "Internet", second: "KẾT NỐI MẠNG")
        ) {
            try survey.plan("code,Internet,KẾT NỐI MẠNG", "P1,yes,no")
        }
    }

    @Test func `a heading with two meanings in use is refused with both`() throws {
        let reason = BilingualText(vi: "X là hướng bắc hay hướng đông?", en: "Is X the northing or the easting?")
        var survey = SampleSurvey()
        survey.aliases.addAmbiguous("Tọa độ X", reason: reason)
        #expect(
            throws: SurveyValidationError.ambiguousHeading(file: "mau.csv", heading: "TOA DO X:", reason: reason)
        ) {
            try survey.plan("code,TOA DO X:", "P1,1148671")
        }
    }

    @Test func `a heading means one thing only`() {
        var aliases = HeadingAliases()
        let taken = [
            aliases.add("Mạng", for: "internet", kind: .postal),
            aliases.add("mạng", for: "staffed", kind: .postal),
            aliases.add("Bán kính", for: "radius_m", kind: .postal),
        ]
        #expect(taken == [true, false, false], "postal surveys have no column for a radius")
        #expect(aliases.match("MANG", kind: .postal) == SurveyColumn("internet", kind: .postal).map { .column($0) })
        #expect(aliases.match("Mạng", kind: .bts) == .unknown)
    }

    @Test func `a column of no known heading is reported once and its rows are taken`() throws {
        let plan = try SampleSurvey().plan("code,commune,Ghi chú lạ,", "P1,30307,gì đó,", "P2,30307,,")
        #expect(plan.marks == ["unused-column Ghi chú lạ"])
        #expect(plan.outcomes == [.created, .created])
        #expect(plan.mapping.map(\.canonical) == ["code", "commune", nil, nil])
        #expect(plan.rows[0].cells[2] == "gì đó")
    }

    @Test func `a file without the key column is refused with the headings that it has`() {
        #expect(
            throws: SurveyValidationError.noKeyColumn(
                file: "mau.csv", kind: .bts, expected: "site", headings: ["code", "commune"])
        ) {
            try SampleSurvey(kind: .bts).plan("code,commune", "P1,30307")
        }
        #expect(throws: SurveyValidationError.noHeader(file: "mau.csv")) { try SampleSurvey().plan(",,", "") }
    }

    @Test func `grid coordinates without a zone are refused with the number of rows that each fits`() {
        let header = "code,commune,northing,easting"
        let row = "P1,30307,1148671.641,574821.743"
        #expect(
            throws: SurveyValidationError.unstatedZone(
                file: "mau.csv", candidates: ["vn2000:104.75 (1)", "vn2000:104.75/6 (1)"])
        ) {
            try SampleSurvey().plan(header, row)
        }
        #expect(throws: SurveyValidationError.wrongCoordinateColumns(file: "mau.csv", referenceSystem: "wgs84")) {
            try SampleSurvey(referenceSystem: "wgs84").plan(header, row)
        }
    }
}
