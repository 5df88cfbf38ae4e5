package import RegistryRecords
import VN2000

/// What reports say of a photo.
package enum PhotoWords {
    /// By a contract: keys may be added, none is renamed, unknown is null.
    package static func value(_ photo: RecordPhoto) -> JSONText {
        [
            "path": .text(photo.path), "field": .text(photo.field.rawValue), "sha256": .text(photo.facts.sha256),
            "bytes": .integer(photo.facts.bytes), "taken_at": JSONText(photo.facts.takenAt),
            "latitude": JSONText(photo.facts.position?.latitude),
            "longitude": JSONText(photo.facts.position?.longitude),
            "direction_deg": JSONText(photo.facts.direction), "distance_m": JSONText(photo.distanceMetres),
        ]
    }

    /// When the photo was taken, such as `20/11/2026 08:30`; `–` when it does not say.
    package static func time(_ photo: RecordPhoto, _ style: ReportStyle) -> String {
        guard let day = photo.facts.takenOn, let clock = photo.facts.takenAt?.dropFirst(11).prefix(5) else {
            return "–"
        }
        return day.text(in: style.language) + " " + clock
    }

    /// How far from its object the photo was taken, such as `35 m`; `–` when it is not known.
    package static func distance(_ photo: RecordPhoto, _ style: ReportStyle) -> String {
        photo.distanceMetres.map { NumberText(style.language).decimal($0, places: 0) + " m" } ?? "–"
    }

    /// The photo in a line: path, digest, when and how far from its object.
    static func line(_ photo: RecordPhoto, _ style: ReportStyle) -> String {
        var words = [photo.path, "SHA-256 " + photo.facts.sha256]
        if photo.facts.takenOn != nil { words.append(style.words("chụp ", "taken ") + time(photo, style)) }
        words.append(
            photo.distanceMetres == nil
                ? style.words("không rõ vị trí chụp", "place not known")
                : style.words("cách đối tượng ", "from the object: ") + distance(photo, style))
        return words.joined(separator: ", ")
    }
}
