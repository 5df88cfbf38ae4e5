import OverlayGeometry
import RegistryRecords

/// Tells people why a boundary was repaired.
struct BoundaryRepair {
    private let invalidity: OverlayInvalidity

    init(_ invalidity: OverlayInvalidity) {
        self.invalidity = invalidity
    }

    func note(for label: BilingualText) -> BilingualText {
        let place = invalidity.place.map { place in
            BilingualText(
                vi: " tại kinh độ \(place.eastward), vĩ độ \(place.northward)",
                en: " at longitude \(place.eastward), latitude \(place.northward)")
        }
        return BilingualText(
            vi: "Ranh giới của \(label.vi) không hợp lệ (\(vietnameseReason))\(place?.vi ?? ""); đã tự động sửa.",
            en: "The boundary of \(label.en) was invalid (\(invalidity.reason))\(place?.en ?? "") and was repaired.")
    }

    /// The reasons of GEOS's `TopologyValidationError`, which has no catalogue of languages.
    private var vietnameseReason: String {
        switch invalidity.reason {
        case "Self-intersection": "đường ranh giới tự cắt"
        case "Ring Self-intersection": "vành tự chạm chính nó"
        case "Hole lies outside shell": "lỗ nằm ngoài vành ngoài"
        case "Holes are nested": "các lỗ lồng vào nhau"
        case "Interior is disconnected": "phần bên trong bị tách rời"
        case "Nested shells": "các vành ngoài lồng vào nhau"
        case "Duplicate Rings": "có vành trùng nhau"
        case "Too few points in geometry component": "vành có quá ít điểm"
        case let reason: reason
        }
    }
}
