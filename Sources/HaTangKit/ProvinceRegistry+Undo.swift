import Foundation
import RegistryRecords
import RegistryStore

extension ProvinceRegistry {
    /// All surveys, the newest first, and whether something rests on each.
    ///
    /// - Complexity: O(surveys · (records of each + history since + rows of later surveys of its kind)).
    public func undoList() throws -> SurveyUndoList {
        let uses = try registry.surveysInUse()
        let surveys = try registry.surveys()
        return SurveyUndoList(
            registry: registry.identifier, version: try registry.version,
            entries: zip(1..., surveys).reversed().map { number, survey in
                SurveyUndoList.Entry(number: number, survey: survey, use: uses[survey.identifier])
            }, descriptions: try registry.surveyDescriptions())
    }

    /// What undoing a survey would do, or all that stands in its way; writes nothing.
    ///
    /// - Parameter name: Its number in ``undoList()``, the name of its file with or without folders, or the beginning of its
    ///   identifier, of six characters at least.
    /// - Throws: ``JobError/unknownSurvey(_:count:)``, ``JobError/ambiguousSurvey(_:numbers:)``; `RegistryError`, for
    ///   one that was undone already, too.
    public func undoing(of name: String) throws -> SurveyUndo {
        let surveys = try registry.surveys()
        let place = try place(of: name, among: surveys)
        let undoing = try registry.undoing(survey: surveys[place].identifier)
        let users = Set(undoing.uses.compactMap(\.survey))
        return SurveyUndo(
            registry: registry.identifier, number: place + 1, undoing: undoing,
            first: surveys.indices.reversed().filter { users.contains(surveys[$0].identifier) }
                .map { ($0 + 1, surveys[$0]) },
            descriptions: try registry.surveyDescriptions())
    }

    /// Takes a survey back, all or nothing; see `Registry.undo(survey:baseVersion:by:at:)`.
    ///
    /// - Parameter who: Who undoes it; goes to history.
    /// - Throws: As ``undoing(of:)``; `RegistryError.surveyInUse` with nothing written.
    public func undo(_ name: String, by who: String? = nil) throws -> SurveyUndo {
        var undo = try undoing(of: name)
        undo.undoing = try registry.undo(
            survey: undo.undoing.survey.identifier, baseVersion: undo.undoing.baseVersion, by: who,
            at: Date.now.ISO8601Format())
        undo.version = undo.undoing.baseVersion + 1
        return undo
    }

    private func place(of name: String, among surveys: [StoredSurvey]) throws -> Int {
        func only(_ places: [Int]) throws -> Int? {
            guard let place = places.last else { return nil }
            // Of a file that was undone and taken in again the present one is meant.
            let standing = places.filter { surveys[$0].undone == nil }
            if standing.count == 1 { return standing[0] }
            guard places.count == 1 else { throw JobError.ambiguousSurvey(name, numbers: places.map { $0 + 1 }) }
            return place
        }
        let file = URL(fileURLWithPath: name).lastPathComponent
        if let place = try only(surveys.indices.filter { surveys[$0].description.file == file }) { return place }
        if let number = Int(name), surveys.indices.contains(number - 1) { return number - 1 }
        if name.utf8.count >= 6,
            let place = try only(surveys.indices.filter { surveys[$0].identifier.hasPrefix(name.lowercased()) })
        {
            return place
        }
        throw JobError.unknownSurvey(name, count: surveys.count)
    }
}
