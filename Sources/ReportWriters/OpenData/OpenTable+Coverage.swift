public import CoverageEngine
import RegistryRecords

extension OpenTable {
    /// The coverage table of a day, a row a commune: the columns of its CSV form but for those that the communes have.
    public init(coverage table: CoverageTable) {
        let communes = table.communes.sorted { $0.commune.code < $1.commune.code }
        let columns = CoverageColumn.all.filter {
            !["name", "kind", "province", "boundary_quality", "area_km2"].contains($0.key)
        }
        let values = columns.map { column in communes.map(column.value) }
        self.init(
            "coverage", title: .init(vi: "Độ phủ hạ tầng theo xã", en: "Infrastructure coverage by commune"),
            columns: zip(columns, values).map { column, values in
                .init(
                    column.key, column.heading, Self.type(of: values),
                    unit: column.key.hasSuffix("_km") ? "km" : nil)
            }, rows: communes.indices.map { row in values.map { $0[row] } }, key: "code",
            references: [.init("code", table: "communes", referenced: "code")])
    }

    /// What a column holds, by all of its values.
    private static func type(of values: [JSONText]) -> DataType {
        var type: DataType?
        for value in values {
            switch value {
            case .integer: type = type ?? .integer
            case .number: type = .double
            case .null: continue
            default: return .string
            }
        }
        return type ?? .string
    }
}
