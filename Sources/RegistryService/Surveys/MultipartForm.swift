import Foundation
import RegistryRecords

/// A form with a file, as browsers send it (RFC 7578), read from where it waits without taking it into memory.
struct MultipartForm {
    /// The texts of the form's fields.
    private(set) var fields: [String: String] = [:]
    /// The file, and the name that its sender gave it.
    private(set) var file: (file: UploadedFile, name: String)?

    private static let mostParts = 64
    private static let mostBytesOfField = 8 << 10
    private static let mostBytesOfHead = 4 << 10

    /// - Throws: ``ServiceProblem`` 400 for a form that is broken, or that ends too early.
    init(_ upload: UploadedFile, contentType: String, folder: String) throws(ServiceProblem) {
        guard let boundary = Self.boundary(in: contentType),
            let data = try? Data(contentsOf: URL(fileURLWithPath: upload.path), options: .alwaysMapped)
        else { throw .badForm }
        let line = Data(("\r\n--" + boundary).utf8)
        let first = Data(("--" + boundary).utf8)
        guard let start = data.range(of: first, options: .anchored) else { throw .badForm }
        var place = start.upperBound
        var parts = 0
        while true {
            if data[place...].starts(with: Data("--".utf8)) { return }
            parts += 1
            guard parts <= Self.mostParts, data[place...].starts(with: Data("\r\n".utf8)) else { throw .badForm }
            place += 2
            let headEnd = min(data.endIndex, place + Self.mostBytesOfHead)
            guard let blank = data.range(of: Data("\r\n\r\n".utf8), in: place..<headEnd),
                let next = data.range(of: line, in: blank.lowerBound..<data.endIndex)
            else { throw .badForm }
            let head = Self.disposition(String(decoding: data[place..<blank.lowerBound], as: UTF8.self))
            let content = data[min(blank.upperBound, next.lowerBound)..<next.lowerBound]
            if let name = head["filename"] {
                guard file == nil else { throw .badForm }
                file = (try Self.file(of: content, folder: folder), name)
            } else if let name = head["name"], content.count <= Self.mostBytesOfField {
                fields[name] = String(decoding: content, as: UTF8.self)
            } else {
                throw .badForm
            }
            place = next.upperBound
        }
    }

    private static func file(of content: Data, folder: String) throws(ServiceProblem) -> UploadedFile {
        let writer = try UploadedFileWriter(folder: folder)
        var place = content.startIndex
        while place < content.endIndex {
            let end = min(content.endIndex, place + 1 << 18)
            let piece = Array(content[place..<end])
            try writer.write(piece)
            place = end
        }
        return try writer.finished()
    }

    /// Source of the characters: RFC 2046, section 5.1.1.
    static func boundary(in contentType: String) -> String? {
        guard let range = contentType.range(of: "boundary=", options: .caseInsensitive) else { return nil }
        var text = contentType[range.upperBound...].prefix { $0 != ";" }.trimmed
        if text.hasPrefix("\""), text.hasSuffix("\""), text.count >= 2 { text = String(text.dropFirst().dropLast()) }
        let allowed = Set("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'()+_,-./:=? ")
        guard (1...70).contains(text.count), text.allSatisfy(allowed.contains) else { return nil }
        return text
    }

    /// The parameters of `Content-Disposition`.
    private static func disposition(_ head: String) -> [String: String] {
        var parameters: [String: String] = [:]
        for line in head.split(separator: "\r\n") where line.lowercased().hasPrefix("content-disposition:") {
            var rest = line.drop { $0 != ";" }
            while let start = rest.firstIndex(where: { $0 != ";" && $0 != " " }) {
                rest = rest[start...]
                let name = rest.prefix { $0 != "=" && $0 != ";" }
                rest = rest[name.endIndex...].drop { $0 == "=" }
                var value: Substring
                if rest.first == "\"" {
                    rest = rest.dropFirst()
                    value = rest.prefix { $0 != "\"" }
                    rest = rest[value.endIndex...].drop { $0 != ";" }
                } else {
                    value = rest.prefix { $0 != ";" }
                    rest = rest[value.endIndex...]
                }
                parameters[name.lowercased().trimmed] = String(value)
            }
        }
        return parameters
    }
}

extension ServiceProblem {
    static let badForm = ServiceProblem(
        status: 400, code: "bad-form",
        message: BilingualText(
            vi: "Biểu mẫu gửi lên bị hỏng hoặc bị cắt cụt; hãy gửi lại.",
            en: "The form that was sent is broken or cut off; send it again."))
}
