import Dispatch

extension PolygonLocator {
    /// The polygons that hold many positions, the same as ``locate(_:)`` gives one by one.
    ///
    /// Quicker than one by one where the positions come in no order: the index is larger than the caches, and here
    /// it is read for a block of positions at a time, so that the waits for memory overlap.
    ///
    /// - Parameters:
    ///   - positions: The positions.
    ///   - places: As many; gets the places of the polygons, -1 where none holds the position.
    ///   - threads: How many work on it; 1 or more. They make no difference to the answers.
    /// - Complexity: O(positions) and the edges of their cells; allocates nothing on one thread.
    public func locate(
        _ positions: borrowing Span<PlanePosition>, into places: inout MutableSpan<Int32>, threads: Int = 1
    ) {
        precondition(positions.count == places.count, "as many places as positions")
        precondition(threads >= 1, "at least one thread")
        unsafe positions.withUnsafeBufferPointer { positions in
            unsafe places.withUnsafeMutableBufferPointer { places in
                let shared = unsafe SharedParts(positions: positions, places: places)
                guard threads > 1, positions.count >= 2 * Self.block else {
                    return unsafe locate(shared, 0..<positions.count)
                }
                let count = positions.count
                DispatchQueue.concurrentPerform(iterations: threads) { part in
                    unsafe locate(shared, (part * count / threads)..<((part + 1) * count / threads))
                }
            }
        }
    }

    private static var block: Int { 256 }

    private func locate(_ shared: SharedParts, _ range: Range<Int>) {
        var start = range.lowerBound
        while start < range.upperBound {
            let part = start..<min(start + Self.block, range.upperBound)
            unsafe fetch(shared, part)
            for place in part {
                let position = unsafe shared.positions[place]
                unsafe shared.places[place] =
                    bounds.contains(position)
                    ? self.place(of: position, column: column(of: position.east), row: row(of: position.north)) : -1
            }
            start = part.upperBound
        }
    }

    /// Reads what will be needed for the positions: each one's cell, the cell's first run, the run's first edge. The
    /// turns of a loop do not wait for each other, so that many reads are under way at once. What is read passes
    /// through the buffer of the answers; it is kept from being inlined, or the compiler may see that nobody uses it.
    @inline(never)
    private func fetch(_ shared: SharedParts, _ part: Range<Int>) {
        for place in part {
            let position = unsafe shared.positions[place]
            let isNear = bounds.contains(position)
            unsafe shared.places[place] =
                isNear ? Int32(row(of: position.north) * columns + column(of: position.east)) : -1
        }
        for place in part {
            let cell = unsafe Int(shared.places[place])
            guard cell >= 0 else { continue }
            let run = cells[cell].firstRun
            unsafe shared.places[place] = run < cells[cell + 1].firstRun ? run : -1
        }
        for place in part {
            let run = unsafe Int(shared.places[place])
            if run >= 0 { unsafe shared.places[place] = runs[run].firstEdge }
        }
        for place in part {
            let edge = unsafe Int(shared.places[place])
            if edge >= 0 { unsafe shared.places[place] = vertices[edge].east > vertices[edge + 1].east ? 1 : 0 }
        }
    }
}

/// Buffers of which each thread touches a part of its own, so that they may be shared.
@unsafe private struct SharedParts: @unchecked Sendable {
    let positions: UnsafeBufferPointer<PlanePosition>
    let places: UnsafeMutableBufferPointer<Int32>
}
