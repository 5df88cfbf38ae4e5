import Foundation
import HaTangKit
import TestWitnesses
import Testing

extension FilledRegistryTests {
    struct GeoPackageTests {
        @Test(.enabled(if: Tool.hasGDAL, "gdal-bin or python3-gdal is not installed"))
        func `the strictest validator and ogrinfo find nothing to say of the filled registry`() throws {
            let folder = try TemporaryFolder()
            let path = try FilledRegistry.shared.copy(in: folder)
            let validated = try Tool.run(
                Tool.python, "-W", "ignore", "-m", "osgeo_utils.samples.validate_gpkg", "--extra",
                "--warning-as-error", path)
            #expect(validated.status == 0)
            #expect(validated.output + validated.error == "")
            let listed = try Tool.run("/usr/bin/ogrinfo", "-ro", "-al", "-so", path)
            #expect(listed.status == 0)
            #expect(listed.error == "")
            let registry = try ProvinceRegistry(opening: path)
            for kind in RecordKind.allCases {
                let count = try registry.registry.recordCount(of: kind)
                // A claim covers much, and a year has a dozen inspections: the sample lists have a few.
                #expect(count >= ([.claimedArea: 5, .inspection: 12][kind] ?? 31), "\(kind)")
                let layer = listed.output.range(of: "Layer name: \(kind.table)\n")
                let text = layer.map { listed.output[$0.upperBound...].prefix(200) } ?? ""
                #expect(text.contains("Feature Count: \(count)\n"), "\(kind): \(text)")
            }
        }
    }
}
