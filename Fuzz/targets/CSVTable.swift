import Glibc
import RegistryRecords
@testable import SurveyFiles

private let path = "/dev/shm/hatang-fuzz-\(getpid()).csv"

/// A CSV file: read in large pieces and in tiny ones it gives the same rows or the same refusal, its rows keep their order, and
/// no byte of a cell is lost.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    precondition(file >= 0 && write(file, start, count) == count && close(file) == 0)
    let (whole, pieces) = (read(pieceSize: 1 << 18), read(pieceSize: 64))
    precondition(whole == pieces, "pieces do not matter")
    guard case .success(let rows) = whole else { return 0 }
    var last = 0
    var bytes = 0
    for row in rows {
        precondition(row.number > last, "rows in their order")
        last = row.number
        bytes += row.cells.reduce(0) { $0 + $1.utf8.count }
    }
    precondition(bytes <= 4 * count, "cells hold what the file holds")
    return 0
}

private func read(pieceSize: Int) -> Result<[RawRow], SurveyFileError> {
    do throws(SurveyFileError) {
        var reader = try CSVReader(path, pieceSize: pieceSize)
        var rows: [RawRow] = []
        while let row = try reader.next() { rows.append(row) }
        return .success(rows)
    } catch {
        return .failure(error)
    }
}
