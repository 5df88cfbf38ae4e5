import CSQLite

/// Memory in which bound texts wait for their statement to run, so that SQLite need not copy each of them.
///
/// It has a fixed address. ``clear()`` is called after the statement has run; until the texts are bound anew the statement
/// must not run again.
@safe public final class BindingMemory {
    private let start: UnsafeMutablePointer<CChar>
    private let capacity: Int
    private var used = 0

    /// Memory for so many bytes of texts between two clearings; texts beyond it are copied by SQLite.
    public init(bytes: Int = 1 << 16) {
        unsafe start = UnsafeMutablePointer<CChar>.allocate(capacity: bytes)
        capacity = bytes
    }

    deinit {
        unsafe start.deallocate()
    }

    /// Makes room for the texts of the next run.
    public func clear() { used = 0 }

    /// Puts a text into the memory; nil when there is no room.
    fileprivate func keep(_ text: UnsafeBufferPointer<UInt8>) -> UnsafeMutablePointer<CChar>? {
        guard used + text.count <= capacity else { return nil }
        let place = unsafe start + used
        unsafe UnsafeMutableRawBufferPointer(start: place, count: text.count)
            .copyMemory(from: UnsafeRawBufferPointer(text))
        used += text.count
        return unsafe place
    }
}

extension Statement {
    /// Binds text, or NULL for nil, by way of a memory that outlives the next run.
    public mutating func bind(_ text: String?, at index: Int32, in memory: BindingMemory) throws(SQLiteError) {
        guard var text else { return try bindNull(at: index) }
        let handle = unsafe handle
        let code = text.withUTF8 { bytes in
            guard let kept = unsafe memory.keep(bytes) else {
                return unsafe bytes.withMemoryRebound(to: CChar.self) {
                    unsafe csqlite_bind_text_copy(handle, index, $0.baseAddress, UInt64($0.count))
                }
            }
            return unsafe sqlite3_bind_text64(
                handle, index, kept, UInt64(bytes.count), nil, UInt8(truncatingIfNeeded: SQLITE_UTF8))
        }
        try check(code)
    }
}
