public import RegistryRecords

/// Why a mapping cannot be used. `file` is its name without the folder, lines are counted from 1.
public enum SavedMappingError: BilingualError, Sendable, Hashable {
    /// More bytes than ``SavedMapping/byteLimit``.
    case tooLarge(file: String)
    /// Not JSON, or cut off.
    case notJSON(file: String, line: Int, reason: BilingualText)
    /// JSON, but no mapping: the first key must say `"hatang_mapping": 1`.
    case notAMapping(file: String)
    /// A mapping of a later version of the program.
    case laterVersion(file: String, version: Int)
    /// A key that mappings do not have; `known` are those that it could have been, the likely ones first.
    case unknownKey(file: String, line: Int, key: String, known: [String])
    /// A key that must be there.
    case missingKey(file: String, line: Int, key: String)
    /// A key whose value is not what it must be.
    case wrongValue(file: String, line: Int, key: String, expected: BilingualText)
    /// A canonical name that surveys of the kind do not have.
    case unknownColumn(file: String, line: Int, heading: String, canonical: String, kind: SurveyKind, known: [String])
    /// Two headings want one meaning.
    case doubleColumn(file: String, line: Int, canonical: String, first: String, second: String)
    /// Two entries say something of one row or heading.
    case repeated(file: String, line: Int, key: String, what: BilingualText)

    /// One sentence that says what is wrong and what to do.
    public var message: BilingualText {
        switch self {
        case .tooLarge(let file):
            .init(
                vi: "\(file): lớn hơn 16 MiB, không phải tệp ánh xạ cột; hãy kiểm tra --mapping.",
                en: "\(file): larger than 16 MiB, so no mapping; check --mapping.")
        case .notJSON(let file, let line, let reason):
            .init(
                vi: "\(file), dòng \(line): không phải JSON: \(reason.vi).",
                en: "\(file), line \(line): not JSON: \(reason.en).")
        case .notAMapping(let file):
            .init(
                vi: "\(file): không phải tệp ánh xạ cột; tệp phải có \"hatang_mapping\": 1, tạo bằng --save-mapping.",
                en: "\(file): not a mapping; it must have \"hatang_mapping\": 1, as --save-mapping makes it.")
        case .laterVersion(let file, let version):
            .init(
                vi: "\(file): tệp ánh xạ phiên bản \(version), bản này chỉ đọc phiên bản 1; hãy cập nhật chương trình.",
                en: "\(file): a mapping of version \(version), and this build reads version 1; update the program.")
        case .unknownKey(let file, let line, let key, let known):
            .init(
                vi:
                    "\(file), dòng \(line): không có khóa “\(key)”; các khóa dùng được: \(known.joined(separator: ", ")).",
                en: "\(file), line \(line): there is no key “\(key)”; there are: \(known.joined(separator: ", ")).")
        case .missingKey(let file, let line, let key):
            .init(
                vi: "\(file), dòng \(line): thiếu khóa “\(key)”; hãy thêm vào.",
                en: "\(file), line \(line): the key “\(key)” is missing; add it.")
        case .wrongValue(let file, let line, let key, let expected):
            .init(
                vi: "\(file), dòng \(line): khóa “\(key)” phải là \(expected.vi).",
                en: "\(file), line \(line): the key “\(key)” must be \(expected.en).")
        case .unknownColumn(let file, let line, let heading, let canonical, let kind, let known):
            .init(
                vi:
                    "\(file), dòng \(line), cột “\(heading)”: loại \(kind.rawValue) không có “\(canonical)”; chọn một trong: \(known.joined(separator: ", ")), hoặc null để bỏ cột.",
                en:
                    "\(file), line \(line), column “\(heading)”: \(kind.rawValue) has no “\(canonical)”; choose one of: \(known.joined(separator: ", ")), or null to leave the column out."
            )
        case .doubleColumn(let file, let line, let canonical, let first, let second):
            .init(
                vi:
                    "\(file), dòng \(line): “\(first)” và “\(second)” cùng là “\(canonical)”; đổi một cột hoặc ghi null.",
                en:
                    "\(file), line \(line): “\(first)” and “\(second)” both mean “\(canonical)”; change one, or write null."
            )
        case .repeated(let file, let line, let key, let what):
            .init(
                vi: "\(file), dòng \(line): “\(key)” có hai mục cho \(what.vi); hãy bỏ một.",
                en: "\(file), line \(line): “\(key)” has two entries for \(what.en); remove one.")
        }
    }
}
