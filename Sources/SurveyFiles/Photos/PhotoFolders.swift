import Foundation
public import RegistryRecords

/// Folders with the photos of a survey. A photo is found by the name that a cell has, and nothing outside of the folders
/// is ever opened.
public struct PhotoFolders: Sendable {
    /// The folders as the caller wrote them.
    public let paths: [String]
    /// All files, by the folded name without folders.
    private let files: [String: [Entry]]

    private struct Entry: Sendable {
        /// Parts of the path within its folder, in NFC.
        var parts: [String]
        /// Where the file really is.
        var path: String
        var bytes: Int
        /// A link that leads out of the folders.
        var isOutside: Bool

        var name: String { parts.joined(separator: "/") }
    }

    /// The most files that the folders may have together.
    public static let mostFiles = 1_000_000
    /// How deep folders may lie in each other.
    private static let mostLevels = 32

    /// Looks the files up, in subfolders too; reads none of them. Names that begin with a dot are passed over, and so are
    /// links to folders.
    ///
    /// - Throws: ``SurveyFileError`` when a folder is missing, is none, or cannot be read; when there are more than
    ///   ``mostFiles``.
    public init(_ paths: [String]) throws(SurveyFileError) {
        self.paths = paths
        let roots = paths.map(Self.realPath)
        var entries: [String: Entry] = [:]
        for (path, root) in zip(paths, roots) {
            guard let root else {
                if unsafe access(path, F_OK) != 0 { throw .missing(path: path) }
                throw .unreadable(path: path, reason: systemReason(errno))
            }
            try Self.collect(root, [], roots: roots.compactMap(\.self), into: &entries)
        }
        files = Dictionary(grouping: entries.values.sorted { $0.name < $1.name }) { Self.folded($0.parts.last ?? "") }
    }

    /// The path of the photo of a name: a file name alone, or with the folders above it as far as they are told. Case and
    /// the form of Unicode do not matter unless they alone tell two files apart.
    ///
    /// - Returns: Where the file really is; ``PhotoProblem/outside`` for absolute paths, for `..` and for links that lead
    ///   out of the folders.
    public func find(_ name: String) -> Result<String, PhotoProblem> {
        let name = composed(name.replacing("\\", with: "/"))
        let parts = name.split(separator: "/").map(String.init).filter { $0 != "." }
        let isDrive = parts.first.map { $0.hasSuffix(":") } ?? false
        guard !name.hasPrefix("/"), !isDrive, !parts.contains(".."), !name.utf8.contains(0) else {
            return .failure(.outside)
        }
        guard let last = parts.last else { return .failure(.missing) }
        let folded = parts.map(Self.folded)
        let like = (files[Self.folded(last)] ?? []).filter {
            $0.parts.map(Self.folded).suffix(parts.count) == folded[...]
        }
        let exact = like.filter { $0.parts.suffix(parts.count) == parts[...] }
        let whole = exact.filter { $0.parts.count == parts.count }
        let found = [whole, exact, like].first { $0.count == 1 } ?? like
        guard let entry = found.first else { return .failure(.missing) }
        guard found.count == 1 else { return .failure(.ambiguous(found.prefix(3).map(\.name))) }
        return entry.isOutside ? .failure(.outside) : .success(entry.path)
    }

    /// Names and sizes of all files, sorted: what tells that a photo was added or replaced by one of another size.
    public var listing: [(name: String, bytes: Int)] {
        files.values.joined().map { ($0.name, $0.bytes) }.sorted { $0 < $1 }
    }

    private static func collect(
        _ folder: String, _ parts: [String], roots: [String], into entries: inout [String: Entry]
    ) throws(SurveyFileError) {
        guard parts.count < mostLevels else { return }
        for name in try VectorFile.names(inFolder: folder).sorted() where !name.hasPrefix(".") {
            let path = folder + "/" + name
            var facts = stat()
            guard unsafe lstat(path, &facts) == 0 else { continue }
            let parts = parts + [composed(name)]
            switch facts.st_mode & S_IFMT {
            case S_IFDIR: try collect(path, parts, roots: roots, into: &entries)
            case S_IFREG: entries[path] = Entry(parts: parts, path: path, bytes: Int(facts.st_size), isOutside: false)
            case S_IFLNK:
                guard let target = realPath(path), unsafe stat(target, &facts) == 0, facts.st_mode & S_IFMT == S_IFREG
                else { continue }
                let isOutside = !roots.contains { target.hasPrefix($0 + "/") }
                entries[path] = Entry(parts: parts, path: target, bytes: Int(facts.st_size), isOutside: isOutside)
            default: continue
            }
            guard entries.count <= mostFiles else {
                throw .unreadable(path: folder, reason: "more than \(mostFiles) files")
            }
        }
    }

    private static func realPath(_ path: String) -> String? {
        guard let resolved = unsafe realpath(path, nil) else { return nil }
        defer { unsafe free(resolved) }
        return unsafe String(cString: resolved)
    }

    private static func folded(_ name: String) -> String { composed(name.lowercased()) }
}
