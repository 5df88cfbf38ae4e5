import VN2000

/// Which recorded objects could be partners of some items at all, so that of a large registry only these are kept.
///
/// Cells of a hundredth of a degree, some kilometre wide in Vietnam: the widest rule, with the crowd around it, ends
/// within the cells next to an item's own.
struct DuplicateNeighbourhood {
    private var cells = Set<Int64>()
    private var codes = Set<UInt64>()

    /// The neighbourhood of the items that seek a partner.
    init(of items: [DuplicateItem]) {
        for item in items where item.seeks {
            codes.insert(CodeForm.hash(of: item.key))
            guard let (row, column) = item.position.flatMap(Self.cell(of:)) else { continue }
            for near in -1...Int64(1) {
                for beside in -1...Int64(1) { cells.insert((row + near) << 32 | (column + beside)) }
            }
        }
        codes.remove(0)
    }

    /// Whether an item could be a partner.
    func contains(_ item: DuplicateItem) -> Bool {
        if let (row, column) = item.position.flatMap(Self.cell(of:)), cells.contains(row << 32 | column) { return true }
        return codes.contains(CodeForm.hash(of: item.key))
    }

    /// Counted from the south pole and the antimeridian; nil for what is no position.
    private static func cell(of position: GeographicPosition) -> (row: Int64, column: Int64)? {
        guard abs(position.latitude) <= 90, abs(position.longitude) <= 180 else { return nil }
        return (
            Int64(((position.latitude + 91) * 100).rounded(.down)),
            Int64(((position.longitude + 181) * 100).rounded(.down))
        )
    }
}
