@testable import RegistryStore

/// A change set of somebody: rows of the tables that it names, or an error.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    let columns = ["cells": 4, "postal_points": 3, "t": 1]
    var rows = 0
    try? ChangeSetReader.rows(of: bytes[...], columns: columns) { row in
        rows += 1
        precondition(columns[row.table] == max(row.old.count, row.new.count), "as many values as columns")
    }
    precondition(rows <= count, "a row takes at least a byte")
    return 0
}
