import Glibc

/// Reads a file or a pipe in blocks of whole lines, as soon as there are any.
///
/// From a file a block is as large as the limit; from a pipe it is what has arrived, so that a program that writes line
/// by line is answered line by line.
struct LineBlocks: ~Copyable {
    /// The longest line that is read, in bytes.
    static let limit = 1 << 20

    private let descriptor: Int32
    private var buffer = [UInt8](repeating: 0, count: limit)
    /// How many bytes of the buffer are filled.
    private var filled = 0
    /// How many of them are known to hold no newline.
    private var searched = 0
    private var linesBefore = 0
    private var isFirst = true

    /// - Parameter path: `-` for standard input.
    init(reading path: String) throws(FileFailure) {
        descriptor = path == "-" ? STDIN_FILENO : try TextFile.descriptor(reading: path)
    }

    deinit {
        if descriptor != STDIN_FILENO { close(descriptor) }
    }

    /// The next lines, without the byte-order mark that some editors put first; nil at the end.
    ///
    /// - Throws: ``FileFailure`` of reading, ``CommandError`` for a line that is longer than the limit.
    mutating func next() throws -> [UInt8]? {
        while true {
            let lastNewline = buffer[searched..<filled].lastIndex(of: UInt8(ascii: "\n"))
            searched = filled
            if let lastNewline, filled == Self.limit || !isReadable {
                return take(lastNewline + 1)
            }
            if let lastNewline { searched = lastNewline }
            guard filled < Self.limit else {
                throw CommandError(
                    vi: "dòng \(linesBefore + 1) dài hơn \(Self.limit) byte; tệp này không phải mỗi dòng một vị trí",
                    en: "line \(linesBefore + 1) is longer than \(Self.limit) bytes; the file has no position a line")
            }
            let count = try read()
            if count == 0 { return filled == 0 ? nil : take(filled) }
            filled += count
        }
    }

    private mutating func read() throws(FileFailure) -> Int {
        while true {
            let count = unsafe buffer.withUnsafeMutableBytes {
                unsafe Glibc.read(descriptor, $0.baseAddress?.advanced(by: filled), Self.limit - filled)
            }
            if count >= 0 { return count }
            guard errno == EINTR else { throw FileFailure(code: errno) }
        }
    }

    /// Whether reading would not wait: more bytes, or the end.
    private var isReadable: Bool {
        var waiting = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        return unsafe poll(&waiting, 1, 0) > 0
    }

    private mutating func take(_ count: Int) -> [UInt8] {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let begin = isFirst && count >= 3 && buffer[..<3].elementsEqual(mark) ? 3 : 0
        isFirst = false
        let block = Array(buffer[begin..<count])
        linesBefore += block.count { $0 == UInt8(ascii: "\n") }
        buffer[..<(filled - count)] = buffer[count..<filled]
        filled -= count
        searched = 0
        return block
    }
}
