import Foundation
import HaTangKit

/// Writes the files of a pack into a new folder, so that nobody ever finds half a pack.
struct PackFolder {
    /// Where the pack is to be.
    let path: String
    /// Whether a pack that is there already may be replaced.
    let replaces: Bool

    /// The file by which a folder is known as a pack, which alone may be replaced.
    private static let mark = "dcat.jsonld"

    /// Refuses a place where the pack cannot be, before anything is computed.
    func check() throws(CommandError) {
        var isFolder: ObjCBool = false
        guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else { return }
        guard isFolder.boolValue else {
            throw CommandError(
                vi: "«\(path)» là tệp, không phải thư mục; hãy chọn tên khác",
                en: "“\(path)” is a file and no folder; choose another name")
        }
        guard replaces else {
            throw CommandError(
                vi: "đã có thư mục «\(path)»; chọn tên khác, hoặc thêm --overwrite để thay bộ dữ liệu trong đó",
                en:
                    "there is a folder “\(path)” already; choose another name, or add --overwrite to replace the pack in it"
            )
        }
        guard FileManager.default.fileExists(atPath: path + "/" + Self.mark) else {
            throw CommandError(
                vi:
                    "«\(path)» không phải bộ dữ liệu mở (không có \(Self.mark)) nên không bị thay; hãy chọn thư mục khác",
                en: "“\(path)” is no open-data pack (it has no \(Self.mark)) and is not replaced; choose another folder"
            )
        }
    }

    /// Writes the files beside the place meant, then puts the folder there.
    func write(_ files: [OpenDataPack.File]) throws(CommandError) {
        let manager = FileManager.default
        let clean = path.hasSuffix("/") && path.count > 1 ? String(path.dropLast()) : path
        let (part, old) = ("\(clean).part-\(getpid())", "\(clean).old-\(getpid())")
        do {
            try manager.createDirectory(atPath: part, withIntermediateDirectories: true)
            for file in files { try TextFile.write(file.text, to: part + "/" + file.name) }
            let isThere = manager.fileExists(atPath: clean)
            if isThere { try manager.moveItem(atPath: clean, toPath: old) }
            do {
                try manager.moveItem(atPath: part, toPath: clean)
            } catch {
                if isThere { try? manager.moveItem(atPath: old, toPath: clean) }
                throw error
            }
            if isThere { try manager.removeItem(atPath: old) }
        } catch {
            try? manager.removeItem(atPath: part)
            let reason = (error as? FileFailure)?.reason ?? error.localizedDescription
            throw CommandError(
                vi: "không ghi được thư mục «\(path)»: \(reason)", en: "cannot write the folder “\(path)”: \(reason)")
        }
    }
}
