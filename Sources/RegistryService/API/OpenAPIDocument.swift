import RegistryRecords
import RegistryStore
import ReportWriters

/// What the API takes and gives, by OpenAPI 3.0: every collection with its own parameters and properties.
struct OpenAPIDocument {
    let collections: [ServedCollection]
    let origin: String

    /// The document, with a line break at its end.
    var json: String {
        let value: JSONText = [
            "openapi": "3.0.3",
            "info": [
                "title": "HaTang", "version": "1.0",
                "description":
                    "Hạ tầng bưu chính, viễn thông theo xã, phường, đặc khu. Postal and telecom infrastructure by commune.",
                "license": ["name": "MIT"],
            ],
            "servers": [["url": .text(origin)]],
            "paths": .object(paths),
            "components": [
                "schemas": .object(JSONSchema.shared + collections.flatMap(schemas)),
                "parameters": .object(Self.parameters),
                "responses": [
                    "problem": [
                        "description": "Lỗi / problem",
                        "content": ["application/json": ["schema": JSONSchema.reference("problem")]],
                    ]
                ],
            ],
        ]
        return value.text(linesToDepth: 3) + "\n"
    }

    private func schemas(of collection: ServedCollection) -> [(key: String, value: JSONText)] {
        let name = "feature-" + collection.identifier
        return [
            (name, JSONSchema.feature(of: collection.layer)),
            ("features-" + collection.identifier, JSONSchema.features(named: name)),
        ]
    }

    private var paths: [(key: String, value: JSONText)] {
        let fixed: [(key: String, value: JSONText)] = [
            ("/api", get("landing", "Trang đầu / landing page", schema: "landing", ["f"])),
            ("/api/conformance", get("conformance", "Tuân thủ / conformance", schema: "conformance", ["f"])),
            ("/api/collections", get("collections", "Các lớp / collections", schema: "collections", ["f"])),
        ]
        return fixed + collections.flatMap(paths) + OtherResource.all.map { ($0.path, $0.operation) }
    }

    private func paths(of collection: ServedCollection) -> [(key: String, value: JSONText)] {
        let path = "/api/collections/" + collection.identifier
        let name = collection.identifier
        let filters = collection.filters.map { column -> JSONText in
            [
                "name": .text(column.name), "in": "query", "required": false,
                "schema": JSONSchema.parameter(of: column.type),
            ]
        }
        let commune: [JSONText] =
            collection.statesCommunes ? [["$ref": "#/components/parameters/commune"]] : []
        return [
            (path, get("collection-" + name, collection.title.vi, schema: "collection", ["f"], mayBeMissing: true)),
            (
                path + "/items",
                get(
                    "items-" + name, collection.about.vi, schema: "features-" + name, ItemsQuery.parameters,
                    more: commune + filters, type: ResourceLink.geoJSON, mayBeMissing: true)
            ),
            (
                path + "/items/{feature}",
                get(
                    "item-" + name, collection.title.vi, schema: "feature-" + name, ["f"],
                    more: [
                        ["name": "feature", "in": "path", "required": true, "schema": ["type": "string"]]
                    ], type: ResourceLink.geoJSON, mayBeMissing: true)
            ),
        ]
    }

    private func get(
        _ name: String, _ summary: String, schema: String, _ parameters: [String], more: [JSONText] = [],
        type: String = ResourceLink.json, mayBeMissing: Bool = false
    ) -> JSONText {
        let known = parameters.map { JSONText.object([("$ref", .text("#/components/parameters/" + $0))]) }
        return [
            "get": [
                "operationId": .text(name), "summary": .text(summary), "parameters": .list(known + more),
                "responses": .object(
                    Self.responses(
                        content: [
                            (type, ["schema": JSONSchema.reference(schema)]),
                            ("text/html", ["schema": ["type": "string"]]),
                        ])),
            ]
        ]
    }

    /// A good response, and a problem for every other status.
    static func responses(content: [(key: String, value: JSONText)]) -> [(key: String, value: JSONText)] {
        let problem: JSONText = ["$ref": "#/components/responses/problem"]
        return [("200", ["description": "OK", "content": .object(content)])]
            + ["400", "401", "404", "503"].map { ($0, problem) } + [("default", problem)]
    }

    private static let parameters: [(key: String, value: JSONText)] = [
        ("f", query("f", ["type": "string", "enum": ["json", "html"]])),
        (
            "bbox",
            [
                "name": "bbox", "in": "query", "required": false, "style": "form", "explode": false,
                "schema": [
                    "type": "array", "items": ["type": "number"],
                    "oneOf": [
                        ["minItems": 4, "maxItems": 4], ["minItems": 6, "maxItems": 6],
                    ],
                ],
            ]
        ),
        ("bbox-crs", query("bbox-crs", ["type": "string", "enum": [.text(ItemsQuery.crs84)]])),
        ("datetime", query("datetime", ["type": "string"])),
        (
            "limit",
            query(
                "limit",
                [
                    "type": "integer", "minimum": 1, "maximum": .integer(ItemsQuery.mostLimit),
                    "default": .integer(ItemsQuery.standardLimit),
                ])
        ),
        ("after", query("after", ["type": "integer", "minimum": 0, "maximum": .integer(999_999_999_999_999_999)])),
        ("commune", query("commune", ["type": "string"])),
    ]

    static func query(_ name: String, _ schema: JSONText) -> JSONText {
        ["name": .text(name), "in": "query", "required": false, "schema": schema]
    }
}
