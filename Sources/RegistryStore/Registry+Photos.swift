import RegistryRecords
import SQLiteStore
import VN2000

extension Registry {
    /// The photos of a record, or of all records when nil; in the order in which surveys named them.
    public func photos(ofRecord uuid: String? = nil) throws(RegistryError) -> [StoredPhoto] {
        try read {
            try uuid.map { try photos(where: "record = ?1", [.text($0)]) } ?? photos(where: "TRUE", [])
        }
    }

    /// The photos that a row of a survey names; none for a survey that is not there.
    public func photos(survey identifier: String, row: Int) throws(RegistryError) -> [StoredPhoto] {
        try read { try photos(where: "identifier = ?1 AND row = ?2", [.text(identifier), .integer(Int64(row))]) }
    }

    /// The photos with one of these digests (SHA-256, lower-case hexadecimal), by digest; O(digests · log photos).
    public func photos(withDigests digests: some Sequence<String>) throws(RegistryError) -> [String: [StoredPhoto]] {
        try read {
            var found: [String: [StoredPhoto]] = [:]
            for digest in digests {
                let photos = try photos(where: "hatang_photos.sha256 = ?1", [.text(digest)])
                if !photos.isEmpty { found[digest] = photos }
            }
            return found
        }
    }

    /// How many photos there are, a photo that two rows name counted twice.
    public func photoCount() throws(RegistryError) -> Int {
        try read {
            guard case .integer(let count) = try connection.value("SELECT count(*) FROM hatang_photos") else {
                return 0
            }
            return Int(count)
        }
    }

    private func photos(where condition: String, _ parameters: [StoredValue]) throws -> [StoredPhoto] {
        var rows = try Statement(
            """
            SELECT path, hatang_photos.sha256, bytes, taken_at, latitude, longitude, direction_deg, distance_m, record,
                table_name, field, row, identifier
            FROM hatang_photos JOIN hatang_surveys ON hatang_surveys.id = hatang_photos.survey
            WHERE \(condition) ORDER BY hatang_photos.id
            """, on: connection)
        for (place, parameter) in parameters.enumerated() { try rows.bind(parameter, at: Int32(place + 1)) }
        var photos: [StoredPhoto] = []
        while try rows.step() {
            let path = rows.text(at: 0) ?? ""
            guard let kind = rows.text(at: 9).flatMap(RecordKind.init),
                let field = rows.text(at: 10).flatMap(Field.init)
            else {
                throw RegistryError.unreadable(table: "hatang_photos", name: path, column: "table_name, field")
            }
            var facts = PhotoFacts(
                sha256: rows.text(at: 1) ?? "", bytes: Int(clamping: rows.integer(at: 2) ?? 0),
                takenAt: rows.text(at: 3), direction: rows.real(at: 6))
            if let latitude = rows.real(at: 4), let longitude = rows.real(at: 5) {
                facts.place = .position(GeographicPosition(latitude: latitude, longitude: longitude))
            }
            photos.append(
                StoredPhoto(
                    RecordPhoto(
                        path: path, facts: facts, distanceMetres: rows.real(at: 7), record: rows.text(at: 8) ?? "",
                        kind: kind, field: field, row: Int(clamping: rows.integer(at: 11) ?? 0)),
                    survey: rows.text(at: 12) ?? ""))
        }
        return photos
    }
}
