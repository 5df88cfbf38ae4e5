import HaTangKit
import Testing

struct PlanTests {
    private let office: Office
    private let text = """
        code,name,kind,commune,staffed,internet
        P1,Điểm 1,bưu cục,Phường Long Xuyên,có,có
        P2,Điểm 2,bưu cục,Phường Long Xuyên,không,có thể
        """

    init() throws {
        office = try Office()
    }

    @Test func `a preview and the import that follows have one digest, which the registry keeps`() throws {
        let request = try office.survey(text)
        let reader = try ProvinceRegistry(opening: office.path)
        let preview = try reader.plan(for: request, today: .ofSamples)
        let plan = try office.plan(request)
        #expect(preview.digest == plan.digest)
        #expect(preview.changes.map(\.after.uuid) != plan.changes.map(\.after.uuid), "identifiers are made at random")
        let version = try office.registry.apply(plan, expecting: String(preview.digest.prefix(12)).uppercased())
        let stored = try #require(try office.registry.registry.survey(identifier: plan.survey.identifier))
        #expect(stored.planDigest == preview.digest)
        #expect(stored.version == version)
        #expect(stored.counts == [.created: 1, .quarantined: 1])
    }

    @Test func `a plan with another digest than the one asked for is refused and nothing is written`() throws {
        let plan = try office.plan(try office.survey(text))
        let version = try office.registry.registry.version
        #expect(throws: JobError.planDiffers(asked: "0000", found: plan.digest)) {
            try office.registry.apply(plan, expecting: "0000")
        }
        #expect(try office.registry.registry.version == version)
        #expect(try office.registry.registry.surveys().isEmpty)
        #expect(try office.point("P1") == nil)
    }

    @Test(arguments: ["P1,Điểm 1,bưu cục,Phường Long Xuyên,có,không", "P1,Điểm 1,bưu cục,Phường Long Xuyên,có,?"])
    func `one changed cell changes the digest`(row: String) throws {
        let plan = try office.plan(try office.survey(text))
        let lines = text.split(separator: "\n")
        let changed = try office.plan(try office.survey("\(lines[0])\n\(row)\n\(lines[2])", name: "khac.csv"))
        #expect(changed.digest != plan.digest)
    }

    @Test func `a plan made before another import is refused and nothing of it is written`() throws {
        let early = try office.plan(try office.survey(text))
        try office.take(
            try office.survey("code,kind,commune\nP9,bưu cục,Phường Long Xuyên\n", name: "khac.csv"))
        let version = try office.registry.registry.version
        #expect(throws: RegistryError.versionMoved(planned: early.baseVersion, present: version)) {
            try office.registry.apply(early)
        }
        #expect(try office.registry.registry.version == version)
        #expect(try office.point("P1") == nil)
        #expect(try office.point("P9") != nil)
    }
}
