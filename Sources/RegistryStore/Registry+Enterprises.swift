import SQLiteStore

/// Who runs postal points, sites or cables: doanh nghiệp bưu chính, viễn thông.
public struct Enterprise: Hashable, Sendable {
    /// The trade.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// Bưu chính.
        case postal
        /// Viễn thông.
        case telecom
    }

    /// The short name by which records refer to it, such as `VNPT`.
    public var code: String
    /// The full name.
    public var name: String
    /// The trade.
    public var kind: Kind
    /// Whether it is seated in the province or a branch, in words; nil when not stated.
    public var seat: String?

    /// Makes an enterprise.
    public init(code: String, name: String, kind: Kind, seat: String? = nil) {
        self.code = code
        self.name = name
        self.kind = kind
        self.seat = seat
    }
}

extension Registry {
    /// The enterprises, sorted by code.
    public func enterprises() throws(RegistryError) -> [Enterprise] {
        try read {
            var rows = try Statement("SELECT code, name, kind, seat FROM enterprises ORDER BY code", on: connection)
            var enterprises: [Enterprise] = []
            while try rows.step() {
                let code = rows.text(at: 0) ?? ""
                guard let name = rows.text(at: 1), let kind = rows.text(at: 2).flatMap(Enterprise.Kind.init) else {
                    throw RegistryError.unreadable(table: "enterprises", name: code, column: "name, kind")
                }
                enterprises.append(Enterprise(code: code, name: name, kind: kind, seat: rows.text(at: 3)))
            }
            return enterprises
        }
    }

    /// Adds enterprises and replaces the facts of those whose code is there; the version goes up by one.
    public func setEnterprises(_ enterprises: [Enterprise]) throws(RegistryError) {
        try write(layers: ["enterprises"]) {
            var insert = try Statement(
                """
                INSERT INTO enterprises(code, name, kind, seat) VALUES (?, ?, ?, ?)
                ON CONFLICT (code) DO UPDATE SET name = excluded.name, kind = excluded.kind, seat = excluded.seat
                """, on: connection)
            for enterprise in enterprises {
                try insert.bind(enterprise.code, at: 1)
                try insert.bind(enterprise.name, at: 2)
                try insert.bind(enterprise.kind.rawValue, at: 3)
                try insert.bind(enterprise.seat, at: 4)
                try insert.run()
            }
        }
    }
}
