public import RegistryRecords

extension RegistryRecord {
    /// A name for a new record, which no other record has: 128 random bits as 32 lower-case hexadecimal digits.
    public static func newIdentifier() -> String {
        let high = String(UInt64.random(in: .min ... .max), radix: 16)
        let low = String(UInt64.random(in: .min ... .max), radix: 16)
        return [high, low].map { String(repeating: "0", count: 16 - $0.count) + $0 }.joined()
    }
}
