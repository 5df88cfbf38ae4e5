import HaTangCommands
import Synchronization
import Testing

/// Plans that are stopped while they are made.
struct StoppedPlanTests {
    @Test func `Ctrl-C during a plan ends it with status 130 and without a result`() throws {
        let folder = try RegistryFolder()
        let transcript = Transcript()
        let looks = Mutex(0)
        var console = transcript.console()
        console.interruption = Interruption(
            begin: {}, end: {},
            isRequested: {
                looks.withLock {
                    $0 += 1
                    return true
                }
            })
        let words = [
            "plan", folder.file("an-giang.gpkg"), "--service", "postal", "--radius", "3000", "--candidates", "grid",
            "--grid-step", "9000",
        ]
        #expect(HatangProgram().run(words, on: console) == .interrupted, "\(transcript.told)")
        #expect(transcript.printed.isEmpty)
        #expect(transcript.told.hasSuffix("hatang: đã dừng theo Ctrl-C\n"))
        #expect(looks.withLock { $0 } == 1)
    }
}
