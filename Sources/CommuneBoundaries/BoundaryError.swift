public import RegistryRecords
public import VN2000

/// Why a boundary file is refused; each case names the file and the commune (code and name, else its number).
public enum BoundaryError: BilingualError, Hashable {
    /// The feature has no polygon at all, or is made of points or lines.
    case empty(file: String, commune: BilingualText)
    /// The boundary had to be repaired, and no area was left.
    case nothingLeft(file: String, commune: BilingualText)
    /// A position lies far from Vietnam: another reference system, or swapped axes.
    case farAway(file: String, commune: BilingualText, position: GeographicPosition)
    /// The boundary cannot be computed with; the reason is in English.
    case unusable(file: String, commune: BilingualText, reason: String)

    /// A sentence for people.
    public var message: BilingualText {
        switch self {
        case .empty(let file, let commune):
            BilingualText(
                vi: "Tệp \(file): \(commune.vi) không có ranh giới dạng vùng.",
                en: "File \(file): \(commune.en) has no polygon.")
        case .nothingLeft(let file, let commune):
            BilingualText(
                vi: "Tệp \(file): ranh giới của \(commune.vi) bị lỗi, sau khi sửa không còn diện tích nào.",
                en: "File \(file): the boundary of \(commune.en) is invalid, and no area is left after its repair.")
        case .farAway(let file, let commune, let position):
            BilingualText(
                vi: "Tệp \(file): ranh giới của \(commune.vi) nằm ngoài Việt Nam (kinh độ \(position.longitude), "
                    + "vĩ độ \(position.latitude)); hãy xem lại hệ tọa độ và thứ tự trục.",
                en:
                    "File \(file): the boundary of \(commune.en) lies outside Vietnam (longitude \(position.longitude), "
                    + "latitude \(position.latitude)); check the reference system and the order of axes.")
        case .unusable(let file, let commune, let reason):
            BilingualText(
                vi: "Tệp \(file): không dùng được ranh giới của \(commune.vi) (\(reason)).",
                en: "File \(file): the boundary of \(commune.en) cannot be used (\(reason)).")
        }
    }
}
