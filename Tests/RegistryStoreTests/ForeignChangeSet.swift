import CSQLite
import RegistryStore
import SQLiteStore

/// A change set as SQLite's own session extension applies it: by row id and whole row, with the triggers of the file.
///
/// Only for change sets of ours: the iterator of the library trusts the bytes.
enum ForeignChangeSet {
    /// A change that did not find the file as it expects it.
    struct Conflict: Hashable {
        enum Kind: Hashable {
            /// A row is to be made, and one of its key is there.
            case isThere
            /// A row is to go, and there is none of its key.
            case isGone
            /// Anything else, as SQLite numbers it: `SQLITE_CHANGESET_DATA` …
            case other(operation: Int32, type: Int32)
        }

        var table: String
        var kind: Kind
    }

    private final class Conflicts {
        var found: [Conflict] = []
    }

    /// Applies a change set to a file. Rows that the change set would make, and that are there, are replaced; every other
    /// conflict is left out.
    ///
    /// - Parameter knowsGeometries: Whether the program has the functions that the triggers of spatial indexes call.
    /// - Returns: All conflicts.
    static func apply(
        _ bytes: [UInt8], to path: String, knowsGeometries: Bool = true
    ) throws -> [Conflict] {
        var opened: OpaquePointer?
        let code = unsafe sqlite3_open_v2(path, &opened, SQLITE_OPEN_READWRITE | SQLITE_OPEN_EXRESCODE, nil)
        defer { unsafe sqlite3_close_v2(opened) }
        guard code == SQLITE_OK, let handle = unsafe opened else { throw unsafe failure(code, opened) }
        if knowsGeometries { unsafe registerSpatialFunctions(on: handle) }
        // As in our own transactions: what is written now is no edit by another program.
        try unsafe run("BEGIN; INSERT INTO hatang_registry VALUES ('writing', '1')", on: handle)
        let conflicts = Conflicts()
        var bytes = bytes
        let count = Int32(bytes.count)
        let applied = unsafe bytes.withUnsafeMutableBytes { buffer in
            unsafe sqlite3changeset_apply(
                handle, count, buffer.baseAddress, nil,
                { context, type, change in
                    guard let context = unsafe context else { return SQLITE_CHANGESET_ABORT }
                    let conflicts = unsafe Unmanaged<Conflicts>.fromOpaque(context).takeUnretainedValue()
                    var (columns, operation, isIndirect) = (Int32(0), Int32(0), Int32(0))
                    var table: UnsafePointer<CChar>?
                    if type != SQLITE_CHANGESET_FOREIGN_KEY {
                        unsafe sqlite3changeset_op(change, &table, &columns, &operation, &isIndirect)
                    }
                    let name = unsafe table.map { unsafe String(cString: $0) } ?? ""
                    let kind: Conflict.Kind =
                        switch (operation, type) {
                        case (SQLITE_INSERT, SQLITE_CHANGESET_CONFLICT): .isThere
                        case (SQLITE_DELETE, SQLITE_CHANGESET_NOTFOUND): .isGone
                        default: .other(operation: operation, type: type)
                        }
                    conflicts.found.append(Conflict(table: name, kind: kind))
                    return kind == .isThere ? SQLITE_CHANGESET_REPLACE : SQLITE_CHANGESET_OMIT
                }, Unmanaged.passUnretained(conflicts).toOpaque())
        }
        guard applied == SQLITE_OK else { throw unsafe failure(applied, handle) }
        try unsafe run("DELETE FROM hatang_registry WHERE key = 'writing'; COMMIT", on: handle)
        return conflicts.found
    }

    private static func failure(_ code: Int32, _ handle: OpaquePointer?) -> SQLiteError {
        SQLiteError(extendedCode: code, message: unsafe String(cString: sqlite3_errmsg(handle)), sql: "")
    }

    private static func run(_ sql: String, on handle: OpaquePointer) throws {
        let code = unsafe sqlite3_exec(handle, sql, nil, nil, nil)
        guard code == SQLITE_OK else { throw unsafe failure(code, handle) }
    }

    /// The functions that the triggers of GeoPackage's spatial index call, as a program of GIS has them.
    private static func registerSpatialFunctions(on handle: OpaquePointer) {
        typealias Function = @convention(c) (OpaquePointer?, Int32, UnsafeMutablePointer<OpaquePointer?>?) -> Void
        func register(_ name: String, _ function: Function) {
            unsafe sqlite3_create_function_v2(handle, name, 1, SQLITE_UTF8, nil, function, nil, nil, nil)
        }
        unsafe register("ST_MinX") { context, _, values in unsafe give(bounds(of: values)?.minLongitude, to: context) }
        unsafe register("ST_MaxX") { context, _, values in unsafe give(bounds(of: values)?.maxLongitude, to: context) }
        unsafe register("ST_MinY") { context, _, values in unsafe give(bounds(of: values)?.minLatitude, to: context) }
        unsafe register("ST_MaxY") { context, _, values in unsafe give(bounds(of: values)?.maxLatitude, to: context) }
        unsafe register("ST_IsEmpty") { context, _, values in
            unsafe sqlite3_result_int(context, bounds(of: values) == nil ? 1 : 0)
        }
    }
}

private func bounds(of values: UnsafeMutablePointer<OpaquePointer?>?) -> GeographicBounds? {
    guard let value = unsafe values?.pointee, let blob = unsafe sqlite3_value_blob(value) else { return nil }
    let bytes = unsafe UnsafeRawBufferPointer(start: blob, count: Int(sqlite3_value_bytes(value)))
    return unsafe (try? GeometryBlobReader.bounds(of: bytes)) ?? nil
}

private func give(_ number: Double?, to context: OpaquePointer?) {
    if let number { unsafe sqlite3_result_double(context, number) } else { unsafe sqlite3_result_null(context) }
}
