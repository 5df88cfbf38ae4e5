import Glibc

extension Array where Element == UInt8 {
    /// Where `word` begins at or after a place; nil when it does not. The second byte of the word should be rare.
    func place(of word: [UInt8], from start: Int) -> Int? {
        precondition(word.count >= 2, "a word of two bytes or more is looked for")
        return unsafe withUnsafeBytes { bytes -> Int? in
            var place = start + 1
            while place < bytes.count {
                guard let base = bytes.baseAddress,
                    let found = unsafe memchr(base + place, Int32(word[1]), bytes.count - place)
                else { return nil }
                let second = unsafe UnsafeRawPointer(found) - base
                if second - 1 + word.count <= bytes.count,
                    unsafe bytes[(second - 1)..<(second - 1 + word.count)].elementsEqual(word)
                {
                    return second - 1
                }
                place = second + 1
            }
            return nil
        }
    }
}
