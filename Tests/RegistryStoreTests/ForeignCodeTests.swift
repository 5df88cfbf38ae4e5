import RegistryStore
import SQLiteStore
import TestWitnesses
import Testing

/// Registries that come from somebody, with code in them.
struct ForeignCodeTests {
    struct Plant: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var script: String
        /// The name that the refusal tells; nil where nothing is refused.
        var name: String?
        /// Whether the file can still be read.
        var isReadable = true
    }

    static let plants = [
        Plant(
            testDescription: "a trigger that forges when we write",
            script: """
                CREATE TRIGGER quiet AFTER UPDATE ON hatang_registry BEGIN DELETE FROM hatang_history; END;
                """, name: "quiet"),
        Plant(
            testDescription: "a trigger in the dress of an index",
            script: """
                CREATE TRIGGER rtree_settlements_geom_update7 AFTER UPDATE ON settlements BEGIN
                    DELETE FROM rtree_settlements_geom WHERE id = OLD.fid; DELETE FROM postal_points WHERE TRUE; END;
                """, name: "rtree_settlements_geom_update7"),
        Plant(
            testDescription: "another text under the name of one of our triggers",
            script: """
                DROP TRIGGER hatang_before_cells_delete;
                CREATE TRIGGER hatang_before_cells_delete BEFORE DELETE ON cells BEGIN SELECT 1; END;
                """, name: "hatang_before_cells_delete"),
        Plant(
            testDescription: "a trigger on a table of everybody",
            script: "CREATE TRIGGER dates AFTER UPDATE ON gpkg_contents BEGIN DELETE FROM hatang_surveys; END;",
            name: "dates"),
        Plant(
            testDescription: "a view that never ends in place of a table",
            script: """
                ALTER TABLE hatang_documents RENAME TO elsewhere;
                CREATE VIEW hatang_documents AS WITH RECURSIVE n(name) AS (SELECT 1 UNION ALL SELECT name + 1 FROM n)
                    SELECT name, name AS digest, name AS content FROM n;
                """, name: "hatang_documents", isReadable: false),
        Plant(
            testDescription: "another view under the name of ours",
            script: "DROP VIEW hatang_raw_rows; CREATE VIEW hatang_raw_rows AS SELECT * FROM hatang_surveys;",
            name: "hatang_raw_rows", isReadable: false),
        Plant(
            testDescription: "a virtual table in place of a table",
            script: "DROP TABLE hatang_tokens; CREATE VIRTUAL TABLE hatang_tokens USING fts5(name);",
            name: "hatang_tokens", isReadable: false),
        Plant(
            testDescription: "an index made anew by another program",
            script: """
                DROP TRIGGER rtree_settlements_geom_delete;
                CREATE TRIGGER "rtree_settlements_geom_delete" AFTER DELETE ON "settlements" WHEN old."geom" NOT NULL
                    BEGIN DELETE FROM "rtree_settlements_geom" WHERE id = OLD."fid"; END;
                CREATE TRIGGER "rtree_settlements_geom_update6" AFTER UPDATE OF "geom" ON "settlements" WHEN
                    OLD."fid" = NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom")) BEGIN
                    UPDATE "rtree_settlements_geom" SET id = NEW."fid" WHERE id = OLD."fid"; END;
                """),
        Plant(
            testDescription: "tables, views and triggers of others beside ours",
            script: """
                CREATE TABLE layer_styles (name TEXT);
                CREATE TRIGGER style AFTER INSERT ON layer_styles BEGIN DELETE FROM layer_styles; END;
                CREATE VIEW nearby AS SELECT code FROM settlements;
                """),
    ]

    @Test(arguments: plants) func `code of others is never run by reading or writing`(plant: Plant) throws {
        let folder = try TemporaryFolder()
        let path = folder.file("sent.gpkg")
        _ = try Registry.create(at: path)
        try Connection(path: path, mode: .readWrite).execute(plant.script)
        let before = try folder.bytes("sent.gpkg")
        let refusal = plant.name.map { RegistryError.foreignCode(name: $0) }
        #expect(problem(opening: path, mode: .readWrite) == refusal)
        #expect(problem(opening: path, mode: .readOnly) == (plant.isReadable ? nil : refusal))
        if refusal != nil { #expect(try folder.bytes("sent.gpkg") == before, "nothing was written") }
    }

    private func problem(opening path: String, mode: Registry.Mode) -> RegistryError? {
        do {
            _ = try Registry(opening: path, mode: mode)
            return nil
        } catch {
            return error
        }
    }
}
