/// How much two folded names are alike: by the pairs of neighbouring letters that they share.
///
/// The order of the words matters little («Long Xuyên bưu cục»), a letter more or less costs little. But numbers must
/// agree where both names have some: «An Phú 1» and «An Phú 2» are two objects, however alike the words are.
///
/// Source: L. R. Dice, "Measures of the amount of ecologic association between species", Ecology 26 (1945) 297–302.
package struct NameSimilarity {
    private var counts = [Int32](repeating: 0, count: 1 << 16)

    package init() {}

    /// 0 for nothing in common, or where one of the names is empty, to 1 for equal names.
    ///
    /// - Complexity: O(n) in the bytes of both.
    package mutating func between(_ left: String, _ right: String) -> Double {
        var left = left
        var right = right
        return left.withUTF8 { one in right.withUTF8 { other in unsafe between(one, other) } }
    }

    private mutating func between(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Double {
        guard !left.isEmpty, !right.isEmpty, unsafe haveSameNumbers(left, right) else { return 0 }
        guard left.count > 1, right.count > 1 else { return unsafe left.elementsEqual(right) ? 1 : 0 }
        for place in 1..<left.count { unsafe counts[Self.pair(left, place)] += 1 }
        var shared = 0
        for place in 1..<right.count {
            let pair = unsafe Self.pair(right, place)
            if counts[pair] > 0 {
                counts[pair] -= 1
                shared += 1
            }
        }
        for place in 1..<left.count { unsafe counts[Self.pair(left, place)] = 0 }
        return 2 * Double(shared) / Double(left.count + right.count - 2)
    }

    private static func pair(_ name: UnsafeBufferPointer<UInt8>, _ place: Int) -> Int {
        unsafe Int(name[place - 1]) << 8 | Int(name[place])
    }

    /// Whether the digits of both are the same, in their order, or one has none.
    private func haveSameNumbers(_ left: UnsafeBufferPointer<UInt8>, _ right: UnsafeBufferPointer<UInt8>) -> Bool {
        func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
        let one = unsafe left.lazy.filter(isDigit)
        let other = unsafe right.lazy.filter(isDigit)
        return unsafe one.isEmpty || other.isEmpty || one.elementsEqual(other)
    }
}
