import RegistryRecords
import SQLiteStore

extension Registry {
    /// The communes of all eras, sorted by code and first day.
    ///
    /// - Parameter withBoundaries: Whether to read the polygons, which are nearly all of the bytes; without them
    ///   ``StoredCommune/polygons`` is empty, and only the quality tells whether there is a boundary.
    public func communes(withBoundaries: Bool = true) throws(RegistryError) -> [StoredCommune] {
        try read {
            var rows = try Statement(Self.selection(geometry: withBoundaries ? "geom" : "NULL"), on: connection)
            var communes: [StoredCommune] = []
            while try rows.step() { communes.append(try Self.commune(of: rows)) }
            return communes
        }
    }

    /// Hands over the communes of all eras with their boundaries one by one, sorted by code and first day, so that they
    /// need not be in memory all at once.
    public func forEachCommune(_ body: (StoredCommune) throws -> Void) throws {
        do {
            try connection.reading {
                var rows = try Statement(Self.selection(geometry: "geom"), on: connection)
                while try rows.step() { try body(try Self.commune(of: rows)) }
            }
        } catch let error as SQLiteError {
            throw RegistryError(error)
        }
    }

    /// About how many vertices the boundaries of all communes have: sixteen bytes each.
    public func boundaryVertexCount() throws(RegistryError) -> Int {
        try read {
            guard
                case .integer(let bytes)? = try connection.value(
                    "SELECT cast(total(length(geom)) AS INTEGER) FROM communes")
            else { return 0 }
            return Int(bytes) / 16
        }
    }

    private static func selection(geometry: String) -> String {
        """
        SELECT code, name, kind, province, valid_from, valid_to, boundary_quality, area_km2, source, \(geometry)
        FROM communes ORDER BY code, valid_from
        """
    }

    /// Adds communes; the version goes up by one for all of them together.
    ///
    /// - Throws: ``RegistryError/keyTaken(table:key:)`` when one of the same code and first day is there already;
    ///   then none is added.
    public func addCommunes(_ communes: [StoredCommune]) throws(RegistryError) {
        try write(layers: ["communes"]) { try insert(communes) }
    }

    private func insert(_ communes: [StoredCommune]) throws {
        var insert = try Statement(
            """
            INSERT INTO communes(
                code, name, kind, province, valid_from, valid_to, geom, boundary_quality, area_km2, source)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """, on: connection)
        let (next, isNew) = (try storedVersion() + 1, try isEmpty("communes"))
        for stored in communes {
            let commune = stored.commune
            if !isNew { try note(commune.code, commune.validFrom, before: next) }
            try insert.bind(commune.code, at: 1)
            try insert.bind(commune.name, at: 2)
            try insert.bind(commune.kind.rawValue, at: 3)
            try insert.bind(commune.province, at: 4)
            try insert.bind(commune.validFrom.description, at: 5)
            try insert.bind(commune.validTo?.description, at: 6)
            try insert.bind(Self.blob(of: stored.polygons, code: commune.code), at: 7)
            try insert.bind(stored.quality?.rawValue, at: 8)
            try insert.bind(stored.areaSquareKilometres, at: 9)
            try insert.bind(stored.source.isEmpty ? nil : stored.source, at: 10)
            do throws(SQLiteError) {
                try insert.run()
            } catch {
                guard error.isConstraint else { throw error }
                throw RegistryError.keyTaken(table: "communes", key: "\(commune.code) \(commune.validFrom)")
            }
        }
    }

    /// Replaces boundary, quality and area of communes; the version goes up by one for all of them together.
    ///
    /// - Parameter added: Communes that the registry does not have yet; they are added first, in the same transaction.
    /// - Throws: ``RegistryError/recordMissing(table:uuid:)`` with the code, when the registry has no commune of that
    ///   code and first day; then nothing changes.
    public func setBoundaries(
        _ boundaries: [CommuneBoundary], adding added: [StoredCommune] = []
    ) throws(RegistryError) {
        try write(layers: ["communes"]) {
            try insert(added)
            var update = try Statement(
                """
                UPDATE communes SET geom = ?, boundary_quality = ?, area_km2 = ?, source = ifnull(?, source)
                WHERE code = ? AND valid_from = ?
                """, on: connection)
            let next = try storedVersion() + 1
            for boundary in boundaries {
                try note(boundary.code, boundary.validFrom, before: next)
                try update.bind(Self.blob(of: boundary.polygons, code: boundary.code), at: 1)
                try update.bind(boundary.quality?.rawValue, at: 2)
                try update.bind(boundary.areaSquareKilometres, at: 3)
                try update.bind(boundary.source, at: 4)
                try update.bind(boundary.code, at: 5)
                try update.bind(boundary.validFrom.description, at: 6)
                try update.run()
                guard connection.changedRows == 1 else {
                    throw RegistryError.recordMissing(table: "communes", uuid: boundary.code)
                }
            }
        }
    }

    private func note(_ code: String, _ validFrom: Day, before version: Int) throws {
        try EarlierContent.note("\(code)|\(validFrom)", of: "communes", before: version, on: connection)
    }

    private static func blob(of polygons: [GeographicPolygon], code: String) throws -> [UInt8]? {
        guard !polygons.isEmpty else { return nil }
        do throws(GeometryBlobError) {
            return try GeometryBlobWriter.blob(of: .area(polygons))
        } catch {
            throw RegistryError.unfitRecord(table: "communes", name: code, reason: error.message)
        }
    }

    private static func commune(of row: borrowing Statement) throws -> StoredCommune {
        let code = row.text(at: 0) ?? ""
        func unreadable(_ column: String) -> RegistryError {
            .unreadable(table: "communes", name: code, column: column)
        }
        guard let name = row.text(at: 1), let province = row.text(at: 3) else { throw unreadable("name, province") }
        guard let kind = row.text(at: 2).flatMap(CommuneKind.init) else { throw unreadable("kind") }
        guard let validFrom = row.text(at: 4).flatMap({ Day(iso: $0) }) else { throw unreadable("valid_from") }
        let validTo = row.text(at: 5).flatMap { Day(iso: $0) }
        guard validTo != nil || row.isNull(at: 5) else { throw unreadable("valid_to") }
        let quality = row.text(at: 6).flatMap(BoundaryQuality.init)
        guard quality != nil || row.isNull(at: 6) else { throw unreadable("boundary_quality") }
        var polygons: [GeographicPolygon] = []
        do throws(GeometryBlobError) {
            let shape = try unsafe row.withBlob(at: 9) { blob throws(GeometryBlobError) in
                try unsafe blob.isEmpty ? nil : GeometryBlobReader.shape(of: blob)
            }
            switch shape {
            case .area(let found): polygons = found
            case nil: break
            default: throw GeometryBlobError.unsupportedType(0)
            }
        } catch {
            throw RegistryError.unreadableShape(table: "communes", name: code, reason: error.message)
        }
        return StoredCommune(
            commune: Commune(
                code: code, name: name, kind: kind, province: province, validFrom: validFrom, validTo: validTo),
            polygons: polygons, quality: quality, areaSquareKilometres: row.real(at: 7), source: row.text(at: 8) ?? "")
    }
}
