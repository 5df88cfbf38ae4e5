import HaTangCommands
import Testing

struct ArgumentReaderTests {
    @Test(arguments: [
        ("survey r.gpkg a.csv b.csv --kind bts", "r.gpkg | a.csv+b.csv | bts | - | 20 | table | - | "),
        ("survey --kind=bts r.gpkg --on 2026-11-23", "r.gpkg |  | bts | 23/11/2026 | 20 | table | - | "),
        ("survey r.gpkg --kind cable --column a --column=b=c", "r.gpkg |  | cable | - | 20 | table | - | a+b=c"),
        (
            "survey r.gpkg --kind cable --distance 2.5 -- --odd -x",
            "r.gpkg | --odd+-x | cable | - | 20 | table | 2.5 | "
        ),
        ("survey - --kind cable --max-findings 0 --format json", "- |  | cable | - | 0 | json | - | "),
        ("--color survey r.gpkg -7 --kind cable", "r.gpkg | -7 | cable | - | 20 | table | - | "),
        ("--language en survey r.gpkg --kind cable", "r.gpkg |  | cable | - | 20 | table | - | "),
    ])
    func `a right command line is read as written`(_ line: String, _ expected: String) {
        let transcript = Transcript()
        #expect(transcript.run(line) == .success)
        #expect(transcript.printed == expected + "\n")
        #expect(transcript.told.isEmpty)
    }

    @Test(arguments: [
        ("survye r", "không có lệnh «survye»; có phải «survey»? – xem: hatang help"),
        ("xyz", "không có lệnh «xyz» – xem: hatang help"),
        ("--bogus", "lệnh hatang không có tùy chọn «--bogus» – xem: hatang help"),
        ("survey r --knd bts", "lệnh survey không có tùy chọn «--knd»; có phải «--kind»?"),
        ("survey r --max 3", "lệnh survey không có tùy chọn «--max»; có phải «--max-findings»?"),
        ("survey r -k bts", "lệnh survey không có tùy chọn «-k»"),
        ("survey r --kind", "tùy chọn --kind cần một giá trị"),
        ("survey r --kind --exit-code", "tùy chọn --kind cần một giá trị"),
        ("survey r --kind bts --kind bts", "tùy chọn --kind chỉ được ghi một lần"),
        ("survey r --kind bts --exit-code=yes", "tùy chọn --exit-code không nhận giá trị"),
        ("survey r --kind postl", "(có phải «postal»?), không phải «postl»"),
        ("survey r --kind bts --on 2026-02-30", "--on cần một ngày có thật, dạng 2026-11-23, không phải «2026-02-30»"),
        ("survey r --kind bts --max-findings -1", "cần một số nguyên từ 0 đến 1000000, không phải «-1»"),
        ("survey r --kind bts --max-findings 1.5", "cần một số nguyên"),
        ("survey r --kind bts --distance nan", "cần một số từ 0 đến 1000, không phải «nan»"),
        ("survey r --kind bts --column=", "--column cần một giá trị, không phải «»"),
        ("survey --kind bts", "thiếu CSDL (tệp GeoPackage của cơ sở dữ liệu) – xem: hatang help survey"),
        ("survey r", "thiếu --kind TỪ (nội dung của tệp) – xem: hatang help survey"),
        ("version 1", "thừa «1» – xem: hatang help version"),
        ("survey r --kind bts --language fr", "tùy chọn --language cần một trong các từ vi, en, không phải «fr»"),
    ])
    func `a wrong command line is refused with one line that tells what to write`(_ line: String, _ message: String) {
        let transcript = Transcript()
        #expect(transcript.run(line) == .usage)
        #expect(transcript.printed.isEmpty)
        #expect(transcript.told.hasPrefix("hatang: "))
        #expect(transcript.told.contains(message), "\(transcript.told)")
        #expect(transcript.told.split(separator: "\n").count == 1)
    }

    @Test func `a blank argument is refused`() {
        let transcript = Transcript()
        let status = HatangProgram(commands: [SurveyCommand()]).run(
            ["survey", " ", "--kind", "bts"], on: transcript.console())
        #expect(status == .usage)
        #expect(transcript.told == "hatang: CSDL bị để trống – xem: hatang help survey\n")
    }

    @Test func `asking for an option that the description lacks stops the program`() async {
        await #expect(processExitsWith: .failure) {
            _ = HatangProgram(commands: [CarelessCommand()]).run(["careless"], on: Transcript().console())
        }
    }
}
