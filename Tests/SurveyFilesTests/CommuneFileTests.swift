#if GDAL
import Foundation
import SurveyFiles
import TestWitnesses
import Testing

struct CommuneFileTests {
    @Test(.enabled(if: SharedData.hasAnGiang, "\(SharedData.absence)"))
    func `the communes of An Giang come whole and lie in An Giang`() throws {
        var count = 0
        try VectorFile.read(paths: [SharedData.anGiang.path]) { feature, layer in
            count += 1
            #expect(layer.epsg == 4326)
            guard case .polygons(let polygons) = feature.shape else {
                Issue.record("feature \(feature.number) is no area")
                return
            }
            for position in polygons.lazy.flatMap(\.outer) {
                // Thổ Châu in the south-west, the Cambodian border in the north.
                guard (103.3...105.8).contains(position.eastward), (9.1...11.1).contains(position.northward) else {
                    Issue.record("feature \(feature.number): \(position)")
                    return
                }
            }
        }
        #expect(count == 102)  // Resolution 1654/NQ-UBTVQH15: 85 xã, 14 phường, 3 đặc khu
    }
}
#endif
