import ContentDigest
import Foundation
import Testing

struct Vector: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var bytes: [UInt8]
    var digest: String
}

// FIPS 180-4 examples (NIST, "SHA256.pdf" of the Cryptographic Standards and Guidelines, and the empty message of
// the CAVP short-message vectors).
private let vectors = [
    Vector(
        testDescription: "nothing", bytes: [],
        digest: "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    Vector(
        testDescription: "abc", bytes: Array("abc".utf8),
        digest: "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    Vector(
        testDescription: "two blocks", bytes: Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8),
        digest: "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"),
    Vector(
        testDescription: "a million a", bytes: Array(repeating: UInt8(ascii: "a"), count: 1_000_000),
        digest: "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"),
]

struct SHA256DigestTests {
    @Test(arguments: vectors)
    func `bytes, pieces and a file give the published digest`(_ vector: Vector) throws {
        #expect(SHA256Digest(of: vector.bytes).description == vector.digest)

        var builder = SHA256Builder()
        for start in stride(from: 0, to: vector.bytes.count, by: 77) {
            builder.append(Array(vector.bytes[start..<min(start + 77, vector.bytes.count)]))
            _ = builder.digest()
        }
        #expect(builder.digest().description == vector.digest)

        let file = FileManager.default.temporaryDirectory.appendingPathComponent("digest-\(UUID().uuidString)")
        try Data(vector.bytes).write(to: file)
        defer { try? FileManager.default.removeItem(at: file) }
        #expect(try SHA256Digest(ofFile: file.path).description == vector.digest)
    }

    @Test func `the two spellings of a Vietnamese letter have two digests`() {
        #expect(SHA256Digest(of: "\u{1ED3}") != SHA256Digest(of: "\u{006F}\u{0302}\u{0300}"))
    }

    @Test func `a description reads back and nothing else does`() {
        let digest = SHA256Digest(of: "abc")
        #expect(SHA256Digest(hexadecimal: digest.description) == digest)
        #expect(SHA256Digest(hexadecimal: digest.description.uppercased()) == digest)
        #expect(SHA256Digest(hexadecimal: digest.description.dropLast()) == nil)
        #expect(SHA256Digest(hexadecimal: digest.description + "0") == nil)
        #expect(SHA256Digest(hexadecimal: String(repeating: "g", count: 64)) == nil)
    }

    @Test func `a missing file and a folder are told apart`() {
        #expect(throws: FileDigestError.isDirectory(path: "/")) { try SHA256Digest(ofFile: "/") }
        #expect {
            try SHA256Digest(ofFile: "/no/such/file")
        } throws: { error in
            guard case FileDigestError.cannotOpen("/no/such/file", let reason) = error else { return false }
            return !reason.isEmpty
        }
    }
}
