import ReportWriters

/// A resource of the API besides the features, as OpenAPI tells of it.
struct OtherResource {
    let path: String
    let summary: String
    let parameters: [(name: String, schema: JSONText)]
    var type = ResourceLink.json
    var placeholders: [String] = []

    private static let day: JSONText = ["type": "string", "format": "date"]
    private static let text: JSONText = ["type": "string"]

    /// Those of every kind of table.
    static let scope: [(name: String, schema: JSONText)] = [("on", day), ("era", text), ("province", text)]

    static let all: [OtherResource] = [
        OtherResource(path: "/api/coverage", summary: "Bảng theo xã / coverage by commune", parameters: scope),
        OtherResource(
            path: "/api/coverage/{commune}", summary: "Căn cứ của một xã / the rows behind a commune",
            parameters: [("on", day), ("era", text)], placeholders: ["commune"]),
        OtherResource(path: "/api/missing", summary: "Xã còn thiếu / communes that lack a point", parameters: scope),
        OtherResource(path: "/api/deadzones", summary: "Sổ vùng trắng / ledger of dead zones", parameters: scope),
        OtherResource(
            path: "/api/cables", summary: "Chỉnh trang cáp / cable clean-ups",
            parameters: scope + [("year", ["type": "integer", "minimum": 2000, "maximum": 2100])]),
        OtherResource(
            path: "/api/changes", summary: "Thay đổi sau một phiên bản / changes since a version",
            parameters: [("since", ["type": "integer", "minimum": 0])]),
    ]

    /// What OpenAPI says of it.
    var operation: JSONText {
        let path = placeholders.map { name -> JSONText in
            ["name": .text(name), "in": "path", "required": true, "schema": ["type": "string"]]
        }
        return [
            "get": [
                "summary": .text(summary),
                "parameters": .list(path + parameters.map { OpenAPIDocument.query($0.name, $0.schema) }),
                "responses": .object(
                    OpenAPIDocument.responses(content: [(type, ["schema": ["type": "object"]])])),
            ]
        ]
    }
}
