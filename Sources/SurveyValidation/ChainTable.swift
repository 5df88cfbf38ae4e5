/// Items by a number, several under one: a hash table in three arrays, made for a known count of items.
struct ChainTable {
    private var heads: [Int32]
    private var next: [Int32]
    private var keys: [UInt64]
    private let mask: UInt64

    /// - Parameter count: Items are numbered from 0 to below this.
    init(count: Int) {
        var bits = 4
        while bits < 30, 1 << bits < count { bits += 1 }
        heads = Array(repeating: -1, count: 1 << bits)
        next = Array(repeating: -1, count: count)
        keys = Array(repeating: 0, count: count)
        mask = 1 << UInt64(bits) - 1
    }

    /// Fibonacci hashing of the upper half. Keys that differ by little in the lower half stay together, so that the
    /// cells of one row of a grid share lines of the cache.
    private func bucket(_ key: UInt64) -> Int { Int(((key >> 32 &* 0x9E37_79B9_7F4A_7C15) >> 32 &+ key) & mask) }

    mutating func insert(_ item: Int, under key: UInt64) {
        let bucket = bucket(key)
        keys[item] = key
        next[item] = heads[bucket]
        heads[bucket] = Int32(truncatingIfNeeded: item)
    }

    /// The last item under the key, or -1.
    func last(under key: UInt64) -> Int32 { next(from: heads[bucket(key)], under: key) }

    /// The item under the key that went in before that one, or -1.
    func item(before item: Int32, under key: UInt64) -> Int32 { next(from: next[Int(item)], under: key) }

    private func next(from item: Int32, under key: UInt64) -> Int32 {
        var item = item
        while item >= 0, keys[Int(item)] != key { item = next[Int(item)] }
        return item
    }
}
