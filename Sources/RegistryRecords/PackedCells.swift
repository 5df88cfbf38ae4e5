/// The cells of a row in one piece of memory: a million rows of sixteen cells are then a million pieces and not twelve.
///
/// First the ends of all cells, four bytes each, then their UTF-8.
@usableFromInline
package struct PackedCells: Sendable {
    @usableFromInline let bytes: [UInt8]
    /// How many cells there are.
    @usableFromInline package let count: Int

    /// Packs cells of a text.
    ///
    /// - Parameters:
    ///   - text: UTF-8 in NFC; nobody checks that it is.
    ///   - cells: Where each cell stands in the text.
    package init(_ text: Span<UInt8>, cells: Int, range: (Int) -> Range<Int>) {
        count = cells
        var size = 4 * cells
        for cell in 0..<cells { size += range(cell).count }
        bytes = unsafe [UInt8](unsafeUninitializedCapacity: size) { buffer, initialized in
            let base = UnsafeMutableRawBufferPointer(buffer)
            var end = 0
            for cell in 0..<cells {
                let range = range(cell)
                let place = 4 * cells + end
                unsafe text.extracting(range).withUnsafeBytes { part in
                    unsafe UnsafeMutableRawBufferPointer(rebasing: base[place..<(place + part.count)])
                        .copyMemory(from: part)
                }
                end += range.count
                unsafe base.storeBytes(of: UInt32(truncatingIfNeeded: end), toByteOffset: 4 * cell, as: UInt32.self)
            }
            initialized = size
        }
    }

    /// The text of a cell.
    package subscript(cell: Int) -> String {
        precondition(cell >= 0 && cell < count, "no such cell")
        return unsafe bytes.withUnsafeBytes { buffer in
            let part = unsafe part(cell, of: buffer)
            var all: UInt8 = 0
            for place in part.indices { all |= unsafe part[place] }
            let text = unsafe UTF8Span(unchecked: part.span, isKnownASCII: all < 0x80)
            return String(copying: text)
        }
    }

    /// Calls `body` with the UTF-8 of a cell.
    @inlinable
    package func withCell<Answer>(_ cell: Int, _ body: (Span<UInt8>) -> Answer) -> Answer {
        precondition(cell >= 0 && cell < count, "no such cell")
        return unsafe bytes.withUnsafeBytes { buffer in body(unsafe part(cell, of: buffer).span) }
    }

    /// Whether some cells have the same bytes as those of another row of as many cells.
    func agrees(with other: PackedCells, in cells: [Int]) -> Bool {
        guard count == other.count else { return false }
        return unsafe bytes.withUnsafeBytes { buffer in
            unsafe other.bytes.withUnsafeBytes { otherBuffer in
                for cell in cells where cell < count {
                    let part = unsafe part(cell, of: buffer)
                    let otherPart = unsafe other.part(cell, of: otherBuffer)
                    guard part.count == otherPart.count else { return false }
                    for place in part.indices where unsafe part[place] != otherPart[place] { return false }
                }
                return true
            }
        }
    }

    /// Calls `body` with the UTF-8 of all cells together, without anything between them.
    func withAll<Answer>(_ body: (Span<UInt8>) -> Answer) -> Answer {
        body(bytes.span.extracting((4 * count)...))
    }

    /// Calls `body` with the UTF-8 of every cell.
    package func forEach(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        unsafe bytes.withUnsafeBytes { buffer in
            for cell in 0..<count { unsafe body(part(cell, of: buffer)) }
        }
    }

    @inlinable
    func part(_ cell: Int, of buffer: UnsafeRawBufferPointer) -> UnsafeBufferPointer<UInt8> {
        let start = cell == 0 ? 0 : Int(unsafe buffer.load(fromByteOffset: 4 * cell - 4, as: UInt32.self))
        let end = Int(unsafe buffer.load(fromByteOffset: 4 * cell, as: UInt32.self))
        let base = 4 * count
        return unsafe UnsafeRawBufferPointer(rebasing: buffer[(base + start)..<(base + end)])
            .assumingMemoryBound(to: UInt8.self)
    }
}
