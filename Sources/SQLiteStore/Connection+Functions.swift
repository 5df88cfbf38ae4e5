import CSQLite

/// The arguments of one call of an SQL function; they end with the call.
@safe public struct FunctionArguments: ~Copyable {
    private let values: UnsafeMutablePointer<OpaquePointer?>
    /// How many there are.
    public let count: Int

    init(values: UnsafeMutablePointer<OpaquePointer?>, count: Int) {
        unsafe self.values = values
        self.count = count
    }

    /// Whether an argument, counted from 0, is NULL.
    public func isNull(at index: Int) -> Bool {
        precondition((0..<count).contains(index), "no such argument")
        return unsafe sqlite3_value_type(values[index]) == SQLITE_NULL
    }

    /// Hands over the bytes of a blob without a copy; none for a value of another type.
    public func withBlob<Result, Failure: Error>(
        at index: Int, _ work: (UnsafeRawBufferPointer) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        precondition((0..<count).contains(index), "no such argument")
        let value = unsafe values[index]
        guard unsafe sqlite3_value_type(value) == SQLITE_BLOB, let start = unsafe sqlite3_value_blob(value) else {
            return try unsafe work(UnsafeRawBufferPointer(start: nil, count: 0))
        }
        return try unsafe work(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_value_bytes(value))))
    }

    /// The text; nil for a value of another type.
    public func text(at index: Int) -> String? {
        precondition((0..<count).contains(index), "no such argument")
        let value = unsafe values[index]
        guard unsafe sqlite3_value_type(value) == SQLITE3_TEXT, let start = unsafe sqlite3_value_text(value) else {
            return nil
        }
        let count = Int(unsafe sqlite3_value_bytes(value))
        return unsafe String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }
}

/// What an SQL function computes; an error's text fails the statement that called it.
public typealias ScalarFunction = (borrowing FunctionArguments) throws -> StoredValue

/// Keeps the function at a fixed address for SQLite.
private final class FunctionBox {
    let function: ScalarFunction

    init(_ function: @escaping ScalarFunction) {
        self.function = function
    }
}

extension Connection {
    /// Makes a function known to the statements of this connection.
    ///
    /// It must give the same answer for the same arguments. It may be called from triggers of the file, so it must
    /// not do anything but compute.
    public func register(
        function name: String, argumentCount: Int32, _ function: @escaping ScalarFunction
    ) throws(SQLiteError) {
        precondition(argumentCount > 0, "a function without arguments would compute nothing")
        let box = unsafe Unmanaged.passRetained(FunctionBox(function)).toOpaque()
        // SQLite calls the last closure for a failed registration too, so the box is never lost.
        let code = unsafe sqlite3_create_function_v2(
            handle, name, argumentCount, SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, box,
            { context, count, values in unsafe call(context, count, values) }, nil, nil,
            { box in
                if let box = unsafe box { unsafe Unmanaged<FunctionBox>.fromOpaque(box).release() }
            })
        guard code == SQLITE_OK else { throw failure(code, sql: name) }
    }
}

private func call(_ context: OpaquePointer?, _ count: Int32, _ values: UnsafeMutablePointer<OpaquePointer?>?) {
    guard let box = unsafe sqlite3_user_data(context), let values = unsafe values else {
        return unsafe sqlite3_result_null(context)
    }
    let function = unsafe Unmanaged<FunctionBox>.fromOpaque(box).takeUnretainedValue().function
    do {
        switch try function(unsafe FunctionArguments(values: values, count: Int(count))) {
        case .null: unsafe sqlite3_result_null(context)
        case .integer(let number): unsafe sqlite3_result_int64(context, number)
        case .real(let number): unsafe sqlite3_result_double(context, number)
        case .text(let text): unsafe csqlite_result_text_copy(context, text, UInt64(text.utf8.count))
        case .blob(let bytes): unsafe csqlite_result_blob_copy(context, bytes, UInt64(bytes.count))
        }
    } catch {
        unsafe sqlite3_result_error(context, "\(error)", -1)
    }
}
