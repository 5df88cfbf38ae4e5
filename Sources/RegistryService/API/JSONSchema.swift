import RegistryRecords
import RegistryStore
import ReportWriters

/// Schemas of OpenAPI 3.0 for what the API gives.
enum JSONSchema {
    static func reference(_ name: String) -> JSONText { ["$ref": .text("#/components/schemas/" + name)] }

    static func object(_ properties: [(key: String, value: JSONText)], required: [String]? = nil) -> JSONText {
        [
            "type": "object", "required": .list((required ?? properties.map(\.key)).map(JSONText.text)),
            "properties": .object(properties),
        ]
    }

    static func list(of item: JSONText) -> JSONText { ["type": "array", "items": item] }

    /// The properties of a collection's features: all are there, and unknown ones are null.
    static func properties(of layer: FeatureLayer) -> JSONText {
        .object([
            ("type", "object"), ("required", .list(layer.columns.map { .text($0.name) })),
            ("additionalProperties", false),
            ("properties", .object(layer.columns.map { ($0.name, value(of: $0.type)) })),
        ])
    }

    /// A value as a row has it. A choice may hold another word where another program wrote it.
    private static func value(of type: FieldType) -> JSONText {
        switch type {
        case .integer, .real: ["type": "number", "nullable": true]
        case .text, .answer, .day, .choice: ["type": "string", "nullable": true]
        }
    }

    /// A value as a parameter asks for it.
    static func parameter(of type: FieldType) -> JSONText {
        switch type {
        case .choice(let words): ["type": "string", "enum": .list(words.map(JSONText.text))]
        case .answer: ["type": "string", "enum": ["yes", "no"]]
        case .integer: ["type": "integer"]
        case .day: ["type": "string", "format": "date"]
        case .text, .real: ["type": "string"]
        }
    }

    /// Those that several resources share.
    static let shared: [(key: String, value: JSONText)] = [
        (
            "link",
            object(
                [
                    ("href", ["type": "string"]), ("rel", ["type": "string"]), ("type", ["type": "string"]),
                    ("title", ["type": "string"]),
                ])
        ),
        (
            "bilingual", object([("vi", ["type": "string"]), ("en", ["type": "string"])])
        ),
        (
            "problem",
            object([
                (
                    "error",
                    object([
                        ("status", ["type": "integer"]), ("code", ["type": "string"]),
                        ("message", reference("bilingual")), ("parameter", ["type": "string", "nullable": true]),
                    ])
                )
            ])
        ),
        (
            "landing",
            object([
                ("title", ["type": "string"]), ("description", ["type": "string"]),
                ("links", list(of: reference("link"))),
            ])
        ),
        (
            "conformance",
            object([("conformsTo", list(of: ["type": "string"])), ("links", list(of: reference("link")))])
        ),
        (
            "collection",
            object(
                [
                    ("id", ["type": "string"]), ("title", ["type": "string"]), ("title_en", ["type": "string"]),
                    ("description", ["type": "string"]), ("description_en", ["type": "string"]),
                    ("itemType", ["type": "string"]), ("crs", list(of: ["type": "string"])),
                    ("extent", ["type": "object"]), ("links", list(of: reference("link"))),
                ],
                required: ["id", "title", "description", "itemType", "crs", "links"])
        ),
        (
            "collections",
            object([("collections", list(of: reference("collection"))), ("links", list(of: reference("link")))])
        ),
        (
            "geometry",
            .object([
                ("type", "object"), ("nullable", true), ("required", ["type", "coordinates"]),
                (
                    "properties",
                    [
                        "type": [
                            "type": "string",
                            "enum": ["Point", "LineString", "MultiLineString", "Polygon", "MultiPolygon"],
                        ], "coordinates": ["type": "array", "items": .object([])],
                    ]
                ),
            ])
        ),
    ]

    /// A feature of a collection.
    static func feature(of layer: FeatureLayer) -> JSONText {
        object(
            [
                ("type", ["type": "string", "enum": ["Feature"]]), ("id", ["type": "string"]),
                ("geometry", reference("geometry")), ("properties", properties(of: layer)),
                ("links", list(of: reference("link"))),
            ],
            required: ["type", "id", "geometry", "properties"])
    }

    /// A page of features of a collection.
    static func features(named name: String) -> JSONText {
        object([
            ("type", ["type": "string", "enum": ["FeatureCollection"]]),
            ("numberMatched", ["type": "integer", "minimum": 0]),
            ("numberReturned", ["type": "integer", "minimum": 0]),
            ("timeStamp", ["type": "string", "format": "date-time"]), ("links", list(of: reference("link"))),
            ("features", list(of: reference(name))),
        ])
    }
}
