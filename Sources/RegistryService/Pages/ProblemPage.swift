import RegistryRecords
import ReportWriters

/// The page that tells what is wrong with a request.
enum ProblemPage {
    @Sendable static func response(_ problem: ServiceProblem, to request: ServiceRequest) -> ServiceResponse {
        let context = PageContext(telling: request)
        var content = [
            Markup("p", ["class": "problem", "role": "alert"], text: problem.message.text(in: context.language))
        ]
        if problem.status == 401 {
            content.append(
                Markup(
                    "p", [:],
                    [
                        Markup(
                            "a", ["href": .link(context.link(["login"]))],
                            text: context.words("Đến trang đăng nhập", "To the log-in page"))
                    ]))
        }
        return PageFrame(context: context, title: title(of: problem, context)).response(content, status: problem.status)
    }

    private static func title(of problem: ServiceProblem, _ context: PageContext) -> String {
        switch problem.status {
        case 401, 403: context.words("Chưa được phép", "Not allowed")
        case 404: context.words("Không tìm thấy", "Not found")
        case 400..<500: context.words("Yêu cầu chưa đúng", "The request is not right")
        default: context.words("Máy chủ gặp lỗi", "The server failed")
        }
    }
}
