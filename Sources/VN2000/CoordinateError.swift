/// Why coordinates, a text or a reference system were refused; always with the value and the reason.
public enum CoordinateError: Error, Sendable, Hashable {
    /// NaN or infinite.
    case notFinite(CoordinateAxis, value: Double)
    /// Outside of what the reference system has in Vietnam: swapped axes, kilometres, a missing false easting …
    case outOfRange(CoordinateAxis, value: Double, range: ClosedRange<Double>, system: String)
    /// The numbers are plausible, but they lead to a place outside of Vietnam: most often a wrong zone.
    case outsideVietnam(GeographicPosition, system: String)
    /// No zone of Vietnam has such a central meridian.
    case unknownMeridian(Double)
    /// The text names no reference system.
    case unknownSystem(String)
    /// A code that EPSG withdrew, with the one to use.
    case deprecatedCode(Int, successor: Int)
    /// An EPSG code that is not a system of Vietnam.
    case foreignCode(Int)
    /// The text is no coordinate.
    case unreadable(String, TextFault)
    /// PROJ reports a failure.
    case proj(String)

    /// What is wrong with a coordinate text.
    public enum TextFault: Sendable, Hashable {
        /// Nothing to read, or letters and marks that no notation has.
        case notANumber
        /// Minutes or seconds of 60 and more, or decimals before the last part.
        case badDegrees
        /// The letter says the other axis, such as E on a latitude, or the west or the south.
        case wrongLetter
        /// A pair was expected, and the text has another count of numbers.
        case notAPair
        /// Could be read two ways.
        case ambiguous
    }
}

/// One axis of a position.
public enum CoordinateAxis: String, Sendable, Hashable, Codable {
    case latitude, longitude, easting, northing
}

extension CoordinateError: CustomStringConvertible {
    /// One English sentence.
    public var description: String {
        switch self {
        case .notFinite(let axis, let value): "The \(axis.rawValue) \(value) is not a finite number."
        case .outOfRange(let axis, let value, let range, let system):
            "The \(axis.rawValue) \(value) is outside of \(range.lowerBound) to \(range.upperBound), "
                + "which \(system) has in Vietnam."
        case .outsideVietnam(let place, let system):
            "In \(system) the position is \(place.latitude) N \(place.longitude) E, outside of Vietnam."
        case .unknownMeridian(let meridian): "No zone of Vietnam has the central meridian \(meridian)."
        case .unknownSystem(let text):
            "“\(text)” names no reference system; known are wgs84, vn2000, vn2000:104.75, vn2000:104d45, "
                + "vn2000:105/6 and EPSG:n."
        case .deprecatedCode(let code, let successor): "EPSG:\(code) was withdrawn; use EPSG:\(successor)."
        case .foreignCode(let code):
            "EPSG:\(code) is not a system of Vietnam; known are 4326, 4756, 3405, 3406, 5896 to 5899 and 9205 to 9218."
        case .unreadable(let text, let fault): "“\(text)”: \(fault.english)"
        case .proj(let reason): "PROJ: \(reason)"
        }
    }

    /// The same sentence in Vietnamese.
    public var vietnameseDescription: String {
        switch self {
        case .notFinite(let axis, let value): "\(axis.vietnamese) \(value) không phải là số hữu hạn."
        case .outOfRange(let axis, let value, let range, let system):
            "\(axis.vietnamese) \(value) nằm ngoài khoảng \(range.lowerBound) – \(range.upperBound) của hệ \(system) "
                + "ở Việt Nam."
        case .outsideVietnam(let place, let system):
            "Theo hệ \(system), vị trí là \(place.latitude) B \(place.longitude) Đ, ngoài Việt Nam."
        case .unknownMeridian(let meridian): "Việt Nam không có múi nào với kinh tuyến trục \(meridian)."
        case .unknownSystem(let text):
            "“\(text)” không phải là hệ tọa độ; dùng wgs84, vn2000, vn2000:104.75, vn2000:104d45, vn2000:105/6 "
                + "hoặc EPSG:n."
        case .deprecatedCode(let code, let successor): "EPSG:\(code) đã bị bãi bỏ; dùng EPSG:\(successor)."
        case .foreignCode(let code):
            "EPSG:\(code) không phải là hệ của Việt Nam; dùng 4326, 4756, 3405, 3406, 5896–5899 hoặc 9205–9218."
        case .unreadable(let text, let fault): "“\(text)”: \(fault.vietnamese)"
        case .proj(let reason): "PROJ: \(reason)"
        }
    }
}

extension CoordinateAxis {
    fileprivate var vietnamese: String {
        switch self {
        case .latitude: "Vĩ độ"
        case .longitude: "Kinh độ"
        case .easting: "Tọa độ Đông (E)"
        case .northing: "Tọa độ Bắc (N)"
        }
    }
}

extension CoordinateError.TextFault {
    fileprivate var english: String {
        switch self {
        case .notANumber: "not a coordinate."
        case .badDegrees: "minutes and seconds must be below 60, and only the last part may have decimals."
        case .wrongLetter: "the letter belongs to another axis or to another hemisphere."
        case .notAPair: "two numbers were expected."
        case .ambiguous: "can be read two ways; separate the two numbers by a semicolon."
        }
    }

    fileprivate var vietnamese: String {
        switch self {
        case .notANumber: "không phải là tọa độ."
        case .badDegrees: "phút và giây phải nhỏ hơn 60, chỉ phần cuối được có số lẻ."
        case .wrongLetter: "chữ cái thuộc trục khác hoặc bán cầu khác."
        case .notAPair: "cần đúng hai số."
        case .ambiguous: "đọc được hai cách; hãy ngăn hai số bằng dấu chấm phẩy."
        }
    }
}
