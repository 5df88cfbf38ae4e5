import RegistryRecords
import RegistryStore

/// What the parameters of `/items` ask for.
struct ItemsQuery {
    /// Which features.
    var features = FeatureQuery()
    /// How many on a page.
    var limit = Self.standardLimit
    /// Behind which key the page begins.
    var after: Int64 = 0

    static let standardLimit = 100
    static let mostLimit = 10_000
    static let crs84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84"
    /// The parameters of all collections.
    static let parameters = ["f", "bbox", "bbox-crs", "datetime", "limit", "after"]

    /// Reads the parameters; unknown ones, and those given twice, are refused.
    init(_ query: [RequestTarget.QueryParameter], of collection: ServedCollection) throws(ServiceProblem) {
        let filters = collection.filters
        let known =
            Self.parameters + (collection.statesCommunes ? ["commune"] : []) + filters.map(\.name)
        var seen: Set<String> = []
        for parameter in query {
            guard known.contains(parameter.name) else { throw .unknown(parameter.name, known: known) }
            guard seen.insert(parameter.name).inserted else {
                throw .invalid(parameter.name, vi: "chỉ được ghi một lần.", en: "may be given only once.")
            }
            switch parameter.name {
            case "f": break
            case "bbox": features.boxes = try Self.boxes(parameter.value)
            case "bbox-crs":
                guard parameter.value == Self.crs84 else {
                    throw .invalid("bbox-crs", vi: "chỉ nhận \(Self.crs84).", en: "takes \(Self.crs84) only.")
                }
            case "datetime": features.days = try DateTimeText.days(parameter.value)
            case "limit":
                guard let number = Self.plainNumber(parameter.value), number >= 1 else {
                    throw .invalid("limit", vi: "cần số nguyên từ 1 trở lên.", en: "needs a whole number from 1 on.")
                }
                limit = min(number, Self.mostLimit)
            case "after":
                guard let key = Self.plainNumber(parameter.value) else {
                    throw .invalid("after", vi: "hãy lấy từ liên kết next.", en: "take it from a link “next”.")
                }
                after = Int64(key)
            case "commune" where collection.statesCommunes: features.commune = parameter.value
            default:
                guard let column = filters.first(where: { $0.name == parameter.name }) else { continue }
                try Self.check(parameter.value, of: column)
                features.equals.append(.init(column: column.name, value: parameter.value))
            }
        }
    }

    /// A whole number of up to 18 digits and nothing else.
    private static func plainNumber(_ text: String) -> Int? {
        guard text.utf8.count <= 18, text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        return Int(text)
    }

    private static func check(_ value: String, of column: FeatureLayer.Column) throws(ServiceProblem) {
        let allowed: [String]? =
            switch column.type {
            case .choice(let words): words
            case .answer: ["yes", "no"]
            default: nil
            }
        if let allowed, !allowed.contains(value) {
            let words = allowed.joined(separator: ", ")
            throw .invalid(column.name, vi: "chỉ nhận \(words).", en: "takes \(words) only.")
        }
        if case .integer = column.type, Int(value) == nil {
            throw .invalid(column.name, vi: "cần số nguyên.", en: "needs a whole number.")
        }
        if column.type == .day, Day(iso: value) == nil {
            throw .invalid(column.name, vi: "cần ngày như 2026-11-23.", en: "needs a day such as 2026-11-23.")
        }
    }

    /// West, south, east, north in degrees; with six numbers heights stand third and sixth and play no part, since features
    /// have none. A west that is more than its east crosses longitude 180.
    static func boxes(_ text: String) throws(ServiceProblem) -> [GeographicBounds] {
        let problem = ServiceProblem.invalid(
            "bbox", vi: "cần 4 hoặc 6 số: tây,nam,đông,bắc (độ, WGS 84).",
            en: "needs 4 or 6 numbers: west,south,east,north (degrees, WGS 84).")
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 4 || parts.count == 6 else { throw problem }
        var numbers: [Double] = []
        for part in parts {
            guard let number = Double(part.trimmed), number.isFinite else { throw problem }
            numbers.append(number)
        }
        if numbers.count == 6 {
            guard numbers[2] <= numbers[5] else { throw problem }
            numbers = [numbers[0], numbers[1], numbers[3], numbers[4]]
        }
        guard abs(numbers[0]) <= 180, abs(numbers[2]) <= 180, abs(numbers[1]) <= 90, abs(numbers[3]) <= 90,
            numbers[1] <= numbers[3]
        else { throw problem }
        func box(_ west: Double, _ east: Double) -> GeographicBounds {
            GeographicBounds(
                minLongitude: west, maxLongitude: east, minLatitude: numbers[1], maxLatitude: numbers[3])
        }
        return numbers[0] <= numbers[2]
            ? [box(numbers[0], numbers[2])] : [box(numbers[0], 180), box(-180, numbers[2])]
    }
}
