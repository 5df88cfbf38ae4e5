import RegistryRecords

/// What the rows of indicators need besides: a value with its unit, the province where no commune is stated, and a code
/// that is put together of what the row says.
extension RowReader {
    /// A figure is evidence of the day that it is of, unless its row states another day of the survey.
    func takeIndicatorDay(
        of record: RecordDraft, in row: RawRow, into draft: inout RowDraft,
        problems: inout [(SurveyProblem, SurveyColumn)]
    ) {
        guard record.kind == .indicator, let day = record[.day]?.day else { return }
        if header.text(.surveyed, in: row).isEmpty { draft.surveyed = day }
        if day > settings.today { problems.append((.figureInFuture(day), .field(.day))) }
    }

    /// Reads value and place of an indicator whose commune is looked up, and gives it its code.
    func completeIndicator(
        of row: RawRow, in draft: inout RowDraft, former: Bool, problems: inout [(SurveyProblem, SurveyColumn)]
    ) {
        guard draft.records[0].kind == .indicator else { return }
        readValue(of: row, into: &draft.records[0], problems: &problems)
        if former { problems.append((.indicatorOfFormerCommune, .commune)) }
        guard let area = area(of: row, in: draft, problems: &problems) else { return }
        if draft.records[0].communes.isEmpty { draft.records[0].set(.provinceCode, .text(area)) }
        let record = draft.records[0]
        let parts = [area, record[.indicator]?.text ?? "", record[.day]?.day?.description ?? ""]
        draft.records[0].set(.code, .text(parts.joined(separator: "|")))
        draft.records[0].takeKeyDown()
    }

    private func readValue(
        of row: RawRow, into record: inout RecordDraft, problems: inout [(SurveyProblem, SurveyColumn)]
    ) {
        let column = SurveyColumn.field(.value)
        let text = header.text(column, in: row)
        guard !text.isEmpty else {
            problems.append((.missingPart(column: header.heading(column) ?? column.name), column))
            return
        }
        guard !settings.words.isUnknown(text) else {
            record.set(.value, .unknown)
            return
        }
        do throws(SurveyProblem) {
            // «Tỷ lệ (%)» above the column says as much as a column of units.
            let ofHeading = header.heading(column)?.contains("%") == true ? "%" : ""
            let reading = try IndicatorReading(value: text, unit: record[.unit]?.text ?? ofHeading)
            record.set(.value, .real(reading.value))
            record.set(.unit, .text(reading.unit))
        } catch {
            problems.append((error, column))
        }
    }

    /// The code of the commune, else of the province; nil where the row names neither.
    private func area(
        of row: RawRow, in draft: RowDraft, problems: inout [(SurveyProblem, SurveyColumn)]
    ) -> String? {
        if let commune = draft.records[0].communes.first { return commune }
        let commune = header.text(.commune, in: row)
        guard commune.isEmpty || Self.isWholeProvince(commune) else { return nil }
        let province = header.text(.province, in: row)
        if province.isEmpty {
            if Self.isWholeProvince(commune), let only = settings.province { return only }
            problems.append((.noCommuneNorProvince, .commune))
            return nil
        }
        let key = Self.provinceKey(province)
        let fitting = settings.provinceNames.filter { $0.key == province || Self.provinceKey($0.value) == key }
        guard let code = fitting.keys.first, fitting.count == 1 else {
            problems.append((.unknownProvince, .province))
            return nil
        }
        return code
    }

    /// «Toàn tỉnh» in the column of communes.
    static func isWholeProvince(_ commune: String) -> Bool {
        ["toantinh", "catinh"].contains(VietnameseFold.key(commune))
    }

    /// `Tỉnh An Giang` and `An Giang` are one.
    private static func provinceKey(_ name: String) -> String {
        let key = VietnameseFold.key(name)
        let words = ["tinh", "thanhpho"].first { key.hasPrefix($0) && key.count > $0.count }
        return String(key.dropFirst(words?.count ?? 0))
    }
}

extension RecordDraft {
    /// Gives a field of the kind a value.
    fileprivate mutating func set(_ field: Field, _ value: FieldValue) {
        if let place = RecordSchema.of(kind).index(of: field) { values[place] = value }
    }
}
