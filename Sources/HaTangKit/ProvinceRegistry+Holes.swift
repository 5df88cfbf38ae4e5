import CoverageEngine
public import RegistryRecords
import VN2000

extension ProvinceRegistry {
    /// The parts of communes that a service does not reach, as polygons, and where dead-zone reports contradict them.
    ///
    /// A hole is what no disc covers whatever becomes of unknown facts, as in the upper bound of a verdict.
    ///
    /// - Parameters:
    ///   - progress: Called now and then with the communes that are done and all of them; what it throws ends the work.
    /// - Throws: ``JobError/unknownOperator(_:known:)``, ``JobError/unknownCommune(_:suggestions:)``.
    public func holes(
        for request: HoleRequest, on day: Day, era: Era? = nil, province: String? = nil,
        progress: (Int, Int) throws -> Void = { _, _ in }
    ) throws -> HoleList {
        let era = try era ?? self.era(on: day)
        if let name = request.operator { try checkOperator(name) }
        let boundaries = try boundaries(of: era)
        var request = request
        request.communes = try request.communes.map { try commune(named: $0, on: day, era: era).code }
        let surveys = try registry.surveyDescriptions()
        let asked = Set(request.communes)
        let provinces = try provinces(of: era, asked: province).map { province in
            (code: province, communes: boundaries.communes.filter { $0.commune.province == province })
        }.filter { province in
            asked.isEmpty || province.communes.contains { asked.contains($0.commune.code) }
        }
        guard !provinces.isEmpty else {
            throw JobError.unknownCommune(request.communes.joined(separator: ", "), suggestions: [])
        }
        let total = provinces.flatMap(\.communes).count { asked.isEmpty || asked.contains($0.commune.code) }
        var done = 0
        var lists: [HoleList] = []
        for province in provinces {
            let plane = try CoveragePlane(ofProvince: province.code, in: era, meridians: settings.meridians)
            let job = HoleJob(
                try coverageInput(on: day, era: era, province: province.code, withEvidence: false), request: request,
                plane: plane,
                polygons: province.communes.map(\.polygons)
            ) { evidence in
                SourceRow(
                    file: surveys[evidence.survey]?.file ?? "", sheet: surveys[evidence.survey]?.sheet,
                    row: evidence.row, surveyed: evidence.surveyed)
            }
            lists.append(try job.list { try progress(done + $0, total) })
            done += job.asked.count
        }
        return HoleList(merging: lists)
    }

    /// Refuses an operator that no cell of the registry names, or no record of other kinds.
    ///
    /// - Parameter kinds: Records of which one is enough to know the operator.
    func checkOperator(_ name: String, among kinds: [RecordKind] = [.cell]) throws {
        let known = Set(try kinds.flatMap { try registry.texts(of: .operator, in: $0) }).sorted()
        guard known.contains(where: { OperatorSelection.named(name).includes($0) }) else {
            throw JobError.unknownOperator(name, known: known)
        }
    }
}
