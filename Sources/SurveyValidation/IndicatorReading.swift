import RegistryRecords

/// The value of an indicator as somebody wrote it, in the unit in which the registry keeps it: percentages as parts of 1.
struct IndicatorReading: Equatable {
    let value: Double
    let unit: String

    /// Reads the cell of the value with that of the unit.
    ///
    /// `85 %` and 85 with the unit `%` are 0.85, `0,85` without a unit is a share. What could be a percentage or
    /// something else is refused: 85 and 1 without a unit, 0,85 with the unit `%`.
    ///
    /// - Parameter unit: Empty when the row states none.
    init(value: String, unit: String) throws(SurveyProblem) {
        var text = value
        var hasSign = false
        if text.hasSuffix("%") {
            text = CellReader.trimmed(String(text.dropLast()))
            hasSign = true
        }
        let numbers: [Double] =
            switch WrittenNumber(text) {
            case .number(let number): [number]
            case .ambiguous(let asDecimal, let asThousands): [asDecimal, asThousands]
            case .notANumber: throw .notANumber
            }
        switch Unit(unit) {
        case .none:
            if hasSign {
                self.value = try Self.share(numbers, hundredths: true)
            } else {
                let number = try Self.only(numbers)
                guard number >= 0, number < 1 else { throw .ambiguousShare(number) }
                self.value = number
            }
            self.unit = IndicatorUnit.share.rawValue
        case .percent:
            if !hasSign, numbers.contains(where: { $0 > 0 && $0 <= 1 }) {
                throw .ambiguousShare(numbers.first { $0 > 0 && $0 <= 1 } ?? 1)
            }
            self.value = try Self.share(numbers, hundredths: true)
            self.unit = IndicatorUnit.share.rawValue
        case .share:
            self.value = try Self.share(numbers, hundredths: hasSign)
            self.unit = IndicatorUnit.share.rawValue
        case .growthPercent:
            self.value = Self.hundredth(try Self.only(numbers))
            self.unit = IndicatorUnit.growth.rawValue
        case .other(let name):
            // «85 %» beside the unit «hộ»: one of the two is wrong.
            if hasSign { throw .unitDisagrees(name) }
            self.value = try Self.only(numbers)
            self.unit = name
        }
    }

    /// What the cell of the unit means.
    private enum Unit {
        case none
        case percent
        case share
        case growthPercent
        case other(String)

        init(_ text: String) {
            let marked = text.replacing("%", with: " phan tram ")
            switch VietnameseFold.key(marked) {
            case "": self = .none
            case "phantram", "percent", "tylephantram", "tilephantram": self = .percent
            case "tyle", "tile", "share", "phandonvi": self = .share
            case "phantramtangtruong", "phantramtang", "tangtruongphantram", "tangtruong", "tocdotangtruongphantram",
                "phantramnam", "phantramsovoinamtruoc", "percentgrowth", "phantramgrowth", "growth":
                self = .growthPercent
            default: self = .other(text)
            }
        }
    }

    private static func share(_ numbers: [Double], hundredths: Bool) throws(SurveyProblem) -> Double {
        let shares = numbers.map { hundredths ? hundredth($0) : $0 }.filter { (0...1).contains($0) }
        guard let share = shares.first else { throw .notAShare(hundredths ? numbers[0] : numbers[0] * 100) }
        guard shares.count == 1 else {
            throw .ambiguousNumber(asDecimal: numbers[0], asThousands: numbers[numbers.count - 1])
        }
        return share
    }

    /// The number nearest to a hundredth of what was written: 8,2 % is 0.082, where 8.2 / 100 falls below it.
    private static func hundredth(_ number: Double) -> Double { Double("\(number)e-2") ?? number / 100 }

    private static func only(_ numbers: [Double]) throws(SurveyProblem) -> Double {
        guard numbers.count == 1 else { throw .ambiguousNumber(asDecimal: numbers[0], asThousands: numbers[1]) }
        return numbers[0]
    }
}
