public import ContentDigest
public import RegistryRecords
import SQLiteStore

// Tokens are no content of the registry: its version stays as it is.
extension Registry {
    /// Makes a token known by its digest.
    ///
    /// A plain SHA-256 is enough, since tokens are 256 random bits: there is nothing to guess.
    ///
    /// - Parameter at: When, in UTC.
    /// - Returns: Its number.
    @discardableResult
    public func addToken(
        _ digest: SHA256Digest, name: String, role: VisitorRole, expires: Day?, at instant: String
    ) throws(RegistryError) -> Int {
        try changeTokens {
            try connection.run(
                "INSERT INTO hatang_tokens(name, role, digest, created_at, expires) VALUES (?, ?, ?, ?, ?)",
                .text(name), .text(role.rawValue), .blob(digest.bytes), .text(instant),
                expires.map { .text($0.description) } ?? .null)
            return Int(connection.lastInsertedRow)
        }
    }

    /// Takes a token back; false when there is none of that number that holds.
    public func revokeToken(_ number: Int, at instant: String) throws(RegistryError) -> Bool {
        try changeTokens {
            try connection.run(
                "UPDATE hatang_tokens SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL", .text(instant),
                .integer(Int64(number)))
            return connection.changedRows == 1
        }
    }

    /// All tokens that were ever made, the first one first.
    public func tokens() throws(RegistryError) -> [StoredToken] {
        try read { try storedTokens().map(\.token) }
    }

    /// The token of a digest, held or not; nil for none.
    ///
    /// Every digest is compared to its end, so that the time tells nothing.
    public func token(of digest: SHA256Digest) throws(RegistryError) -> StoredToken? {
        try read {
            var found: StoredToken?
            for (token, stored) in try storedTokens() {
                let difference = zip(stored, digest.bytes).reduce(stored.count == 32 ? 0 : 1) { $0 | ($1.0 ^ $1.1) }
                if difference == 0 { found = token }
            }
            return found
        }
    }

    private func storedTokens() throws -> [(token: StoredToken, digest: [UInt8])] {
        var rows = try Statement(
            "SELECT id, name, role, created_at, expires, revoked_at, digest FROM hatang_tokens ORDER BY id",
            on: connection)
        var tokens: [(StoredToken, [UInt8])] = []
        while try rows.step() {
            guard let role = VisitorRole(rawValue: rows.text(at: 2) ?? "") else { continue }
            // A day that cannot be read is over.
            let expires = rows.text(at: 4).map { Day(iso: $0) ?? Day(number: 0) }
            tokens.append(
                (
                    StoredToken(
                        number: Int(rows.integer(at: 0) ?? 0), name: rows.text(at: 1) ?? "", role: role,
                        createdAt: rows.text(at: 3) ?? "", expires: expires, revokedAt: rows.text(at: 5)),
                    rows.blob(at: 6) ?? []
                ))
        }
        return tokens
    }

    private func changeTokens<Result>(_ work: () throws -> Result) throws(RegistryError) -> Result {
        guard mode == .readWrite else { throw .readOnly }
        do {
            return try connection.transaction(work)
        } catch {
            throw .wrapping(error)
        }
    }
}
