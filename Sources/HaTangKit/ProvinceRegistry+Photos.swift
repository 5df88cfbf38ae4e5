import CoverageEngine
public import RegistryRecords
import RegistryStore
import SurveyFiles

extension ProvinceRegistry {
    /// The photos of the records, or of those of one name.
    ///
    /// - Parameters:
    ///   - name: A code or a uuid; nil for all records.
    ///   - kinds: Which records.
    ///   - folders: Where the files are looked up and their digests taken anew; none to leave them alone.
    /// - Throws: ``JobError/unknownRecord(_:)``; `SurveyFileError` for a folder that cannot be read; `RegistryError`.
    public func photos(
        of name: String? = nil, among kinds: [SurveyKind] = SurveyKind.allCases, verifyingIn folders: [String] = []
    ) throws -> PhotoList {
        let surveys = try registry.surveyDescriptions()
        let limit = settings.photoRules.entry(on: .today).mostBytes
        let album = folders.isEmpty ? nil : PhotoAlbum(try PhotoFolders(folders), limit: limit)
        let stored =
            try name.map { name in
                try named(name, among: kinds).sorted { $0.value < $1.value }.flatMap {
                    try registry.photos(ofRecord: $0.value)
                }
            } ?? registry.photos()
        let known = Set(kinds.flatMap(\.recordKinds))
        var records: [String: RegistryRecord?] = [:]
        var entries: [PhotoList.Entry] = []
        for stored in stored where known.contains(stored.photo.kind) {
            let photo = stored.photo
            let record = try records[photo.record] ?? registry.record(uuid: photo.record)
            records[photo.record] = record
            let survey = surveys[stored.survey]
            var source = SourceRow(
                file: survey?.file ?? "", sheet: survey?.sheet, row: photo.row, surveyed: survey?.surveyed)
            source.inspector = survey?.inspector
            entries.append(
                PhotoList.Entry(
                    photo: photo, code: record?.key ?? photo.record,
                    name: record?[.name]?.text ?? record?[.place]?.text ?? record?[.road]?.text, source: source,
                    state: album.map { Self.state(of: photo, in: $0) }))
        }
        let order = Dictionary(uniqueKeysWithValues: RecordKind.allCases.enumerated().map { ($1, $0) })
        let sorted = entries.enumerated().sorted {
            (order[$0.element.photo.kind] ?? 0, $0.element.code, $0.offset)
                < (order[$1.element.photo.kind] ?? 0, $1.element.code, $1.offset)
        }
        return PhotoList(
            registry: registry.identifier, version: try registry.version, entries: sorted.map(\.element))
    }

    private static func state(of photo: RecordPhoto, in album: PhotoAlbum) -> PhotoList.FileState {
        switch album.facts(of: photo.path) {
        case .success(let facts): facts.sha256 == photo.facts.sha256 ? .same : .changed
        case .failure(.missing): .missing
        // Bytes that are no image any more are not those of the photo.
        case .failure(.notAnImage): .changed
        case .failure: .unreadable
        }
    }
}
