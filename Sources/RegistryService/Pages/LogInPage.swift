import RegistryRecords
import ReportWriters

/// The page that asks for a token.
struct LogInPage {
    let context: PageContext
    /// Why the last try failed; nil for a first one.
    var problem: ServiceProblem?

    var response: ServiceResponse {
        PageFrame(context: context, title: context.words("Đăng nhập", "Log in")).response(
            [
                problem.map {
                    Markup("p", ["class": "problem", "role": "alert"], text: $0.message.text(in: context.language))
                }
                    ?? .nothing,
                Markup(
                    "p",
                    text: context.words(
                        "Xem số liệu thì không cần đăng nhập, trừ khi người quản trị đã đóng. Để tải lên và nhập khảo sát, "
                            + "hãy dán mã truy cập mà người quản trị đã cấp bằng lệnh hatang token add.",
                        "Reading needs no log-in unless the operator has closed it. To upload and import surveys, paste the "
                            + "token that the operator made by hatang token add.")),
                Markup(
                    "form", ["method": "post", "class": "fill", "action": .link(context.link(["login"]))],
                    [
                        Markup(
                            "label", [:],
                            [
                                .text(context.words("Mã truy cập", "Token")),
                                Markup(
                                    "input",
                                    [
                                        "type": "password", "name": "token", "required": .present,
                                        "autocomplete": "current-password", "spellcheck": "false",
                                    ]),
                            ]),
                        Markup(
                            "button", ["type": "submit", "class": "main"], text: context.words("Đăng nhập", "Log in")),
                    ]),
            ], status: problem?.status ?? 200)
    }
}
