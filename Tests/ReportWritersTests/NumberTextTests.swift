import RegistryRecords
import ReportWriters
import Testing

struct NumberTextTests {
    @Test(arguments: [
        (0.99999, "99,9 %", "99.9 %"), (1.0.nextDown, "99,9 %", "99.9 %"), (1, "100,0 %", "100.0 %"),
        (0.57, "57,0 %", "57.0 %"), (0.29, "29,0 %", "29.0 %"), (0.0009, "0,0 %", "0.0 %"), (0, "0,0 %", "0.0 %"),
        (2.0 / 3, "66,6 %", "66.6 %"), (95.0 / 102, "93,1 %", "93.1 %"), (.nan, "–", "–"), (.infinity, "–", "–"),
    ])
    func `a percentage is rounded down`(_ share: Double, _ vietnamese: String, _ english: String) {
        #expect(NumberText(.vietnamese).percent(share) == vietnamese)
        #expect(NumberText(.english).percent(share) == english)
    }

    @Test func `every share of whole thousandths prints as itself`() {
        for thousandth in 0...1000 {
            let digits = "\(thousandth / 10),\(thousandth % 10) %"
            #expect(NumberText(.vietnamese).percent(Double(thousandth) / 1000) == digits)
        }
    }

    @Test func `an interval shows both ends only where they differ in print`() {
        #expect(NumberText(.vietnamese).percent(from: 0.98, to: 0.991) == "98,0–99,1 %")
        #expect(NumberText(.english).percent(from: 0.98, to: 0.98001) == "98.0 %")
    }

    @Test(arguments: [
        (0, "0", "0"), (999, "999", "999"), (1000, "1.000", "1,000"), (-1_234_567, "-1.234.567", "-1,234,567"),
        (Int.min, "-9.223.372.036.854.775.808", "-9,223,372,036,854,775,808"),
    ])
    func `whole numbers have marks between thousands`(_ number: Int, _ vietnamese: String, _ english: String) {
        #expect(NumberText(.vietnamese).whole(number) == vietnamese)
        #expect(NumberText(.english).whole(number) == english)
    }

    @Test(arguments: [
        (1234.56, 1, "1.234,6"), (-0.04, 1, "0,0"), (-0.05, 1, "-0,1"), (2500, 0, "2.500"), (0.005, 3, "0,005"),
        (1e15, 0, "–"), (.nan, 2, "–"),
    ])
    func `decimals print all their places`(_ number: Double, _ places: Int, _ text: String) {
        #expect(NumberText(.vietnamese).decimal(number, places: places) == text)
    }
}
