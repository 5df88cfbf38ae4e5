import RegistryRecords

/// Turns the text of one cell into a value of a field.
package struct CellReader {
    let words: ValueWords

    /// The value; nil for a blank cell.
    ///
    /// - Parameter repairs: Gets a note where the value is not what the cell shows.
    func value(
        _ cell: String, of field: Field, type: FieldType, kind: RecordKind, repairs: inout [SurveyProblem]
    ) throws(SurveyProblem) -> FieldValue? {
        let text = Self.trimmed(cell)
        guard !text.isEmpty else { return nil }
        if case .answer = type {
            guard let answer = words.answer(text) else { throw .notAnAnswer }
            return answer
        }
        // No word for «not known» begins with a digit, and most cells do.
        if !text.startsWithDigit, words.isUnknown(text) { return .unknown }
        switch type {
        case .text, .answer: return .text(text)
        case .integer(let range): return .integer(try whole(text, in: range))
        case .real(let range): return .real(try number(text, in: range))
        case .day:
            return .day(try day(text, repairs: &repairs))
        case .choice(let values):
            if values.contains(text) { return .text(text) }
            guard let value = words.choice(text, field: field, kind: kind) else { throw .notAChoice(values) }
            return .text(value)
        }
    }

    /// The day in a cell that is not blank; a serial number of a spreadsheet is taken and told.
    func day(_ text: String, repairs: inout [SurveyProblem]) throws(SurveyProblem) -> Day {
        switch DayText.reading(text) {
        case .day(let day): return day
        case .serial(let day):
            repairs.append(.serialDay(day))
            return day
        case .twoDigitYear: throw .twoDigitYear
        case .monthOnly: throw .notAWholeDay(hasMonth: true)
        case .yearOnly: throw .notAWholeDay(hasMonth: false)
        case .notADay: throw .notADay
        }
    }

    private func whole(_ text: String, in range: ClosedRange<Int>) throws(SurveyProblem) -> Int {
        let number: Double
        switch WrittenNumber(text) {
        case .number(let value): number = value
        // A count of poles or people has no decimals, so thousands are meant.
        case .ambiguous(_, let asThousands): number = asThousands
        case .notANumber: throw .notANumber
        }
        guard let whole = Int(exactly: number) else { throw .notWhole }
        guard range.contains(whole) else { throw .outOfRange(Double(range.lowerBound)...Double(range.upperBound)) }
        return whole
    }

    private func number(_ text: String, in range: ClosedRange<Double>) throws(SurveyProblem) -> Double {
        switch WrittenNumber(text) {
        case .number(let number):
            guard range.contains(number) else { throw .outOfRange(range) }
            return number
        case .ambiguous(let asDecimal, let asThousands):
            switch (range.contains(asDecimal), range.contains(asThousands)) {
            case (true, false): return asDecimal
            case (false, true): return asThousands
            case (true, true): throw .ambiguousNumber(asDecimal: asDecimal, asThousands: asThousands)
            case (false, false): throw .outOfRange(range)
            }
        case .notANumber: throw .notANumber
        }
    }
}

extension String {
    fileprivate var startsWithDigit: Bool { utf8.first.map { (0x30...0x39).contains($0) } ?? false }
}
