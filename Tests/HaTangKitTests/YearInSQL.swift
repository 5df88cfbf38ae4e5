import Foundation
import HaTangKit
import TestWitnesses

/// The table of a day once more, by SQLite's command from the rows as imported; it shares no code with the product.
struct YearInSQL {
    /// The registry's file.
    let path: String

    /// The value of each cell of the table, by commune and column; an absent value is missing here.
    ///
    /// - Parameter known: Rows imported later are left out.
    func cells(on day: Day, known: Day) throws -> [String: String] {
        let script = """
            CREATE TEMP TABLE asked AS SELECT '\(day)' AS day, '\(known)' AS known, NULL AS operator;
            \(Self.statements)
            \(Self.postal)
            \(Self.mobile)
            \(YearLedgersInSQL.progress)
            \(YearLedgersInSQL.deadZones)
            \(YearCablesInSQL.shares)
            \(YearCablesInSQL.lengths)
            \(YearLedgersInSQL.indicators)
            .mode list
            SELECT * FROM postal_cells;
            SELECT * FROM mobile_cells;
            SELECT * FROM target_cells;
            \(YearLedgersInSQL.cells)
            """
        return try cells(of: script)
    }

    /// The mobile cells of the table for one operator; parameters are those of ``cells(on:known:)``.
    func cells(ofOperator name: String, on day: Day, known: Day) throws -> [String: String] {
        try cells(
            of: """
                CREATE TEMP TABLE asked AS SELECT '\(day)' AS day, '\(known)' AS known, '\(name)' AS operator;
                \(Self.statements)
                CREATE TEMP TABLE verdicts(code, target, verdict);
                \(Self.mobile)
                .mode list
                SELECT * FROM mobile_cells;
                """)
    }

    private func cells(of script: String) throws -> [String: String] {
        let output = try Tool.output(of: "/usr/bin/sqlite3", "-readonly", path, input: script)
        let pairs = output.split(separator: "\n").compactMap { line -> (String, String)? in
            let cells = line.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
            return cells[2].isEmpty ? nil : ("\(cells[0]) \(cells[1])", cells[2])
        }
        return Dictionary(pairs, uniquingKeysWith: { first, second in "\(first) and \(second)" })
    }

    /// How many rows state a commune that there is not, a day that there is not, or an end before the beginning.
    func refusedRows() throws -> Int? {
        let query = """
            SELECT count(*) FROM hatang_surveys JOIN hatang_raw_rows ON survey = id WHERE row > 1 AND (\(Self.refused));
            """
        let output = try Tool.output(of: "/usr/bin/sqlite3", "-readonly", path, query)
        return Int(output.trimmingCharacters(in: .newlines))
    }

    private static let refused = """
        kind <> 'cable' AND cells ->> 4 <> '' AND cells ->> 4 NOT IN (SELECT code FROM communes WHERE valid_to IS NULL)
            OR kind = 'postal' AND (
                cells ->> 9 <> '' AND date(cells ->> 9, '+0 days') <> cells ->> 9
                OR cells ->> 9 <> '' AND cells ->> 10 <> '' AND cells ->> 10 < cells ->> 9)
            OR \(YearLedgersInSQL.refused)
        """

    /// The newest statement of every field of every object: of the latest day, and of one day the one imported last.
    private static let statements = """
        CREATE TEMP TABLE grid AS
            SELECT code, area_km2, row_number() OVER (ORDER BY code) - 1 AS place
            FROM communes WHERE valid_to IS NULL;

        CREATE TEMP TABLE said AS
            SELECT kind, id AS survey, row, cells, ifnull(nullif(cells ->> 0, ''), surveyed) AS day
            FROM hatang_surveys JOIN hatang_raw_rows ON survey = id, asked
            WHERE row > 1 AND date(imported_at, '+7 hours') <= known
                AND NOT (REFUSED);

        CREATE TEMP TABLE newest AS
            SELECT object, field, value, day FROM (
                SELECT object, field, value, day,
                    row_number() OVER (PARTITION BY object, field ORDER BY day DESC, survey DESC, row DESC) AS recency
                FROM (
                    SELECT said.kind || ' ' || (cells ->> 1) AS object, key AS field, value, day, survey, row
                    FROM said, json_each(cells)
                    UNION ALL
                    SELECT 'cell ' || (cells ->> 1) || '|' || (cells ->> 7) || '|' || (cells ->> 8), key, value, day,
                        survey, row
                    FROM said, json_each(cells) WHERE said.kind = 'bts'
                ) WHERE value <> ''
            ) WHERE recency = 1;
        CREATE INDEX temp.newest_object ON newest(object, field);

        CREATE TEMP TABLE seen AS
            SELECT 'cell ' || (cells ->> 1) || '|' || (cells ->> 7) || '|' || (cells ->> 8) AS object, max(day) AS day
            FROM said WHERE kind = 'bts' GROUP BY 1;

        CREATE TEMP TABLE places AS
            SELECT objects.object, CAST(easting.value AS REAL) AS easting, CAST(northing.value AS REAL) AS northing,
                ifnull(grid.code, commune.value) AS commune
            FROM (SELECT DISTINCT object FROM newest) AS objects
                LEFT JOIN newest AS commune ON commune.object = objects.object AND commune.field = 4
                LEFT JOIN newest AS easting ON easting.object = objects.object AND easting.field = 5
                LEFT JOIN newest AS northing ON northing.object = objects.object AND northing.field = 6
                LEFT JOIN grid ON grid.place =
                    (northing.value - 1150000) / 1000 * 11 + (easting.value - 560000) / 1000;
        CREATE INDEX temp.places_object ON places(object);
        """.replacing("REFUSED", with: refused)

