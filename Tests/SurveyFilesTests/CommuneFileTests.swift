#if GDAL
import Foundation
import SurveyFiles
import Testing

struct CommuneFileTests {
    /// The maintainers' data beside the package; not part of it.
    private static let path: String = {
        let package = URL(fileURLWithPath: #filePath).appendingPathComponent("../../..").standardized.path
        let folder = ProcessInfo.processInfo.environment["HATANG_SHARED_DATA"] ?? package + "/../shared/data"
        return folder + "/communes-2025-an-giang.geojson"
    }()

    @Test(.enabled(if: FileManager.default.fileExists(atPath: path), "needs the shared data beside the package"))
    func `the communes of An Giang come whole and lie in An Giang`() throws {
        var count = 0
        try VectorFile.read(paths: [Self.path]) { feature, layer in
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
