/// The keys that a file has stated so far, with the row of each: twelve bytes a key, whatever its length.
///
/// A key is kept as 96 bits of two hashes of different kinds, one of them with a random seed. Two keys of a million are
/// taken for one with a probability of some 10⁻¹⁷.
struct SeenKeys {
    private struct Slot {
        var hash: UInt64 = 0
        var check: UInt32 = 0
        /// The number of the row plus one; 0 for a slot that is free.
        var row: UInt32 = 0
    }

    private var slots = [Slot](repeating: Slot(), count: 1 << 10)
    private(set) var count = 0

    /// The row that stated a key first; nil when none did.
    func row(of key: String) -> Int? { row(of: key.utf8Span.span) }

    /// The row that stated a key in UTF-8 first; nil when none did.
    func row(of key: Span<UInt8>) -> Int? {
        let slot = slots[place(of: fingerprint(key))]
        return slot.row == 0 ? nil : Int(slot.row) - 1
    }

    /// Remembers a key with its row, unless it is known; gives the row that stated it first.
    ///
    /// Rows beyond 4,294,967,294 all count as that one.
    mutating func insert(_ key: String, row: Int) -> Int? { insert(key.utf8Span.span, row: row) }

    /// Remembers a key in UTF-8 likewise.
    mutating func insert(_ key: Span<UInt8>, row: Int) -> Int? {
        var mark = fingerprint(key)
        let place = place(of: mark)
        guard slots[place].row == 0 else { return Int(slots[place].row) - 1 }
        mark.row = UInt32(clamping: row + 1)
        slots[place] = mark
        count += 1
        if count * 4 > slots.count * 3 { grow() }
        return nil
    }

    private func place(of mark: Slot) -> Int {
        var place = Int(truncatingIfNeeded: mark.hash) & (slots.count - 1)
        while slots[place].row != 0, slots[place].hash != mark.hash || slots[place].check != mark.check {
            place = (place + 1) & (slots.count - 1)
        }
        return place
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: Slot(), count: old.count * 2)
        for slot in old where slot.row != 0 { slots[place(of: slot)] = slot }
    }

    private func fingerprint(_ key: Span<UInt8>) -> Slot {
        var hasher = Hasher()
        unsafe key.withUnsafeBytes { bytes in unsafe hasher.combine(bytes: bytes) }
        // FNV-1a; source: G. Fowler, L. C. Noll, K.-P. Vo, the constants of its 32 bits.
        var check: UInt32 = 2_166_136_261
        for place in key.indices { check = (check ^ UInt32(key[place])) &* 16_777_619 }
        return Slot(hash: UInt64(bitPattern: Int64(hasher.finalize())), check: check)
    }
}