    private static let postal = """
        CREATE TEMP TABLE points AS
            SELECT commune, kind.value = 'thùng thư' AS is_box,
                staffed.value = 'có' AND internet.value = 'có'
                    AND min(staffed.day, internet.day) < date(asked.day, '-AGE days') AS is_expired,
                iif(staffed.day BETWEEN date(asked.day, '-AGE days') AND asked.day, staffed.value, '?') AS staffed,
                iif(internet.day BETWEEN date(asked.day, '-AGE days') AND asked.day, internet.value, '?') AS internet
            FROM asked, places
                JOIN newest AS kind ON kind.object = places.object AND kind.field = 3
                LEFT JOIN newest AS staffed ON staffed.object = places.object AND staffed.field = 7
                LEFT JOIN newest AS internet ON internet.object = places.object AND internet.field = 8
                LEFT JOIN newest AS opened ON opened.object = places.object AND opened.field = 9
                LEFT JOIN newest AS closed ON closed.object = places.object AND closed.field = 10
            WHERE places.object LIKE 'postal %' AND ifnull(opened.value, '0000') <= asked.day
                AND ifnull(closed.value, '9999') > asked.day;
        CREATE TEMP TABLE people AS
            SELECT commune, sum(population.value) AS people, count(*) - count(population.value) AS unstated
            FROM places LEFT JOIN newest AS population ON population.object = places.object AND population.field = 7
            WHERE places.object LIKE 'settlement %' GROUP BY commune;
        CREATE TEMP TABLE postal AS
            SELECT code, area_km2, iif(unstated = 0, people, NULL) AS people, count(is_box) AS points,
                count(*) FILTER (WHERE NOT is_box AND staffed = 'có') AS staffed,
                count(*) FILTER (WHERE NOT is_box AND staffed = 'có' AND internet = 'có') AS online,
                count(*) FILTER (WHERE NOT is_box AND ifnull(staffed, '?') <> 'không'
                    AND ifnull(internet, '?') <> 'không') AS candidates,
                count(*) FILTER (WHERE NOT is_box AND ifnull(staffed, '?') <> 'không'
                    AND ifnull(internet, '?') <> 'không' AND is_expired) AS expired,
                count(*) FILTER (WHERE NOT is_box) AS others
            FROM grid LEFT JOIN points ON points.commune = code LEFT JOIN people ON people.commune = code GROUP BY code;
        CREATE TEMP TABLE verdicts AS
            SELECT code, 'postal' AS target,
                CASE WHEN online > 0 THEN 'met' WHEN candidates > 0 THEN 'not-proven' ELSE 'not-met' END AS verdict
            FROM postal;
        CREATE TEMP VIEW postal_cells AS
            SELECT code, 'postal points', points FROM postal
            UNION ALL SELECT code, 'postal staffed', staffed FROM postal
            UNION ALL SELECT code, 'postal staffed online', online FROM postal
            UNION ALL SELECT code, 'postal reason',
                CASE WHEN online > 0 THEN NULL WHEN others = 0 THEN 'none-recorded'
                    WHEN candidates = 0 THEN 'recorded-unstaffed' WHEN expired > 0 THEN 'expired' ELSE 'unknown' END
                FROM postal
            UNION ALL SELECT code, 'people per point', 1.0 * people / points FROM postal
            UNION ALL SELECT code, 'mean radius', sqrt(area_km2 / (pi() * nullif(points, 0))) FROM postal;
        """.replacing("AGE", with: "\(YearRules.postalAge)")

