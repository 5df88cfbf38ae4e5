/// Reads XML up to its first element, to see that it declares no document type before another program reads it.
final class XMLProlog: XMLReading {
    override func begin(_ element: XMLElement) { stop() }

    /// Refuses a file with a document type, and one whose beginning is no XML.
    static func check(_ path: String, file: String) throws(SurveyFileError) {
        let source = try FileBytes(path)
        let prolog = XMLProlog()
        var bytes: [UInt8] = []
        var offset = 0
        while !prolog.isStopped {
            try source.read(1 << 16, at: offset, into: &bytes)
            offset += bytes.count
            do throws(XMLFault) {
                try prolog.take(bytes, isLast: bytes.isEmpty)
            } catch {
                throw .xml(file: file, part: nil, error)
            }
            if bytes.isEmpty { return }
        }
    }
}
