import CXML2

/// Why XML could not be read.
enum XMLFault: Error, Sendable, Hashable {
    /// It declares a document type. Nothing that we read needs one, and entities could grow without end.
    case documentType
    /// It is not well-formed; the line, from 1.
    case malformed(line: Int)
}

/// Reads XML that comes in pieces and calls the methods of its subclasses; what it reads is never kept.
///
/// There are no entities but the five of XML, and nothing is fetched.
@safe class XMLReading {
    private var context: xmlParserCtxtPtr?
    private var fault: XMLFault?
    private(set) var isStopped = false

    init() {
        _ = Self.isReady
        var handler = unsafe xmlSAXHandler()
        unsafe handler.initialized = cxml2_sax2_magic()
        unsafe handler.startElementNs = { reading, name, _, space, _, _, count, _, attributes in
            guard let reading = unsafe XMLReading.of(reading), let name = unsafe name else { return }
            unsafe reading.begin(
                XMLElement(
                    name: XMLName(text: name), hasSpace: space != nil, count: Int(count), attributes: attributes))
        }
        unsafe handler.endElementNs = { reading, name, _, _ in
            guard let reading = unsafe XMLReading.of(reading), let name = unsafe name else { return }
            unsafe reading.end(XMLName(text: name))
        }
        unsafe handler.characters = { reading, text, count in
            unsafe XMLReading.of(reading)?.text(UnsafeBufferPointer(start: text, count: Int(count)))
        }
        unsafe handler.cdataBlock = { reading, text, count in
            unsafe XMLReading.of(reading)?.text(UnsafeBufferPointer(start: text, count: Int(count)))
        }
        unsafe handler.internalSubset = { reading, _, _, _ in
            unsafe XMLReading.of(reading)?.fail(.documentType)
        }
        unsafe handler.serror = { reading, error in
            guard let error = unsafe error, unsafe error.pointee.level == XML_ERR_FATAL else { return }
            let line = unsafe Int(error.pointee.line)
            unsafe XMLReading.of(reading)?.fail(.malformed(line: line))
        }
        unsafe context = xmlCreatePushParserCtxt(&handler, Unmanaged.passUnretained(self).toOpaque(), nil, 0, nil)
        // Without XML_PARSE_HUGE libxml2 bounds the depth and the length of names.
        unsafe xmlCtxtUseOptions(context, Int32(XML_PARSE_NONET.rawValue))
    }

    deinit { unsafe xmlFreeParserCtxt(context) }

    /// An element begins; `element` may not be kept.
    func begin(_ element: XMLElement) {}
    /// An element ends.
    func end(_ name: XMLName) {}
    /// A piece of the text in an element; the bytes may not be kept.
    func text(_ bytes: UnsafeBufferPointer<UInt8>) {}

    /// Takes the next bytes; the last of all come with `isLast`, or no bytes do.
    final func take(_ bytes: [UInt8], isLast: Bool = false) throws(XMLFault) {
        guard !isStopped else { return }
        let code = unsafe bytes.withUnsafeBytes {
            unsafe xmlParseChunk(
                context, $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32($0.count), isLast ? 1 : 0)
        }
        if let fault { throw fault }
        // Undeclared prefixes and the like do not change what the elements say.
        if code != 0, !isStopped, unsafe context?.pointee.wellFormed == 0 { throw .malformed(line: line) }
    }

    /// Reads no further; nothing is wrong.
    final func stop() {
        isStopped = true
        unsafe xmlStopParser(context)
    }

    final func fail(_ fault: XMLFault) {
        guard !isStopped else { return }
        self.fault = self.fault ?? fault
        stop()
    }

    private var line: Int { unsafe Int(xmlSAX2GetLineNumber(context)) }

    private static let isReady: Bool = {
        xmlInitParser()
        return true
    }()

    private static func of(_ pointer: UnsafeMutableRawPointer?) -> XMLReading? {
        guard let pointer = unsafe pointer else { return nil }
        let reading = unsafe Unmanaged<XMLReading>.fromOpaque(pointer).takeUnretainedValue()
        return reading.isStopped ? nil : reading
    }
}

/// A name without its prefix, good for the duration of a call only.
@safe struct XMLName {
    fileprivate let text: UnsafePointer<UInt8>

    static func == (name: XMLName, word: StaticString) -> Bool {
        let bytes = unsafe word.utf8Start
        let count = word.utf8CodeUnitCount
        for index in 0..<count where unsafe name.text[index] != bytes[index] { return false }
        return unsafe name.text[count] == 0
    }

    static func ~= (word: StaticString, name: XMLName) -> Bool { name == word }
}

/// An element that begins, good for the duration of a call only.
@safe struct XMLElement {
    let name: XMLName
    /// Whether it is in a namespace.
    let hasSpace: Bool
    fileprivate let count: Int
    fileprivate let attributes: UnsafeMutablePointer<UnsafePointer<UInt8>?>?

    /// The bytes of an attribute without a prefix, or with one when `isPrefixed`; nil when there is none.
    func bytes(_ name: StaticString, isPrefixed: Bool = false) -> UnsafeBufferPointer<UInt8>? {
        guard let attributes = unsafe attributes else { return nil }
        // Five pointers each: name, prefix, namespace, begin and end of the value.
        for index in 0..<count {
            guard let text = unsafe attributes[index * 5], unsafe XMLName(text: text) == name,
                unsafe (attributes[index * 5 + 1] != nil) == isPrefixed,
                let begin = unsafe attributes[index * 5 + 3], let end = unsafe attributes[index * 5 + 4]
            else { continue }
            return unsafe UnsafeBufferPointer(start: begin, count: end - begin)
        }
        return nil
    }

    /// An attribute as text.
    func attribute(_ name: StaticString, isPrefixed: Bool = false) -> String? {
        unsafe bytes(name, isPrefixed: isPrefixed).map { unsafe String(decoding: $0, as: UTF8.self) }
    }

    /// An attribute as a whole number of at most nine digits.
    func integer(_ name: StaticString) -> Int? {
        guard let bytes = unsafe bytes(name), (1...9).contains(bytes.count) else { return nil }
        var value = 0
        for place in 0..<bytes.count {
            let byte = unsafe bytes[place]
            guard (0x30...0x39).contains(byte) else { return nil }
            value = value * 10 + Int(byte - 0x30)
        }
        return value
    }

    /// An attribute that says yes: `1` or `true`.
    func flag(_ name: StaticString) -> Bool {
        ["1", "true"].contains(attribute(name))
    }
}
