import Foundation
import HaTangCommands
import Synchronization
import TestWitnesses
import Testing

struct ServeCommandTests {
    private let folder: RegistryFolder

    init() throws {
        folder = try RegistryFolder()
    }

    @Test(.enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/curl"), "curl is not installed"))
    func `it tells where it serves, answers there, and leaves one file at the end`() throws {
        let transcript = Transcript()
        let path = folder.file("an-giang.gpkg")
        let status = Mutex<CommandStatus?>(nil)
        let thread = Thread {
            let ended = HatangProgram().run(
                ["serve", path, "--port", "0", "--geodata", RegistryFolder.package + "/GeoData"],
                on: transcript.console(width: 160))
            status.withLock { $0 = ended }
        }
        thread.start()
        for _ in 0..<200 where !transcript.told.contains("/ –") { Thread.sleep(forTimeInterval: 0.05) }
        let told = transcript.told
        try #require(told.hasPrefix("Đang mở ở http://127.0.0.1:"), "\(told)")
        let address = told.split(separator: " ").first { $0.hasPrefix("http") } ?? ""
        let answer = try Tool.output(of: "/usr/bin/curl", "-s", address + "api/collections/communes-2025/items?limit=1")
        #expect(answer.contains("\"numberMatched\":102"))
        #expect(try folder.contents().keys.contains("an-giang.gpkg-wal"))
        transcript.isInterrupted.withLock { $0 = true }
        for _ in 0..<200 where !thread.isFinished { Thread.sleep(forTimeInterval: 0.05) }
        #expect(status.withLock { $0 } == .success)
        #expect(transcript.told.hasSuffix("Đã dừng.\n"))
        #expect(try !folder.contents().keys.contains { $0.hasPrefix("an-giang.gpkg-") })
    }

    @Test(arguments: [
        ("--host 0.0.0.0", "--tls-cert"), ("--host hatang", "địa chỉ IP"), ("--public hatang", "https://"),
        ("--tls-cert a.pem", "cùng nhau"), ("--reading maybe", "maybe"),
        ("--tls-cert none.pem --tls-key none.pem", "none.pem"),
    ])
    func `what would let others in, or is wrong, is refused in one sentence`(words: String, told: String) throws {
        let transcript = Transcript()
        let status = folder.run("serve @an-giang.gpkg --port 0 \(words)", transcript: transcript)
        #expect(status != .success)
        #expect(transcript.told.contains(told), "\(transcript.told)")
        #expect(transcript.told.split(separator: "\n").count == 1)
    }

    @Test func `a token is printed once, listed without itself, and taken back`() throws {
        let added = try folder.run(
            "token add @an-giang.gpkg --name Sở --role inspector --expires 2099-12-31")
        #expect(added.printed.hasPrefix("hatang_") && added.printed.count == 51)
        #expect(added.told == "Mã số 1. Hãy giữ kỹ: mã không được in lại.\n")
        let listed = try folder.run("token list @an-giang.gpkg")
        #expect(listed.printed.contains("inspector") && listed.printed.contains("31/12/2099"))
        #expect(!listed.printed.contains("hatang_"))
        #expect(try folder.run("token revoke @an-giang.gpkg 1").told.contains("thu hồi mã số 1"))
        _ = try folder.run("token revoke @an-giang.gpkg 1", expecting: .failure)
        let json = try folder.run("token list @an-giang.gpkg --format json").printed
        #expect(json.contains("\"in_force\":false") && json.contains("\"role\":\"inspector\""))
    }

    @Test(arguments: [
        ("ad @an-giang.gpkg", "add"), ("add @an-giang.gpkg", "--name"), ("revoke @an-giang.gpkg x", "số"),
    ])
    func `a wrong word of token is a usage error`(words: String, told: String) {
        let transcript = Transcript()
        #expect(folder.run("token \(words)", transcript: transcript) == .usage)
        #expect(transcript.told.contains(told), "\(transcript.told)")
    }
}
