import Foundation
import RegistryRecords
import SurveyFiles
import TestWitnesses
import Testing

/// Python's `csv` module writes and reads the same files.
@Suite(.enabled(if: Tool.hasPython, "needs /usr/bin/python3"))
struct CSVWitnessTests {
    private struct Case: Decodable {
        var path: String
        var delimiter: String
        var rows: [[String]]
        var numbers: [Int]
        /// What the strict reader of Python finds wrong.
        var fault: String?
    }

    private static let reading = """
        import csv, json, os, random, sys, unicodedata
        folder, seed = sys.argv[1], int(sys.argv[2])
        r = random.Random(seed)

        def read(path, delimiter, strict):
            rows, numbers, last = [], [], 0
            with open(path, encoding="utf-8-sig", newline="") as file:
                reader = csv.reader(file, delimiter=delimiter, strict=strict)
                for row in reader:
                    rows.append([unicodedata.normalize("NFC", cell) for cell in row] or [""])
                    numbers.append(last + 1)
                    last = reader.line_num
            while rows and all(cell.strip(" \\t") == "" for cell in rows[-1]):  # blank rows at the end are not given
                rows.pop(), numbers.pop()
            return rows, numbers

        def case(number, text, delimiter):
            path = os.path.join(folder, f"{number}.csv")
            with open(path, "w", encoding="utf-8", newline="") as file: file.write(text)
            rows, numbers = read(path, delimiter, False)
            fault = None
            try: read(path, delimiter, True)
            except csv.Error as error: fault = str(error)
            return dict(path=path, delimiter=delimiter, rows=rows, numbers=numbers, fault=fault)

        """

    private func cases(_ script: String, seed: Int, in folder: TemporaryFolder) throws -> [Case] {
        let answer = try Tool.output(of: Tool.python, "-c", Self.reading + script, folder.path, String(seed))
        return try JSONDecoder().decode([Case].self, from: Data(answer.utf8))
    }

    private func rows(of reader: CSVReader) throws(SurveyFileError) -> [RawRow] {
        var reader = reader
        var rows: [RawRow] = []
        while let row = try reader.next() { rows.append(row) }
        return rows
    }

    @Test(arguments: 1...3)
    func `tables of any dialect read as Python reads them, and their delimiter is found`(seed: Int) throws {
        let script = """
            import io
            words = ["", "Long Xuyên", "Ph\\u01b0\\u01a1\\u0300ng", "10,5", "105;2", 'đường 3"', '"', "a\\tb", "dòng\\nhai",
                     "dòng\\r\\nba", "\\r", " khoảng trắng ", "😀", "ấp 1, xã 2; xã 3", ",", ";", "'0123", "Ω\\u212b"]
            cases = []
            for number in range(60):
                text = io.StringIO(newline="")
                delimiter = r.choice(",;\\t")
                writer = csv.writer(text, delimiter=delimiter, lineterminator=r.choice(["\\n", "\\r\\n", "\\r"]),
                                    quoting=r.choice([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]))
                columns = r.randint(2, 9)
                writer.writerow([f"cột {n}" for n in range(columns)])
                for _ in range(r.randint(1, 30)): writer.writerow([r.choice(words) for _ in range(columns)])
                content = text.getvalue()
                if r.random() < 0.3: content = content.rstrip("\\r\\n")
                cases.append(case(number, r.choice(["", "\\ufeff"]) + content, delimiter))
            print(json.dumps(cases))
            """
        let folder = try TemporaryFolder()
        for example in try cases(script, seed: seed, in: folder) {
            let comment = Comment("seed \(seed), \(example.path)")
            for pieceSize in [1, 2, 7, 65_536] {
                let reader = try CSVReader(example.path, pieceSize: pieceSize)
                #expect(reader.delimiter.rawValue == example.delimiter.utf8.first, comment)
                let rows = try rows(of: reader)
                #expect(rows.map(\.cells) == example.rows, comment)
                #expect(rows.map(\.number) == example.numbers, comment)
                #expect(
                    rows.flatMap(\.cells).map { Array($0.utf8) } == example.rows.joined().map { Array($0.utf8) },
                    comment)
            }
        }
    }

    @Test(arguments: 1...3)
    func `any characters in any order read as in Python, or their open quote is refused`(seed: Int) throws {
        let script = """
            cases = []
            for number in range(400):
                delimiter = r.choice(",;\\t")
                text = "x" + "".join(r.choices([delimiter, '"', "\\n", "\\r", "\\r\\n", "a", " ", "ề", ","],
                                         weights=[6, r.choice([1, 6]), 2, 1, 1, 4, 1, 1, 1], k=r.randint(0, 40)))
                cases.append(case(number, text, delimiter))
            print(json.dumps(cases))
            """
        let folder = try TemporaryFolder()
        var refused = 0
        for example in try cases(script, seed: seed, in: folder) {
            let comment = Comment("seed \(seed), \(example.path), strict Python: \(example.fault ?? "no fault")")
            let delimiter = try #require(example.delimiter.utf8.first.flatMap(CSVDelimiter.init(rawValue:)))
            for pieceSize in [1, 3, 65_536] {
                do throws(SurveyFileError) {
                    let rows = try rows(of: CSVReader(example.path, delimiter: delimiter, pieceSize: pieceSize))
                    #expect(rows.map(\.cells) == example.rows, comment)
                    #expect(rows.map(\.number) == example.numbers, comment)
                    #expect(example.fault != "unexpected end of data", comment)
                } catch {
                    guard case .unclosedQuote = error else {
                        Issue.record("\(error.message.en) \(comment)")
                        continue
                    }
                    #expect(example.fault != nil, comment)
                    refused += 1
                }
            }
        }
        #expect(refused > 0 && refused < 1200, "seed \(seed): the cases no longer meet both ends")
    }
}
