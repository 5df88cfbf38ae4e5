/// Finds byte strings that were seen before. A `Dictionary` of `String` would bring every text to NFC first.
struct TextMemory: Sendable {
    /// The text that is being looked for.
    private var question: [UInt8] = []
    private var hash: UInt64 = 0
    /// All texts remembered, one after the other.
    private var bytes: [UInt8] = []
    private var entries: [Entry] = []
    /// Open addressing: place among the entries plus one, or 0.
    private var slots = [UInt32](repeating: 0, count: 256)
    /// Differs at every run, so that no file can be made to let all texts collide.
    private let seed = UInt64.random(in: .min ... .max)

    private struct Entry: Sendable {
        var hash: UInt64
        var start: Int
        var end: Int
        var value: Int
    }

    /// Begins a question.
    mutating func begin(_ kind: UInt8) {
        question.removeAll(keepingCapacity: true)
        question.append(kind)
    }

    /// Adds a text to the question; a number from 1 to 31 tells it from the text before.
    mutating func append(_ text: String, as kind: UInt8 = 0) {
        if kind != 0 {
            question.append(0)
            question.append(kind)
        }
        question.append(contentsOf: text.utf8)
    }

    /// What was remembered for the question; nil when it is new.
    mutating func place() -> Int? {
        hash = seed
        var word: UInt64 = 0
        var count = 0
        for byte in question {
            word = word << 8 | UInt64(byte)
            count += 1
            if count & 7 == 0 { mix(word) }
        }
        mix(word ^ UInt64(count) << 56)
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] != 0 {
            let entry = entries[Int(slots[slot]) - 1]
            if entry.hash == hash && bytes[entry.start..<entry.end].elementsEqual(question) { return entry.value }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// Remembers a value for the question that ``place()`` did not find.
    mutating func remember(_ value: Int) {
        entries.append(
            Entry(hash: hash, start: bytes.count, end: bytes.count + question.count, value: value))
        bytes.append(contentsOf: question)
        if entries.count * 2 > slots.count {
            slots = [UInt32](repeating: 0, count: slots.count * 2)
            for place in entries.indices { occupy(place) }
        } else {
            occupy(entries.count - 1)
        }
    }

    private mutating func occupy(_ place: Int) {
        var slot = Int(truncatingIfNeeded: entries[place].hash) & (slots.count - 1)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = UInt32(place + 1)
    }

    /// Takes eight bytes into the hash: multiplication to 128 bits, both halves folded together.
    private mutating func mix(_ word: UInt64) {
        let product = (hash ^ word).multipliedFullWidth(by: 0x9E37_79B9_7F4A_7C15)
        hash = product.high ^ product.low
    }
}
