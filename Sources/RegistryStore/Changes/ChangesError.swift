public import RegistryRecords

/// Why changes of a copy could not be written, read or merged, beside what ``RegistryError`` tells.
public enum ChangesError: BilingualError, Hashable, Sendable {
    /// The registry has no such version.
    case noVersion(asked: Int, present: Int)
    /// Another program has changed layers, and nobody has claimed it.
    case unclaimedEdits(path: String)
    /// The file is no change set of ours.
    case notChanges(file: String)
    /// The file is larger than a change set may be.
    case tooLarge(file: String, bytes: Int, limit: Int)
    /// The file was cut or altered since it was written.
    case damaged(file: String, detail: String)
    /// The change set is of another registry.
    case otherRegistry(file: String, theirs: String, ours: String)
    /// The change set was written by a program of another structure of the file.
    case otherStructure(file: String, theirs: Int, ours: Int)
    /// The change set begins at a version of the other copy that is not all known here.
    case missingEarlier(file: String, since: Int)
    /// Changes on both sides contradict each other, and nobody has decided.
    case undecided(Int)
}

extension ChangesError: CustomStringConvertible {
    /// The English message.
    public var description: String { message.en }

    /// A sentence or two for people: what is wrong and what to do.
    public var message: BilingualText {
        switch self {
        case .noVersion(let asked, let present):
            BilingualText(
                vi:
                    "Không có phiên bản \(asked): cơ sở dữ liệu đang ở phiên bản \(present); ghi --since từ 0 đến \(present).",
                en: "There is no version \(asked): the registry is at version \(present); say --since 0 to \(present).")
        case .unclaimedEdits(let path):
            BilingualText(
                vi:
                    "“\(path)” có sửa đổi bằng phần mềm khác mà chưa ai nhận; hãy nhận hoặc bỏ chúng bằng `hatang edits` trước.",
                en:
                    "“\(path)” has edits by another program that nobody has claimed; first claim or revert them by `hatang edits`."
            )
        case .notChanges(let file):
            BilingualText(
                vi: "“\(file)” không phải tệp thay đổi do `hatang changes` ghi.",
                en: "“\(file)” is no file of changes written by `hatang changes`.")
        case .tooLarge(let file, let bytes, let limit):
            BilingualText(
                vi: "“\(file)” có \(bytes) byte, lớn hơn giới hạn \(limit); hãy ghi lại với --since mới hơn.",
                en:
                    "“\(file)” has \(bytes) bytes, more than the limit of \(limit); write it again with a later --since."
            )
        case .damaged(let file, let detail):
            BilingualText(
                vi: "“\(file)” bị cắt hoặc bị sửa (\(detail)); hãy xin lại tệp từ người gửi.",
                en: "“\(file)” was cut or altered (\(detail)); ask the sender for it again.")
        case .otherRegistry(let file, let theirs, let ours):
            BilingualText(
                vi:
                    "“\(file)” là thay đổi của cơ sở dữ liệu \(theirs), không phải của \(ours); chỉ hợp nhất được các bản sao của cùng một cơ sở dữ liệu.",
                en:
                    "“\(file)” holds changes of registry \(theirs) and not of \(ours); only copies of one registry can be merged."
            )
        case .otherStructure(let file, let theirs, let ours):
            BilingualText(
                vi:
                    "“\(file)” theo cấu trúc \(theirs), cơ sở dữ liệu này theo cấu trúc \(ours); hãy nâng cấp bản cũ hơn bằng `hatang upgrade` rồi ghi lại tệp.",
                en:
                    "“\(file)” has structure \(theirs) and this registry structure \(ours); bring the older one up to date by `hatang upgrade` and write the file again."
            )
        case .missingEarlier(let file, let since):
            BilingualText(
                vi:
                    "“\(file)” bắt đầu từ phiên bản \(since) của bản sao kia, mà bản này chưa có đủ đến đó: hãy hợp nhất tệp trước đó, hoặc xin ghi lại với --since nhỏ hơn.",
                en:
                    "“\(file)” begins at version \(since) of the other copy, which is not all here: merge the earlier file first, or have it written again with an earlier --since."
            )
        case .undecided(let count):
            BilingualText(
                vi: "\(count) mâu thuẫn chưa được quyết định; chưa ghi gì. Dùng --decide TỆP hoặc --prefer.",
                en: "\(count) conflicts are undecided; nothing was written. Use --decide FILE or --prefer.")
        }
    }
}
