/// Rows of GeoPackage's own tables that every file of ours has.
struct ExpectedRows {
    var table: String
    /// An expression that names a row.
    var key: String
    /// The columns that must be those of a new file.
    var columns: [String]
    /// What a row that is not there, and one that is another, are told as.
    var missing: CheckCode, wrong: CheckCode

    /// In the order in which they refer to each other.
    static let lists = [
        ExpectedRows(
            table: "gpkg_spatial_ref_sys", key: "srs_id",
            columns: ["organization", "organization_coordsys_id", "definition"], missing: .referenceSystemMissing,
            wrong: .referenceSystemWrong),
        ExpectedRows(
            table: "gpkg_contents", key: "table_name", columns: ["data_type", "srs_id"], missing: .layerUnlisted,
            wrong: .layerMisstated),
        ExpectedRows(
            table: "gpkg_geometry_columns", key: "table_name",
            columns: ["column_name", "geometry_type_name", "srs_id", "z", "m"], missing: .layerUnlisted,
            wrong: .layerMisstated),
        ExpectedRows(
            table: "gpkg_extensions", key: "table_name || '.' || ifnull(column_name, '') || ' ' || extension_name",
            columns: ["scope"], missing: .extensionUnlisted, wrong: .extensionUnlisted),
    ]
}
