extension Workbook {
    /// The sheet that was asked for, or the only one that has rows and is not hidden.
    func chosen(_ name: String?) throws(SurveyFileError) -> Sheet {
        guard let name else {
            let shown = sheets.filter { !$0.isHidden }
            if shown.count == 1 { return shown[0] }
            let contents = try contents()
            var filled: [Sheet] = []
            for sheet in shown {
                if try SheetRows(self, sheet: sheet, contents: contents).next() != nil { filled.append(sheet) }
            }
            guard let only = filled.first else { throw .noRows(file: file) }
            guard filled.count == 1 else { throw .sheetNeeded(file: file, known: filled.map(\.name)) }
            return only
        }
        guard let index = SheetName.index(of: name, among: sheets.map(\.name)) else {
            throw .unknownSheet(file: file, asked: name, known: sheets.map(\.name))
        }
        return sheets[index]
    }

    /// All sheets, with their rows where there are few.
    func listing() throws(SurveyFileError) -> [SurveySheet] {
        let contents = try contents()
        var list: [SurveySheet] = []
        for sheet in sheets {
            let rows = try SheetRows(self, sheet: sheet, contents: contents)
            var count = 0
            while count <= SurveyFile.quickRows, try rows.next() != nil { count += 1 }
            list.append(
                SurveySheet(
                    name: sheet.name, rowCount: count > SurveyFile.quickRows ? nil : count, isEmpty: count == 0,
                    isHidden: sheet.isHidden))
        }
        return list
    }
}
