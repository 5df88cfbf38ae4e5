import Foundation
import SQLiteStore
import TestWitnesses
import Testing

private let hasCompiler = FileManager.default.isExecutableFile(atPath: "/usr/bin/cc")

/// A short piece of `make torture`: an import that is killed, or whose disk fails, at calls from its first to its last.
@Suite(.enabled(if: BuiltProgramTests.program != nil && hasCompiler, "the program or a C compiler is missing"))
struct FaultsTests {
    private static let library = Result {
        let folder = try TemporaryFolder()
        try Tool.output(
            of: "/usr/bin/cc", "-std=gnu17", "-shared", "-fPIC", "-o", folder.file("faults.so"),
            RegistryFolder.package + "/Tests/Torture/faults.c", "-ldl", "-lpthread")
        return folder
    }

    private let folder: RegistryFolder
    private let rows = 12

    init() throws {
        folder = try RegistryFolder()
        let points = (1...rows).map { "M\($0),Điểm mẫu \($0),bưu cục,Phường Long Xuyên,có,có\n" }.joined()
        try folder.write("code,name,kind,commune,staffed,internet\n" + points, to: "moi.csv")
    }

    private func importing(_ faults: [String: String]) throws -> (status: Int32, isKilled: Bool, told: String) {
        let process = Process()
        process.executableURL = BuiltProgramTests.program
        process.arguments = ["import", folder.file("an-giang.gpkg"), folder.file("moi.csv"), "--kind", "postal"]
        process.environment = [
            "PATH": "/usr/bin:/bin", "LD_PRELOAD": try Self.library.get().file("faults.so"),
            "FAULTS_UNDER": folder.path,
            "FAULTS_CALLS": "wtsum",
        ].merging(faults) { $1 }
        let pipe = Pipe()
        process.standardError = pipe
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        let told = String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        return (process.terminationStatus, process.terminationReason == .uncaughtSignal, told)
    }

    /// How many points the registry has, once it is put right; it must have all or none.
    private func points() throws -> Int64? {
        _ = try folder.run("upgrade @an-giang.gpkg")
        let database = try Connection(path: folder.file("an-giang.gpkg"), mode: .readOnly)
        #expect(try database.value("PRAGMA integrity_check") == .text("ok"))
        #expect(try database.rows("PRAGMA foreign_key_check").isEmpty)
        let counts = try database.rows(
            "SELECT (SELECT count(*) FROM postal_points), \(rows) * (SELECT count(*) FROM hatang_surveys)")
        #expect(counts[0][0] == counts[0][1], "all or none")
        guard case .integer(let count) = counts[0][0] else { return nil }
        return count
    }

    @Test func `an import that is killed at any call is done or was never begun, and can be done again`() throws {
        let counted = folder.file("count")
        #expect(try importing(["FAULTS_MODE": "count", "FAULTS_OUT": counted]).status == 0)
        let calls = try Data(contentsOf: URL(filePath: counted)).reversed().reduce(0) { $0 << 8 | Int($1) }
        #expect(try points() == Int64(rows))
        for (number, place) in [1, calls / 2, calls - 3, calls].enumerated() {
            let trial = try FaultsTests()
            let faults = ["FAULTS_MODE": "kill", "FAULTS_AT": "\(place)"]
            let halves = number.isMultiple(of: 2) ? ["FAULTS_HALF": "1"] : [:]
            let ended = try trial.importing(faults.merging(halves) { $1 })
            #expect(ended.isKilled, "at call \(place) of \(calls): \(ended.told)")
            if try trial.points() == 0 {
                #expect(try trial.importing([:]).status == 0, "again after call \(place)")
            }
            #expect(try trial.points() == Int64(rows), "after call \(place)")
        }
    }

    @Test(arguments: [("28", "w", "Ổ đĩa đã đầy"), ("5", "w", "Ổ đĩa báo lỗi"), ("5", "s", "Ổ đĩa báo lỗi")])
    func `a disk that fails during an import is told in a sentence, and nothing is written`(
        number: String, calls: String, word: String
    ) throws {
        let ended = try importing([
            "FAULTS_MODE": "fail", "FAULTS_AT": "1", "FAULTS_ERRNO": number, "FAULTS_CALLS": calls, "FAULTS_STAYS": "1",
        ])
        #expect(ended.status == 1 && !ended.isKilled, "\(ended.told)")
        let lines = ended.told.split(separator: "\n").filter { $0.hasPrefix("hatang: ") }
        #expect(lines.count == 1 && ended.told.contains(word), "\(ended.told)")
        #expect(try points() == 0)
    }
}
