import Foundation

/// Files of plain numbers as this machine keeps them, which peers read too.
enum NumberFile {
    /// All numbers of a file.
    static func read<Number: BitwiseCopyable>(_ file: URL) throws -> [Number] {
        let data = try Data(contentsOf: file)
        return unsafe data.withUnsafeBytes { unsafe Array($0.bindMemory(to: Number.self)) }
    }

    /// Writes numbers, replacing the file.
    static func write<Number: BitwiseCopyable>(_ numbers: [Number], to file: URL) throws {
        try unsafe numbers.withUnsafeBytes { unsafe Data($0) }.write(to: file)
    }
}
