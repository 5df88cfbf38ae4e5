import Foundation
import HaTangKit
import RegistryService
import TestWitnesses
import Testing

/// The assertions of the abstract test suite of OGC API – Features 1.0 (OGC 17-069r4, annex A) that can be checked.
struct FeatureRoutesTests {
    private let sample: ServedSample

    init() throws {
        sample = try ServedSample()
    }

    private func links(_ json: [String: Any]) throws -> [[String: String]] {
        try #require(json["links"] as? [[String: String]])
    }

    private func collections() throws -> [String] {
        let all = try #require(try sample.json("/api/collections")["collections"] as? [[String: Any]])
        return try all.map { try #require($0["id"] as? String) }
    }

    @Test func `the landing page leads to all that there is`() throws {
        let links = try links(sample.json("/api/"))
        for (relation, type) in [
            ("self", "application/json"), ("alternate", "text/html"),
            ("service-desc", "application/vnd.oai.openapi+json;version=3.0"),
            ("service-doc", "text/html"), ("conformance", "application/json"), ("data", "application/json"),
        ] {
            let link = try #require(links.first { $0["rel"] == relation })
            #expect(link["type"] == type)
            let address = try #require(link["href"])
            let target = "/" + address.split(separator: "/", maxSplits: 2).dropFirst(2).joined()
            #expect(try sample.answer(.get, target).status == 200, "\(target)")
        }
    }

    @Test func `the conformance classes are those of core, GeoJSON, HTML and OpenAPI`() throws {
        let classes = try #require(try sample.json("/api/conformance")["conformsTo"] as? [String])
        #expect(
            Set(classes)
                == Set(
                    ["core", "geojson", "html", "oas30"].map {
                        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/" + $0
                    }))
    }

    @Test func `every collection tells of itself and of its items, in the default reference system`() throws {
        for name in try collections() {
            let collection = try sample.json("/api/collections/" + name)
            #expect(collection["id"] as? String == name && collection["title"] is String)
            #expect(collection["crs"] as? [String] == ["http://www.opengis.net/def/crs/OGC/1.3/CRS84"])
            let links = try links(collection)
            #expect(links.contains { $0["rel"] == "self" } && links.contains { $0["rel"] == "alternate" })
            #expect(links.contains { $0["rel"] == "items" && $0["type"] == "application/geo+json" })
            let items = try sample.answer(.get, "/api/collections/\(name)/items?limit=1")
            #expect(items[header: "Content-Type"] == "application/geo+json")
            #expect(items[header: "Content-Crs"] == "<http://www.opengis.net/def/crs/OGC/1.3/CRS84>")
        }
    }

    @Test(arguments: [7, 100, 1000])
    func `the links next lead through every feature once`(limit: Int) throws {
        for name in ["postal_points", "communes-2025", "communes-2024"] {
            let all = try sample.features("/api/collections/\(name)/items?limit=\(limit)")
            let identifiers = all.features.compactMap { $0["id"] as? String }
            #expect(Set(all.matched) == [identifiers.count] && Set(identifiers).count == identifiers.count)
            #expect(all.pages == (identifiers.count + limit - 1) / limit)
        }
    }

