/// One row of a survey as it stands in its file.
public struct RawRow: Sendable {
    /// The true number of the row: in a text file the line on which it begins, in a sheet the sheet's own number.
    public var number: Int
    @usableFromInline var content: Content

    @usableFromInline
    enum Content: Sendable {
        case texts([String])
        case packed(PackedCells)
    }

    /// Makes a row.
    public init(number: Int, cells: [String]) {
        self.number = number
        content = .texts(cells)
    }

    /// Makes a row of cells that stand in one piece of memory.
    package init(number: Int, packed: PackedCells) {
        self.number = number
        content = .packed(packed)
    }

    /// The cells as written, in NFC; a row may be shorter or longer than the header.
    public var cells: [String] {
        get {
            switch content {
            case .texts(let texts): texts
            case .packed(let packed): (0..<packed.count).map { packed[$0] }
            }
        }
        set { content = .texts(newValue) }
    }

    /// How many cells there are.
    public var cellCount: Int {
        switch content {
        case .texts(let texts): texts.count
        case .packed(let packed): packed.count
        }
    }

    /// The cell of a column counted from 0; empty text beyond the end of the row.
    public subscript(column: Int) -> String {
        switch content {
        case .texts(let texts): texts.indices.contains(column) ? texts[column] : ""
        case .packed(let packed): (0..<packed.count).contains(column) ? packed[column] : ""
        }
    }

    /// Calls `body` with the UTF-8 of the cell of a column counted from 0; with no bytes beyond the end of the row.
    ///
    /// A cell that is only looked at need not become a text.
    @inlinable
    package func withCell<Answer>(_ column: Int, _ body: (Span<UInt8>) -> Answer) -> Answer {
        switch content {
        case .packed(let packed) where column < packed.count: packed.withCell(column, body)
        case .texts(let texts) where column < texts.count: body(texts[column].utf8Span.span)
        default: body(Span())
        }
    }

    /// Whether the cells of some columns have the same bytes in another row.
    package func agrees(with other: RawRow, in columns: [Int]) -> Bool {
        if case .packed(let packed) = content, case .packed(let otherPacked) = other.content {
            return packed.agrees(with: otherPacked, in: columns)
        }
        return columns.allSatisfy { self[$0].utf8.elementsEqual(other[$0].utf8) }
    }

    /// Calls `body` with the UTF-8 of every cell in their order.
    package func forEachCell(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        switch content {
        case .texts(let texts):
            for text in texts {
                var text = text
                text.withUTF8 { unsafe body($0) }
            }
        case .packed(let packed): unsafe packed.forEach(body)
        }
    }

    /// Whether the pieces of memory in which the cells stand, in UTF-8, all satisfy a condition: few large ones where it
    /// can be.
    package func allPieces(_ satisfy: (Span<UInt8>) -> Bool) -> Bool {
        switch content {
        case .texts(let texts): texts.allSatisfy { satisfy($0.utf8Span.span) }
        case .packed(let packed): packed.withAll(satisfy)
        }
    }

    /// Whether every cell is blank.
    public var isBlank: Bool {
        var isBlank = true
        unsafe forEachCell { bytes in
            isBlank = unsafe isBlank && bytes.allSatisfy { $0 == 0x20 || $0 == 0x09 }
        }
        return isBlank
    }
}

extension RawRow: Hashable {
    /// Rows are equal when their numbers and all their cells are.
    public static func == (left: RawRow, right: RawRow) -> Bool {
        left.number == right.number && left.cells == right.cells
    }

    /// Hashes number and cells.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(number)
        hasher.combine(cells)
    }
}
