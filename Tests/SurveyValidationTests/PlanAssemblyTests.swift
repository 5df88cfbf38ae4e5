import RegistryRecords
import Testing

struct PlanAssemblyTests {
    @Test func `the second row of a code is refused and names the first one`() throws {
        let plan = try SampleSurvey().plan("code,commune", "P1,30307", "P2,30307", "P1,30307", "p1,30307")
        #expect(plan.outcomes == [.created, .created, .quarantined, .created])
        #expect(plan.marks == ["duplicate-key 4 code", "near-duplicate 2 code"], "p1 is taken, and is probably P1")
        #expect(plan.findings.first?.value == "P1")
        #expect(plan.findings.first?.problem.vi.contains("dòng 2") == true)
        #expect(plan.changes.count == 3)
    }

    @Test func `a refused row does not take its code from a later one`() throws {
        let plan = try SampleSurvey().plan("code,commune,staffed", "P1,30307,maybe", "P1,30307,yes")
        #expect(plan.outcomes == [.quarantined, .created])
        #expect(plan.record(.postalPoint, "P1")?.evidence.base.row == 3)
    }

    @Test func `rows of one site make one site and a cell each`() throws {
        let plan = try SampleSurvey(kind: .bts).plan(
            "site,name,owner,operator,technology,band_mhz,latitude,longitude,commune",
            "S1,,Viettel,Viettel,4G,1800,10.35,105.45,30307", "S1,Trạm 1,Viettel,Viettel,5G,2600,10.35,105.45,30307",
            "S1,,,MobiFone,4G,1800,,,")
        #expect(plan.findings.isEmpty)
        #expect(plan.outcomes == [.created, .created, .created])
        #expect(plan.changes.count { $0.after.kind == .site } == 1)
        #expect(
            plan.changes.filter { $0.after.kind == .cell }.map(\.after.key) == [
                "S1|Viettel|4G|1800|", "S1|Viettel|5G|2600|", "S1|MobiFone|4G|1800|",
            ])
        #expect(plan.record(.site, "S1")?[.name] == .text("Trạm 1"), "the second row fills what the first left blank")
        #expect(plan.record(.site, "S1")?.evidence.evidence(of: .name).row == 3, "and is the evidence of it")
        #expect(plan.record(.site, "S1")?.evidence.evidence(of: .owner).row == 2)
        #expect(Set(plan.recordOfRow) == [plan.record(.site, "S1")?.uuid])
    }

    @Test func `rows of one site that differ are reported and the earlier one is kept`() throws {
        let plan = try SampleSurvey(kind: .bts).plan(
            "site,owner,technology,latitude,longitude,commune", "S1,Viettel,4G,10.35,105.45,30307",
            "S1,VNPT,5G,10.35,105.45,30307", "S1,Viettel,3G,10.351,105.45,30307", "S1,Viettel,2G,10.350001,105.45,30307"
        )
        #expect(plan.marks == ["site-differs 3 owner", "site-differs 4 latitude"])
        #expect(plan.findings.allSatisfy { $0.severity == .warning })
        #expect(plan.findings.first?.value == "VNPT")
        #expect(plan.record(.site, "S1")?[.owner] == .text("Viettel"))
        #expect(plan.changes.count { $0.after.kind == .cell } == 4)
    }

    @Test func `a row without a technology states its site only`() throws {
        let plan = try SampleSurvey(kind: .bts).plan("site,owner,technology,commune", "S1,Viettel,,30307")
        #expect(plan.marks == ["no-technology 2 technology"])
        #expect(plan.outcomes == [.created])
        #expect(plan.changes.map(\.after.kind) == [.site])
    }

    @Test func `the same cell twice is refused, the same site is not`() throws {
        let plan = try SampleSurvey(kind: .bts).plan(
            "site,operator,technology,sector,commune", "S1,Viettel,4G,1,30307", "S1,Viettel,4G,2,30307",
            "S1,Viettel,4G,1,30307")
        #expect(plan.marks == ["duplicate-key 4 site"])
        #expect(plan.outcomes == [.created, .created, .quarantined])
    }
}
