/// The cells of a row in one piece of memory: a million rows of sixteen cells are then a million pieces and not twelve.
///
/// First the ends of all cells, four bytes each, then their UTF-8.
package struct PackedCells: Sendable {
    private let bytes: [UInt8]
    /// How many cells there are.
    package let count: Int

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

    /// The first byte of a cell; nil for an empty one.
    func firstByte(of cell: Int) -> UInt8? {
        precondition(cell >= 0 && cell < count, "no such cell")
        return unsafe bytes.withUnsafeBytes { buffer in unsafe part(cell, of: buffer).first }
    }

    /// Calls `body` with the UTF-8 of every cell.
    package func forEach(_ body: (UnsafeBufferPointer<UInt8>) -> Void) {
        unsafe bytes.withUnsafeBytes { buffer in
            for cell in 0..<count { unsafe body(part(cell, of: buffer)) }
        }
    }

    private func part(_ cell: Int, of buffer: UnsafeRawBufferPointer) -> UnsafeBufferPointer<UInt8> {
        let start = cell == 0 ? 0 : Int(unsafe buffer.load(fromByteOffset: 4 * cell - 4, as: UInt32.self))
        let end = Int(unsafe buffer.load(fromByteOffset: 4 * cell, as: UInt32.self))
        let base = 4 * count
        return unsafe UnsafeRawBufferPointer(rebasing: buffer[(base + start)..<(base + end)])
            .assumingMemoryBound(to: UInt8.self)
    }
}
