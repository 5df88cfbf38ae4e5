import CommuneBoundaries
import RegistryRecords

/// Which communes a row states.
extension RowReader {
    /// - Returns: Whether an old commune is named that went over into one of today.
    mutating func readCommunes(
        of row: RawRow, into draft: inout RowDraft, problems: inout [(SurveyProblem, SurveyColumn)]
    ) -> Bool {
        // A claim counts wherever it lies, whatever commune its row names.
        if draft.records[0].kind == .claimedArea { return false }
        let text = header.text(.commune, in: row)
        guard !text.isEmpty else { return false }
        if draft.records[0].kind == .indicator && Self.isWholeProvince(text) { return false }
        var isFormer = false
        let names =
            text.utf8.contains(UInt8(ascii: ";"))
            ? text.split(separator: ";").map { CellReader.trimmed(String($0)) } : [text]
        if names.count > 1 && draft.records[0].kind != .cableRoute { problems.append((.severalCommunes, .commune)) }
        var hint = CommuneDirectory.Hint(defaultProvince: settings.province)
        if header.has(.district) { hint.district = header.text(.district, in: row) }
        if header.has(.province) { hint.province = header.text(.province, in: row) }
        for name in names where !name.isEmpty {
            let found = communeFinder.find(name, on: draft.surveyed ?? survey.surveyed, hint: hint)
            if case .found(let commune, let former) = found {
                draft.records[0].communes.append(commune.code)
                isFormer = isFormer || former != nil
                draft.former += former.flatMap(settings.succession.statement).map { [$0] } ?? []
                // An inspection is of the day on which it was held; its list is made later.
                let day = InspectionCheck(draft.records[0])?.day ?? draft.surveyed
                if former == nil, let day, !commune.isValid(on: day) {
                    let problem = SurveyProblem.communeOfOtherTime(
                        Self.label(commune), from: commune.validFrom, to: commune.validTo, on: day)
                    problems.append((problem, .commune))
                }
                if let former, former.name != commune.name {
                    problems.append((.formerCommune(former.label, now: Self.label(commune)), .commune))
                }
                continue
            }
            let problem = Self.problem(of: found)
            // Where one commune of a few is meant, the position may still tell which.
            if names.count == 1, found.candidates.count > 1, systems.canHavePositions {
                draft.undecided = (problem, found.candidates)
                if case .split(let old, _) = found, let stated = settings.succession.statement(of: old) {
                    draft.former = [stated]
                }
            } else {
                problems.append((problem, .commune))
            }
        }
        return isFormer
    }

    private static func problem(of lookup: CommuneLookup) -> SurveyProblem {
        switch lookup {
        case .found(let commune, _): .unknownCommune(suggestions: [label(commune)])
        case .split(let former, let parts): .splitCommune(former.label, parts: parts.map(label))
        case .ambiguous(let candidates): .ambiguousCommune(candidates: candidates.map(\.label))
        case .unknown(let suggestions): .unknownCommune(suggestions: suggestions.map(\.label))
        }
    }

    static func label(_ commune: Commune) -> String { "\(commune.code) \(commune.name)" }
}
