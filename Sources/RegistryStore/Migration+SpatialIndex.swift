extension Migration {
    /// The R-trees of the first layout.
    static let spatialIndexes =
        ["communes", "postal_points", "bts_sites", "dead_zones", "cable_routes", "settlements"]
        .map(spatialIndex).joined()

    /// GeoPackage's spatial index of a layer with its triggers, which read the name of the column `geom` and the key
    /// `fid`. Part of merged migrations: never edited. Source: OGC 12-128r17 (GeoPackage 1.3), annex F.3.
    ///
    /// These are the triggers of 1.3 and not the later update5 to update7, which the validators of 1.3 do not accept
    /// in their place; they differ only under UPSERT, where GDAL works around it and which we do not use.
    static func spatialIndex(of layer: String) -> String {
        let index = "rtree_\(layer)_geom"
        let isFilled = "(NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom))"
        let isBlank = "(NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))"
        let insert = """
            INSERT OR REPLACE INTO \(index) VALUES (
                    NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)
                );
            """
        return """
            CREATE VIRTUAL TABLE \(index) USING rtree(id, minx, maxx, miny, maxy);
            INSERT INTO gpkg_extensions(table_name, column_name, extension_name, definition, scope)
                VALUES ('\(layer)', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree',
                    'write-only');
            CREATE TRIGGER \(index)_insert AFTER INSERT ON \(layer) WHEN \(isFilled) BEGIN
                \(insert)
            END;
            CREATE TRIGGER \(index)_update1 AFTER UPDATE OF geom ON \(layer) WHEN OLD.fid = NEW.fid AND \(isFilled) BEGIN
                \(insert)
            END;
            CREATE TRIGGER \(index)_update2 AFTER UPDATE OF geom ON \(layer) WHEN OLD.fid = NEW.fid AND \(isBlank) BEGIN
                DELETE FROM \(index) WHERE id = OLD.fid;
            END;
            CREATE TRIGGER \(index)_update3 AFTER UPDATE ON \(layer) WHEN OLD.fid != NEW.fid AND \(isFilled) BEGIN
                DELETE FROM \(index) WHERE id = OLD.fid;
                \(insert)
            END;
            CREATE TRIGGER \(index)_update4 AFTER UPDATE ON \(layer) WHEN OLD.fid != NEW.fid AND \(isBlank) BEGIN
                DELETE FROM \(index) WHERE id IN (OLD.fid, NEW.fid);
            END;
            CREATE TRIGGER \(index)_delete AFTER DELETE ON \(layer) WHEN OLD.geom NOT NULL BEGIN
                DELETE FROM \(index) WHERE id = OLD.fid;
            END;

            """
    }
}
