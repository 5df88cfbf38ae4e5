import CGEOS

/// One context of the reentrant GEOS API, which remembers the last message of GEOS.
///
/// A class, because GEOS keeps a pointer back to it. Each computation makes its own, so nothing is shared.
@safe final class GEOSContext {
    let handle: OpaquePointer
    private var message = ""

    init() throws(OverlayError) {
        guard let handle = unsafe GEOS_init_r() else { throw .geos("no memory for a context") }
        unsafe self.handle = handle
        // The pointer back is not retained: GEOS calls only within calls on this context, which the class outlives.
        let owner = unsafe Unmanaged.passUnretained(self).toOpaque()
        _ = unsafe GEOSContext_setErrorMessageHandler_r(
            handle,
            { text, owner in
                guard let text = unsafe text, let owner = unsafe owner else { return }
                let context = unsafe Unmanaged<GEOSContext>.fromOpaque(owner).takeUnretainedValue()
                context.message = unsafe String(cString: text)
            }, owner)
    }

    deinit { unsafe GEOS_finish_r(handle) }

    /// What GEOS said last.
    func failure() -> OverlayError {
        while message.last?.isWhitespace == true { message.removeLast() }
        return .geos(message.isEmpty ? "no reason given" : message)
    }

    /// Takes over a geometry that GEOS just made, or reports why it made none.
    func owned(_ geometry: OpaquePointer?) throws(OverlayError) -> GEOSShape {
        guard let geometry = unsafe geometry else { throw failure() }
        return unsafe GEOSShape(owning: geometry, context: self)
    }

    /// Reads text that ``OverlayShape`` has checked.
    func geometry(wkt text: String) throws(OverlayError) -> GEOSShape {
        guard let reader = unsafe GEOSWKTReader_create_r(handle) else { throw failure() }
        defer { unsafe GEOSWKTReader_destroy_r(handle, reader) }
        return try unsafe owned(GEOSWKTReader_read_r(handle, reader, text))
    }

    /// Copies a shape to GEOS; only finite numbers go there.
    func geometry(of shape: OverlayShape) throws(OverlayError) -> GEOSShape {
        let bytes = try BinaryShapeWriter.bytes(of: shape)
        guard let reader = unsafe GEOSWKBReader_create_r(handle) else { throw failure() }
        defer { unsafe GEOSWKBReader_destroy_r(handle, reader) }
        return try unsafe owned(GEOSWKBReader_read_r(handle, reader, bytes, bytes.count))
    }
}