    private static let mobile = """
        CREATE TEMP TABLE classes(class, generation, age, accepts, threshold);
        INSERT INTO classes VALUES \(YearRules.classes);
        CREATE TEMP TABLE radii(generation, metres);
        INSERT INTO radii VALUES \(YearRules.radii);

        CREATE TEMP TABLE service AS
            SELECT class, site.object AS site, commune, easting, northing, radius.value IS NULL AS is_assumed,
                ifnull(CAST(radius.value AS REAL), radii.metres) AS metres,
                on_air.value IS NOT NULL AND (radius.value IS NOT NULL OR accepts)
                    AND seen.day BETWEEN date(asked.day, -age || ' days') AND asked.day
                    AND on_air.day BETWEEN date(asked.day, -age || ' days') AND asked.day
                    AND (radius.value IS NULL OR radius.day BETWEEN date(asked.day, -age || ' days') AND asked.day)
                    AS is_proven
            FROM asked, seen
                JOIN newest AS generation ON generation.object = seen.object AND generation.field = 8
                JOIN newest AS code ON code.object = seen.object AND code.field = 1
                JOIN places AS site ON site.object = 'bts ' || code.value
                JOIN classes ON classes.generation = generation.value
                JOIN radii ON radii.generation = generation.value
                LEFT JOIN newest AS radius ON radius.object = seen.object AND radius.field = 11
                LEFT JOIN newest AS on_air ON on_air.object = seen.object AND on_air.field = 12
                LEFT JOIN newest AS operator ON operator.object = seen.object AND operator.field = 7
                LEFT JOIN newest AS off_air ON off_air.object = seen.object AND off_air.field = 13
            WHERE ifnull(on_air.value, '0000') <= asked.day AND ifnull(off_air.value, '9999') > asked.day
                AND operator.value = ifnull(asked.operator, operator.value);

        CREATE TEMP TABLE counts AS
            SELECT class, commune AS code, count(DISTINCT site) AS sites, count(*) AS cells, sum(is_assumed) AS assumed
            FROM service GROUP BY class, commune;

        CREATE TEMP TABLE areas AS
            SELECT class, commune AS code, sum(possible * possible) * pi() / 810000.0 AS high,
                sum(proven * proven) * pi() / 810000.0 AS low
            FROM (
                SELECT class, commune, max(metres) AS possible, max(iif(is_proven, metres, 0)) AS proven
                FROM service WHERE easting IS NOT NULL GROUP BY class, site
            ) GROUP BY class, commune;

        CREATE TEMP VIEW reaches AS
            SELECT service.class, near.object, max(is_proven) AS is_proven
            FROM places AS near JOIN service ON service.commune = near.commune
                AND (service.easting - near.easting) * (service.easting - near.easting)
                    + (service.northing - near.northing) * (service.northing - near.northing) <= metres * metres
            WHERE near.object LIKE 'settlement %' GROUP BY service.class, near.object;
        CREATE TEMP TABLE settled AS
            SELECT kinds.class, commune AS code, avg(easting IS NULL OR reaches.object IS NOT NULL) AS high,
                avg(ifnull(is_proven, 0)) AS low,
                total(households.value) FILTER (WHERE easting IS NULL OR reaches.object IS NOT NULL)
                    / sum(households.value) AS households,
                total(people.value) FILTER (WHERE easting IS NULL OR reaches.object IS NOT NULL)
                    / sum(people.value) AS people,
                count(households.value) AS household_count, count(people.value) AS people_count
            FROM (SELECT DISTINCT class FROM classes) AS kinds
                JOIN places ON places.object LIKE 'settlement %'
                LEFT JOIN newest AS households ON households.object = places.object AND households.field = 3
                LEFT JOIN newest AS people ON people.object = places.object AND people.field = 7
                LEFT JOIN reaches ON reaches.object = places.object AND reaches.class = kinds.class
            GROUP BY kinds.class, commune;

        CREATE TEMP TABLE mobile AS
            SELECT kinds.class, grid.code, threshold, ifnull(sites, 0) AS sites, ifnull(cells, 0) AS cells,
                ifnull(assumed, 0) AS assumed, ifnull(areas.high, 0) AS area, settled.high AS settled, households, people,
                household_count, people_count, iif(settled.high IS NULL, 'area-share', 'settlement-share') AS measure,
                ifnull(settled.low, ifnull(areas.low, 0)) AS low, ifnull(settled.high, ifnull(areas.high, 0)) AS high
            FROM (SELECT DISTINCT class, threshold FROM classes) AS kinds JOIN grid
                LEFT JOIN counts ON counts.class = kinds.class AND counts.code = grid.code
                LEFT JOIN areas ON areas.class = kinds.class AND areas.code = grid.code
                LEFT JOIN settled ON settled.class = kinds.class AND settled.code = grid.code;
        INSERT INTO verdicts
            SELECT code, 'mobile-' || lower(class),
                CASE WHEN low >= threshold THEN 'met' WHEN high < threshold THEN 'not-met' ELSE 'not-proven' END
            FROM mobile WHERE threshold IS NOT NULL;

        CREATE TEMP VIEW mobile_cells AS
            SELECT code, class || ' sites', sites FROM mobile
            UNION ALL SELECT code, class || ' cells', cells FROM mobile
            UNION ALL SELECT code, class || ' assumed', assumed FROM mobile
            UNION ALL SELECT code, class || ' measure', measure FROM mobile
            UNION ALL SELECT code, class || ' low', low FROM mobile
            UNION ALL SELECT code, class || ' high', high FROM mobile
            UNION ALL SELECT code, class || ' area share', area FROM mobile
            UNION ALL SELECT code, class || ' settlement share', settled FROM mobile
            UNION ALL SELECT code, class || ' household share', iif(household_count, households, NULL) FROM mobile
            UNION ALL SELECT code, class || ' population share', iif(people_count, people, NULL) FROM mobile;
        CREATE TEMP VIEW target_cells AS
            SELECT code, 'verdict ' || target, verdict FROM verdicts
            UNION ALL SELECT 'all', target || ' ' || verdict, count(*) FROM verdicts GROUP BY target, verdict;
        """
}
