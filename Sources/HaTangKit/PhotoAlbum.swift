import ContentDigest
import Foundation
import RegistryRecords
import SurveyFiles
import SurveyValidation
import Synchronization

/// The photos of some folders, each read once however often it is named.
final class PhotoAlbum: Sendable {
    private let folders: PhotoFolders
    private let limit: Int
    private let known = Mutex<[String: Result<PhotoFacts, PhotoProblem>]>([:])

    /// - Parameter limit: Larger files are not read, bytes.
    init(_ folders: PhotoFolders, limit: Int) {
        self.folders = folders
        self.limit = limit
    }

    /// What a photo says of itself.
    ///
    /// - Parameter name: As a cell has it, see `PhotoFolders.find`.
    func facts(of name: String) -> Result<PhotoFacts, PhotoProblem> {
        let path: String
        switch folders.find(name) {
        case .failure(let problem): return .failure(problem)
        case .success(let found): path = found
        }
        if let facts = known.withLock({ $0[path] }) { return facts }
        let facts = Result { () throws(PhotoProblem) in
            let file = try PhotoFile(path, limit: limit)
            return PhotoFacts(
                sha256: SHA256Digest(of: file.bytes).description, bytes: file.bytes.count, takenAt: file.takenAt,
                place: file.place, direction: file.direction, isCutOff: file.isCutOff)
        }
        known.withLock { $0[path] = facts }
        return facts
    }

    /// Where validation looks photos up.
    func source(rules: PhotoRule) -> PhotoSource {
        PhotoSource(folders: folders.paths.map { URL(fileURLWithPath: $0).lastPathComponent }, rules: rules) {
            self.facts(of: $0)
        }
    }
}

extension PhotoFolders {
    /// A short digest of the names and sizes of all files. It is part of what names a survey, so that the same file with
    /// photos that have come since is another survey.
    var digest: String {
        var builder = SHA256Builder()
        for file in listing { builder.append("\(file.name)\0\(file.bytes)\n") }
        return String(builder.digest().description.prefix(16))
    }
}
