import Glibc
public import RegistryRecords

/// Why nothing can be listened to.
public enum ListenerError: BilingualError, Sendable, Hashable {
    /// What should be a numerical address is none.
    case badAddress(String)
    /// The system refuses the address or the port; `reason` is its own word for it.
    case cannotListen(address: String, port: UInt16, reason: String)
    /// The certificate or its key cannot be used.
    case badCertificate

    /// One sentence that says what is wrong and what to do.
    public var message: BilingualText {
        switch self {
        case .badAddress(let text):
            BilingualText(
                vi: "“\(text)” không phải là địa chỉ IP; ghi ví dụ --host 127.0.0.1.",
                en: "“\(text)” is no IP address; say for example --host 127.0.0.1.")
        case .cannotListen(let address, let port, let reason):
            BilingualText(
                vi:
                    "Không mở được cổng \(port) ở \(address): \(reason). Chọn cổng khác bằng --port, 0 là cổng trống bất kỳ.",
                en: "Cannot listen on port \(port) of \(address): \(reason). Choose one by --port; 0 is any free one."
            )
        case .badCertificate:
            BilingualText(
                vi: "Không dùng được chứng chỉ hoặc khóa TLS; cần hai tệp PEM khớp nhau, khóa không đặt mật khẩu.",
                en:
                    "The TLS certificate or its key cannot be used; two PEM files that fit each other are needed, the key without a password."
            )
        }
    }
}