    @Test func `links next keep every parameter`() throws {
        let target = "/api/collections/cells/items?limit=50&bbox=105,10,105.5,10.6&technology=4G&datetime=2026-06-30"
        let page = try sample.json(target)
        let next = try #require(try links(page).first { $0["rel"] == "next" }?["href"])
        for part in ["bbox=105%2C10%2C105.5%2C10.6", "technology=4G", "datetime=2026-06-30", "limit=50"] {
            #expect(next.contains(part), "\(next)")
        }
        let all = try sample.features(target)
        #expect(all.features.count == page["numberMatched"] as? Int)
        #expect(
            all.features.allSatisfy { ($0["properties"] as? [String: Any])?["technology"] as? String == "4G" })
    }

    @Test func `a box holds what lies on its edge, and nothing beyond`() throws {
        let points = try sample.features("/api/collections/postal_points/items?limit=10000").features
        var positions: [(longitude: Double, latitude: Double)] = []
        for point in points {
            guard let geometry = point["geometry"] as? [String: Any], let pair = geometry["coordinates"] as? [Double]
            else { continue }
            positions.append((pair[0], pair[1]))
        }
        for position in positions.prefix(40) {
            let (longitude, latitude) = position
            let here = "\(longitude),\(latitude)"
            let same = positions.count { $0.longitude == longitude && $0.latitude == latitude }
            // Boxes of which the point is all, or a corner, or beside which it lies by a millionth of a degree.
            #expect(try matched("bbox=\(here),\(here)") == same)
            #expect(
                try matched("bbox=\(longitude),\(latitude),\(longitude + 1e-7),\(latitude + 1e-7)") >= same)
            #expect(
                try matched("bbox=\(longitude + 1e-7),\(latitude),\(longitude + 2e-7),\(latitude)")
                    == positions.count {
                        $0.latitude == latitude && $0.longitude >= longitude + 1e-7
                            && $0.longitude <= longitude + 2e-7
                    })
        }
    }

    private func matched(_ query: String, of collection: String = "postal_points") throws -> Int {
        try #require(
            try sample.json("/api/collections/\(collection)/items?limit=1&\(query)")["numberMatched"] as? Int)
    }

    @Test func `boxes with heights and boxes over longitude 180 are understood`() throws {
        let plain = try matched("bbox=105,10,105.5,10.6")
        #expect(plain > 0)
        #expect(try matched("bbox=105,10,-100,105.5,10.6,100") == plain)
        #expect(try matched("bbox=105,10,105.5,10.6&bbox-crs=http://www.opengis.net/def/crs/OGC/1.3/CRS84") == plain)
        let all = try matched("bbox=-180,-90,180,90")
        #expect(try matched("bbox=105.2,-90,105.1,90") < all)
        #expect(try matched("bbox=170,-90,-170,90") == 0)
        #expect(try matched("bbox=0,0,1,1") == 0)
        // A box inside of a commune touches it, though no vertex lies in the box.
        #expect(try matched("bbox=105.39,10.39,105.3900001,10.3900001", of: "communes-2025") == 1)
    }

    @Test(arguments: [
        "bbox=1,2,3", "bbox=1,2,3,4,5", "bbox=a,b,c,d", "bbox=105,11,106,10", "bbox=nan,1,2,3", "bbox=",
        "bbox=181,0,182,1",
        "bbox=1,2,3,4,5,6,7", "bbox=105,10,5,106,11,4", "bbox-crs=EPSG:4326", "limit=0", "limit=-1", "limit=x",
        "limit=",
        "limit=1.5", "datetime=x", "datetime=2026-13-01", "datetime=../..", "datetime=/",
        "datetime=2026-01-02/2026-01-01",
        "datetime=2026-01-01/2026-01-02/2026-01-03", "datetime=2026-01-01T25:00:00Z", "crs=x", "offset=3", "f=xml",
        "limit=3&limit=4", "kind=nonsense", "staffed=maybe", "opened=yesterday", "after=-1", "phone=1' OR 1=1",
    ])
    func `a parameter that is wrong or unknown is answered by 400`(query: String) throws {
        let target = RequestTarget(
            path: ["api", "collections", "postal_points", "items"],
            query: try RequestTarget("/?" + query.replacingOccurrences(of: " ", with: "%20")).query)
        let response = try sample.answer(.get, target.text)
        #expect(response.status == 400, "\(response.text.prefix(200))")
        #expect(response.text.contains("\"code\":\"") && response.text.contains("\"vi\":\""))
    }

    @Test func `a limit above the largest counts as the largest`() throws {
        let page = try sample.json("/api/collections/postal_points/items?limit=1000000")
        #expect(page["numberReturned"] as? Int == page["numberMatched"] as? Int)
    }

    @Test(arguments: ["/api/collections/x", "/api/collections/x/items", "/api/collections/cells/items/x", "/api/x"])
    func `what there is not is answered by 404`(target: String) throws {
        #expect(try sample.answer(.get, target).status == 404)
    }

    @Test func `time leaves in what counts on some day of it, and what has no time`() throws {
        let all = try matched("", of: "cells")
        #expect(try matched("datetime=1990-01-01", of: "cells") < all)
        #expect(try matched("datetime=../1990-01-01", of: "cells") == matched("datetime=1990-01-01", of: "cells"))
        #expect(try matched("datetime=1990-01-01/..", of: "cells") >= matched("datetime=2026-06-30", of: "cells"))
        #expect(try matched("datetime=1990-01-01", of: "bts_sites") == matched("", of: "bts_sites"))
        // The era's communes begin on 1 July 2025 in Vietnam, seven hours before that of UTC.
        #expect(try matched("datetime=2025-06-30", of: "communes-2025") == 0)
        #expect(try matched("datetime=2025-06-30T16:59:59Z", of: "communes-2025") == 0)
        #expect(try matched("datetime=2025-06-30T17:00:00Z", of: "communes-2025") == 102)
        #expect(try matched("datetime=2025-07-01T00:00:00%2B07:00", of: "communes-2025") == 102)
    }

    @Test func `one feature is given by its identifier, with links`() throws {
        let page = try sample.json("/api/collections/bts_sites/items?limit=1")
        let first = try #require((page["features"] as? [[String: Any]])?.first)
        let name = try #require(first["id"] as? String)
        let feature = try sample.json("/api/collections/bts_sites/items/" + name)
        #expect(feature["id"] as? String == name && feature["type"] as? String == "Feature")
        let relations = Set(try links(feature).compactMap { $0["rel"] })
        #expect(relations.isSuperset(of: ["self", "alternate", "collection"]))
        let commune = try sample.json("/api/collections/communes-2025/items/30307")
        #expect((commune["properties"] as? [String: Any])?["name"] as? String == "Phường Long Xuyên")
    }

    @Test func `pages are given to browsers, and data to programs`() throws {
        for target in [
            "/api", "/api/conformance", "/api/collections", "/api/collections/cells", "/api/collections/cells/items",
        ] {
            let page = try sample.answer(.get, target, headers: ["accept": "text/html,*/*;q=0.8"])
            #expect(page[header: "Content-Type"] == "text/html; charset=utf-8", "\(target)")
            #expect(page.text.hasPrefix("<!DOCTYPE html>"))
            #expect(try sample.answer(.get, target + "?f=html").text.hasPrefix("<!DOCTYPE html>"))
            #expect(try sample.answer(.get, target + "?f=json", headers: ["accept": "text/html"]).text.hasPrefix("{"))
        }
    }

    @Test func `unknown is null, never absent`() throws {
        let document = try sample.json("/api/openapi.json")
        let schemas = try #require((document["components"] as? [String: Any])?["schemas"] as? [String: Any])
        for name in try collections() {
            let schema = try #require(schemas["feature-" + name] as? [String: Any])
            let properties = try #require(
                ((schema["properties"] as? [String: Any])?["properties"] as? [String: Any])?["properties"]
                    as? [String: Any])
            for feature in try sample.features("/api/collections/\(name)/items?limit=10000").features {
                let given = try #require(feature["properties"] as? [String: Any])
                try #require(Set(given.keys) == Set(properties.keys))
            }
        }
    }

    @Test func `the same page is not made twice, and not sent to those who have it`() throws {
        let first = try sample.answer(.get, "/api/collections/bts_sites/items")
        let second = try sample.answer(.get, "/api/collections/bts_sites/items")
        let tag = try #require(first[header: "ETag"])
        #expect(first.text == second.text && second[header: "ETag"] == tag)
        let third = try sample.answer(.get, "/api/collections/bts_sites/items", headers: ["if-none-match": tag])
        #expect(third.status == 304 && third.text.isEmpty)
    }

    @Test(.enabled(if: Tool.hasGDAL, "ogrinfo and python3-gdal are not installed"))
    func `GDAL reads every collection, page by page, and by a box`() throws {
        let script = """
            import json, sys
            from osgeo import gdal, ogr
            gdal.UseExceptions()
            data = gdal.OpenEx("OAPIF:" + sys.argv[1] + "api", gdal.OF_VECTOR, open_options=["PAGE_SIZE=500"])
            counts = {}
            for index in range(data.GetLayerCount()):
                layer = data.GetLayer(index)
                walked = sum(1 for feature in layer)
                layer.SetSpatialFilterRect(105.0, 10.0, 105.5, 10.6)
                boxed = sum(1 for feature in layer)
                layer.SetSpatialFilter(None)
                counts[layer.GetName()] = [walked, layer.GetFeatureCount(), boxed]
            print(json.dumps(counts))
            """
        let output = try Tool.output(of: Tool.python, "-c", script, sample.service.address)
        let counts = try #require(
            try JSONSerialization.jsonObject(with: Data(output.utf8)) as? [String: [Int]])
        #expect(Set(counts.keys) == Set(try collections()))
        for (name, counts) in counts {
            let all = try matched("", of: name)
            #expect(counts[0] == all && counts[1] == all, "\(name)")
            #expect(counts[2] == (try matched("bbox=105,10,105.5,10.6", of: name)), "\(name)")
        }
    }
}
