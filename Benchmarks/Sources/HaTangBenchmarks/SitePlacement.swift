import Foundation
import HaTangKit

/// Places made-up sites the way people live: as many in a small commune of a city as in a large one of the mountains.
struct SitePlacement {
    private let boxes: [PlaneBounds]
    /// The running sum of the boxes' extents.
    private let sums: [Double]
    private var numbers: SeededNumbers

    /// - Parameter boxes: The rectangles of the communes.
    init(in boxes: [PlaneBounds], seed: UInt64) {
        self.boxes = boxes
        numbers = SeededNumbers(seed: seed)
        var sum = 0.0
        sums = boxes.map { box in
            sum += (box.east - box.west) * (box.north - box.south)
            return sum
        }
    }

    /// Four sites of five normally around the middle of a commune, the others uniform in its rectangle, where the
    /// larger rectangle gets more; radii uniform from 300 to 5,000 m.
    mutating func sites(_ count: Int) -> [Disc] {
        (0..<count).map { site(isCentral: $0 % 5 < 4) }
    }

    private mutating func site(isCentral: Bool) -> Disc {
        var centre = PlanePosition(east: 0, north: 0)
        if isCentral {
            let box = boxes[Int.random(in: boxes.indices, using: &numbers)]
            let spread = ((box.east - box.west) * (box.north - box.south)).squareRoot() / 4
            centre.east = (box.west + box.east) / 2 + spread * numbers.normal()
            centre.north = (box.south + box.north) / 2 + spread * numbers.normal()
        } else {
            let mark = Double.random(in: 0..<(sums.last ?? 0), using: &numbers)
            let box = boxes[sums.partitioningIndex { $0 > mark }]
            centre.east = .random(in: box.west...box.east, using: &numbers)
            centre.north = .random(in: box.south...box.north, using: &numbers)
        }
        return Disc(centre: centre, radiusMetres: .random(in: 300...5000, using: &numbers))
    }
}

extension [Double] {
    /// The first place whose number satisfies a condition that all later ones satisfy too.
    fileprivate func partitioningIndex(where isLate: (Double) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isLate(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
