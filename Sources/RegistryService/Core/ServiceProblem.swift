public import RegistryRecords
import ReportWriters

/// Why a request is not answered as it was meant; every route tells it in one form.
public struct ServiceProblem: BilingualError, Sendable, Hashable {
    /// The status of HTTP, 400 to 599.
    public var status: Int
    /// A stable word for programs, such as `invalid-parameter`.
    public var code: String
    /// One sentence that says what is wrong and what to do.
    public var message: BilingualText
    /// The parameter of the query or the field of the form that is wrong; nil when none is.
    public var parameter: String?
    /// Headers that go with the status, such as `Allow`.
    public var headers: [HTTPHeader] = []

    /// Makes a problem.
    public init(status: Int, code: String, message: BilingualText, parameter: String? = nil) {
        self.status = status
        self.code = code
        self.message = message
        self.parameter = parameter
    }

    /// `{"error":{"status":…,"code":…,"message":{"vi":…,"en":…},"parameter":…}}`
    public var json: String {
        let value: JSONText = [
            "error": [
                "status": .integer(status), "code": .text(code),
                "message": ["vi": .text(message.vi), "en": .text(message.en)], "parameter": JSONText(parameter),
            ]
        ]
        return value.text() + "\n"
    }
}

// The problems that do not depend on what is served.
extension ServiceProblem {
    static let badPath = ServiceProblem(
        status: 400, code: "bad-path",
        message: BilingualText(
            vi: "Đường dẫn không đúng dạng; hãy bắt đầu từ trang đầu “/”.",
            en: "The path is malformed; begin at the first page “/”."))

    static let badQuery = ServiceProblem(
        status: 400, code: "bad-query",
        message: BilingualText(
            vi: "Phần sau dấu “?” không phải là UTF-8 được mã hóa bằng “%”; hãy viết lại.",
            en: "What follows the “?” is not UTF-8 encoded by “%”; write it anew."))

    static let notFound = ServiceProblem(
        status: 404, code: "not-found",
        message: BilingualText(
            vi: "Không có trang hay dữ liệu nào ở địa chỉ này; xem danh mục ở “/” hoặc “/api/”.",
            en: "There is nothing at this address; see “/” or “/api/” for what there is."))

    static func methodNotAllowed(allowed: [HTTPMethod]) -> ServiceProblem {
        let words = allowed.map(\.rawValue).joined(separator: ", ")
        var problem = ServiceProblem(
            status: 405, code: "method-not-allowed",
            message: BilingualText(
                vi: "Địa chỉ này chỉ nhận \(words).", en: "This address takes \(words) only."))
        problem.headers = [HTTPHeader("Allow", words)]
        return problem
    }

    static func tooLarge(limit: Int) -> ServiceProblem {
        ServiceProblem(
            status: 413, code: "too-large",
            message: BilingualText(
                vi: "Nội dung gửi lên lớn hơn mức cho phép (\(limit) byte).",
                en: "What was sent is larger than allowed (\(limit) bytes)."))
    }

    static let lengthRequired = ServiceProblem(
        status: 411, code: "length-required",
        message: BilingualText(
            vi: "Yêu cầu phải ghi trước độ dài nội dung (Content-Length).",
            en: "The request must state the length of its content (Content-Length)."))

    static let targetTooLong = ServiceProblem(
        status: 414, code: "target-too-long",
        message: BilingualText(vi: "Địa chỉ quá dài; hãy bớt tham số.", en: "The address is too long; ask for less."))

    static let headersTooLarge = ServiceProblem(
        status: 431, code: "headers-too-large",
        message: BilingualText(
            vi: "Phần đầu của yêu cầu quá lớn; hãy xóa cookie rồi thử lại.",
            en: "The headers are too large; delete cookies and try again."))

    static let badHeaders = ServiceProblem(
        status: 400, code: "bad-headers",
        message: BilingualText(
            vi: "Phần đầu của yêu cầu không đúng dạng hoặc ghi lặp lại; hãy gửi lại.",
            en: "The headers are malformed or repeated; send them anew."))

    static let wrongHost = ServiceProblem(
        status: 421, code: "wrong-host",
        message: BilingualText(
            vi: "Máy chủ này không mang tên đó; đặt tên công khai bằng `hatang serve --public ĐỊA_CHỈ`.",
            en: "This server does not go by that name; give its public one by `hatang serve --public ADDRESS`."))

    static let overloaded: ServiceProblem = {
        var problem = ServiceProblem(
            status: 503, code: "overloaded",
            message: BilingualText(
                vi: "Máy chủ đang bận; hãy thử lại sau vài giây.", en: "The server is busy; try again in some seconds.")
        )
        problem.headers = [HTTPHeader("Retry-After", "5")]
        return problem
    }()

    static let internalFailure = ServiceProblem(
        status: 500, code: "internal",
        message: BilingualText(
            vi: "Máy chủ gặp lỗi khi làm việc này; người quản trị xem nhật ký.",
            en: "The server failed at this; its operator finds the reason in the log."))

    /// A parameter of the query that cannot be meant so.
    static func invalid(_ parameter: String, vi: String, en: String) -> ServiceProblem {
        ServiceProblem(
            status: 400, code: "invalid-parameter",
            message: BilingualText(vi: "Tham số “\(parameter)”: \(vi)", en: "Parameter “\(parameter)”: \(en)"),
            parameter: parameter)
    }

    static func unknown(_ parameter: String, known: [String]) -> ServiceProblem {
        ServiceProblem(
            status: 400, code: "unknown-parameter",
            message: BilingualText(
                vi: "Không có tham số “\(parameter)” ở đây; dùng được: \(known.joined(separator: ", ")).",
                en: "There is no parameter “\(parameter)” here; there are: \(known.joined(separator: ", "))."),
            parameter: parameter)
    }
}
