import HaTangCommands
import RegistryRecords
import Testing

struct HatangProgramTests {
    @Test func `the help of a command is printed from its description`() {
        let expected = """
            hatang survey – nhập một tệp khảo sát

            Lệnh này chỉ dùng để thử cách đọc dòng lệnh và cách in phần trợ giúp từ bản mô
            tả.

            Cách dùng:
              hatang survey CSDL [TỆP…] --kind TỪ [TÙY CHỌN]

            Tham số:
              CSDL  tệp GeoPackage của cơ sở dữ liệu
              TỆP   tệp khảo sát

            Tùy chọn:
              --kind TỪ                nội dung của tệp: postal, bts, deadzone, cable,
                                       settlement, other
              --on NGÀY                ngày tính, như 2026-11-23; nếu không ghi thì là hôm
                                       nay
              --max-findings SỐ        số lỗi, cảnh báo in ra nhiều nhất; số đếm luôn đủ
                                       (mặc định: 20)
              --exit-code              kết thúc với mã 2 khi còn lỗi, cảnh báo hoặc chỉ tiêu
                                       chưa đạt
              --format table|csv|json  dạng kết quả (mặc định: table)
              --distance SỐ            khoảng cách, mét
              --column CỘT             cột cần đọc; ghi được nhiều lần

            Tùy chọn chung:
              --language vi|en  ngôn ngữ; nếu không ghi thì theo biến HATANG_LANGUAGE, sau
                                đó là vi
              --color           tô màu kết luận, cả khi không in ra màn hình
              --help            in cách dùng lệnh (cũng là -h)
              --version         in phiên bản của chương trình

            Ví dụ:
              hatang survey an-giang.gpkg mau.csv --kind bts
                  nhập tệp mau.csv

            """
        for line in ["help survey", "survey --help", "survey -h", "--help survey", "survey r --kind bts -h"] {
            let transcript = Transcript()
            #expect(transcript.run(line) == .success)
            #expect(transcript.printed == expected, "\(line)")
        }
    }

    @Test func `the overview lists every command, in English when asked`() {
        let expected = """
            hatang – a registry of postal and telecom infrastructure by commune

            Usage:
              hatang COMMAND …

            Commands:
              survey   import a survey
              version  print the program's version
              help     list the commands, or tell of one

            Common options:
              --language vi|en  the language; when left out, that of HATANG_LANGUAGE, else
                                vi
              --color           colour the verdicts, also where there is no terminal
              --help            print this help (also -h)
              --version         print the program's version

            Help for a command: hatang help COMMAND

            """
        for line in ["help --language en", "--language=en help", "--language en --help"] {
            let transcript = Transcript()
            #expect(transcript.run(line) == .success)
            #expect(transcript.printed == expected, "\(line)")
        }
        let transcript = Transcript()
        #expect(transcript.run("help", environment: ["HATANG_LANGUAGE": "en"]) == .success)
        #expect(transcript.printed == expected)
    }

    @Test func `no command at all is a usage error that shows the overview`() {
        let transcript = Transcript()
        #expect(transcript.run("") == .usage)
        #expect(transcript.printed.isEmpty)
        #expect(transcript.told.hasPrefix("hatang – cơ sở dữ liệu hạ tầng bưu chính, viễn thông theo xã\n"))
    }

    @Test(arguments: ["version", "--version", "--language en --version"])
    func `the version is printed`(_ line: String) {
        let transcript = Transcript()
        #expect(transcript.run(line) == .success)
        #expect(transcript.printed.wholeMatch(of: /hatang [0-9]+\.[0-9]+\.[0-9]+\n/) != nil)
    }

    @Test func `status 2 comes only from --exit-code`() {
        #expect(Transcript().run("survey r --kind bts --exit-code") == .remaining)
        #expect(Transcript().run("survey r --kind bts") == .success)
    }

    @Test func `the language of the command line wins over that of the environment, errors included`() {
        let transcript = Transcript()
        #expect(transcript.run("survey --language vi", environment: ["HATANG_LANGUAGE": "en"]) == .usage)
        #expect(transcript.told.contains("thiếu CSDL"))
        let english = Transcript()
        #expect(english.run("survey", environment: ["HATANG_LANGUAGE": "en"]) == .usage)
        #expect(english.told.contains("REGISTRY is missing (the registry's GeoPackage file)"))
    }

    @Test(arguments: [
        (Failure.work, CommandStatus.failure, "hatang: không mở được «r»: hỏng  [31m tệp\n"),
        (.pipe, .success, ""), (.interruption, .interrupted, "hatang: đã dừng theo Ctrl-C\n"),
        (.other, .failure, "hatang: other\n"),
    ])
    func `what a command throws becomes one line and a status`(
        _ failure: Failure, _ status: CommandStatus, _ told: String
    ) {
        let transcript = Transcript()
        let program = HatangProgram(commands: [FailingCommand(failure: failure)])
        #expect(program.run(["fail"], on: transcript.console()) == status)
        #expect(transcript.told.replacing("\u{FFFD}", with: " ") == told)
        #expect(transcript.printed.isEmpty)
    }
}

enum Failure: Error { case work, pipe, interruption, other }

struct FailingCommand: Command {
    static let description = CommandDescription(
        name: "fail", summary: BilingualText(vi: "hỏng", en: "fail"),
        examples: [CommandExample("hatang fail", BilingualText(vi: "hỏng", en: "fails"))])

    let failure: Failure

    func run(_ arguments: ParsedArguments, on console: Console) throws -> CommandStatus {
        switch failure {
        case .work: throw CommandError(vi: "không mở được «r»: hỏng\n\u{1B}[31m tệp", en: "cannot open “r”")
        case .pipe: throw BrokenPipe()
        case .interruption: throw Interrupted()
        case .other: throw failure
        }
    }
}

struct CarelessCommand: Command {
    static let description = CommandDescription(
        name: "careless", summary: BilingualText(vi: "ẩu", en: "careless"),
        examples: [CommandExample("hatang careless", BilingualText(vi: "ẩu", en: "is careless"))])

    func run(_ arguments: ParsedArguments, on console: Console) throws -> CommandStatus {
        try console.print(arguments["no-such-option"] ?? "")
        return .success
    }
}
