public import RegistryRecords
import SQLiteStore

/// What stops the work on a registry. Bad survey data is never among it: that becomes a `Finding`.
public enum RegistryError: BilingualError, Hashable, Sendable {
    /// A registry is never made over an existing file.
    case fileExists(path: String)
    /// There is no such file.
    case notFound(path: String)
    /// The path is a folder.
    case isDirectory(path: String)
    /// The system does not let us at the file; `reason` is its own word for it.
    case cannotAccess(path: String, reason: String)
    /// A device, a pipe or a folder stands where a file is to be written.
    case notAFile(path: String)
    /// The file has no bytes.
    case emptyFile(path: String)
    /// The file is something else than a GeoPackage.
    case notGeoPackage(path: String)
    /// The file is shorter than it says itself.
    case truncated(path: String, bytes: Int, expected: Int)
    /// A sound GeoPackage, but none of ours.
    case notRegistry(path: String)
    /// A newer program has changed the file's structure by the migration named.
    case newerRegistry(path: String, migration: String)
    /// An older program made the file; opening it once for writing brings it up to date.
    case olderRegistry(path: String, migration: String)
    /// A writer was cut off; opening the file once for writing puts it right.
    case needsRecovery(path: String)
    /// The registry was opened for reading only, or its file may not be written.
    case readOnly
    /// Another program is writing and did not finish in time.
    case busy
    /// There is no room left on the disk.
    case diskFull
    /// The disk reported an error at reading or writing; `detail` is SQLite's word for it.
    case diskFailure(detail: String)
    /// No file can be made beside the registry, which writing needs.
    case closedFolder
    /// The file has a trigger on one of our tables, or a view in place of one, that is not ours.
    case foreignCode(name: String)
    /// The file's pages contradict each other.
    case damaged(detail: String)
    /// SQLite refused for another reason.
    case storage(code: Int32, message: String, sql: String)
    /// The registry has moved on since the plan was made.
    case versionMoved(planned: Int, present: Int)
    /// The same file with the same options is in the registry already, since that version.
    case alreadyImported(survey: String, version: Int)
    /// Another program has edited a record that is to be changed, and nobody has claimed that.
    case editedOutside(table: String, key: String)
    /// There is no survey of that name.
    case unknownSurvey(String)
    /// The survey was undone already, which led to that version.
    case alreadyUndone(file: String, version: Int)
    /// So many things rest on the survey that it cannot be undone.
    case surveyInUse(file: String, uses: Int)
    /// The plan changes a record that the registry does not have.
    case recordMissing(table: String, uuid: String)
    /// The plan makes a second record of the same business key.
    case keyTaken(table: String, key: String)
    /// A record of the caller does not fit its layer; `reason` says how, as the end of a sentence.
    case unfitRecord(table: String, name: String, reason: BilingualText)
    /// A column of a stored row cannot be read as what it should be.
    case unreadable(table: String, name: String, column: String)
    /// A stored geometry cannot be read; `reason` says why, as the end of a sentence.
    case unreadableShape(table: String, name: String, reason: BilingualText)
}

extension RegistryError {
    /// The error of SQLite in the registry's words.
    init(_ error: SQLiteError) {
        if error.isBusy {
            self = .busy
        } else if error.isFull {
            self = .diskFull
        } else if error.isDamage {
            self = .damaged(detail: error.message)
        } else if error.isDiskFailure {
            self = .diskFailure(detail: error.message)
        } else if error.isUnopenable {
            self = .closedFolder
        } else if error.isReadOnly {
            self = .readOnly
        } else {
            self = .storage(code: error.extendedCode, message: error.message, sql: error.sql)
        }
    }
}
