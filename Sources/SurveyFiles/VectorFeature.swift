/// A column of a feature: its name and its value as text.
public struct VectorAttribute: Hashable, Sendable {
    /// The name as the file has it, in NFC; shapefiles cut names after 10 bytes.
    public var name: String
    /// The value as text in NFC; empty for null. Days come as `2026/11/23`, numbers with a decimal point.
    public var value: String
}

/// One feature of a vector file.
public struct VectorFeature: Hashable, Sendable {
    /// The number by which the file knows the feature; formats count from 0 or from 1.
    public var number: Int
    /// All columns in the order of the file.
    public var attributes: [VectorAttribute]
    /// Nil where the feature has no shape or an empty one.
    public var shape: SourceShape?

    /// The value of the column of that name; nil when there is none.
    public subscript(name: String) -> String? {
        attributes.first { $0.name == name }?.value
    }
}

/// The layer that a feature comes from.
public struct VectorLayer: Hashable, Sendable {
    /// File name without its folder.
    public var file: String
    /// The layer's own name.
    public var name: String
    /// The EPSG code of the layer's reference system. Nil when the file states none, or one without a code, such as
    /// a VN-2000 grid that is known by its name only: then the caller has to be told the code.
    public var epsg: Int?
    /// The name of the reference system, such as `WGS 84`; nil when the file states none.
    public var referenceSystem: String?
}
