/// The cable routes of the year once more, for ``YearInSQL``: lines are cut by the squares of the grid in its plane.
enum YearCablesInSQL {
    /// Lengths over the ellipsoid are those of the grid over its scale: 0.9999 on the meridian of the zone, growing with
    /// the square of the distance from it over twice the square of the earth's radius (that of Gauss at 10.4° N, metres).
    static let shares = """
        CREATE TEMP TABLE vertices AS
            SELECT object, key AS number, corners.value ->> 0 AS east, corners.value ->> 1 AS north
            FROM newest, json_each('[[' || replace(replace(
                substr(newest.value, 12, length(newest.value) - 12), ', ', '],['), ' ', ',') || ']]') AS corners
            WHERE object LIKE 'cable %' AND field = 16;
        CREATE TEMP TABLE segments AS
            SELECT first.object, 1.0 * first.east AS east, 1.0 * first.north AS north,
                1.0 * second.east - first.east AS eastward, 1.0 * second.north - first.north AS northward,
                0.9999 * (1 + pow((first.east + second.east) / 2.0 - 500000, 2) / (2 * pow(6358000.0, 2))) AS scale
            FROM vertices AS first JOIN vertices AS second
                ON second.object = first.object AND second.number = first.number + 1;
        CREATE TEMP TABLE squares AS
            SELECT code, 560000.0 + 1000 * (place % 11) AS west, 1150000.0 + 1000 * (place / 11) AS south FROM grid;
        CREATE TEMP TABLE pieces AS
            SELECT object, code, sum(max(0, until - since) * sqrt(eastward * eastward + northward * northward) / scale)
                AS metres
            FROM (
                SELECT object, code, eastward, northward, scale,
                    max(0, iif(eastward = 0, iif(east BETWEEN west AND west + 900, 0, 2),
                            min((west - east) / nullif(eastward, 0), (west + 900 - east) / nullif(eastward, 0))),
                        iif(northward = 0, iif(north BETWEEN south AND south + 900, 0, 2),
                            min((south - north) / nullif(northward, 0), (south + 900 - north) / nullif(northward, 0))))
                        AS since,
                    min(1, iif(eastward = 0, 1,
                            max((west - east) / nullif(eastward, 0), (west + 900 - east) / nullif(eastward, 0))),
                        iif(northward = 0, 1,
                            max((south - north) / nullif(northward, 0), (south + 900 - north) / nullif(northward, 0))))
                        AS until
                FROM segments JOIN squares
            ) GROUP BY object, code HAVING metres > 0;
        CREATE TEMP TABLE shares AS
            SELECT object, code, metres / sum(metres) OVER (PARTITION BY object) AS share FROM pieces
            UNION ALL
            SELECT object, trim(named.value), 1.0 / (length(newest.value) - length(replace(newest.value, ';', '')) + 1)
            FROM newest, json_each('["' || replace(newest.value, ';', '","') || '"]') AS named
            WHERE object LIKE 'cable %' AND field = 4 AND object NOT IN (SELECT object FROM pieces);
        """

    static let lengths = """
        CREATE TEMP TABLE routes AS
            SELECT works.object, is_proven, progress.rank, progress.rank IN (3, 4) AS is_closed,
                final.rank IN (3, 4) AS is_closed_now, asked.day,
                coalesce(CAST(planned.value AS REAL),
                    (SELECT sum(sqrt(eastward * eastward + northward * northward) / scale)
                        FROM segments WHERE segments.object = works.object), 0) AS planned,
                CAST(done_m.value AS REAL) AS done_m, CAST(verified_m.value AS REAL) AS verified_m,
                started.value AS started, done.value AS done_day, verified.value AS verified_day,
                ifnull(extended.value, deadline.value) AS deadline,
                progress.rank = 5 AND progress.since IS NOT NULL AND ifnull(done_m.day, works.base) < progress.since
                    AS is_done_stale,
                progress.rank = 5 AND progress.since IS NOT NULL AND ifnull(verified_m.day, works.base) < progress.since
                    AS is_verified_stale,
                done.value <= asked.day AND acceptance.value IS NOT NULL
                    AND (reopened.value IS NULL OR reopened.value > done.value OR acceptance.day >= reopened.value)
                    AS has_evidence
            FROM asked JOIN works
                JOIN progress ON progress.object = works.object AND progress.at = asked.day
                JOIN progress AS final ON final.object = works.object AND final.at = '9999-12-31'
                LEFT JOIN newest AS planned ON planned.object = works.object AND planned.field = 12
                LEFT JOIN newest AS done_m ON done_m.object = works.object AND done_m.field = 13
                LEFT JOIN newest AS verified_m ON verified_m.object = works.object AND verified_m.field = 14
                LEFT JOIN newest AS started ON started.object = works.object AND started.field = 8
                LEFT JOIN newest AS done ON done.object = works.object AND done.field = 9
                LEFT JOIN newest AS verified ON verified.object = works.object AND verified.field = 10
                LEFT JOIN newest AS reopened ON reopened.object = works.object AND reopened.field = 11
                LEFT JOIN newest AS deadline ON deadline.object = works.object AND deadline.field = 5
                LEFT JOIN newest AS extended ON extended.object = works.object AND extended.field = 6
                LEFT JOIN newest AS acceptance ON acceptance.object = works.object AND acceptance.field = 15
            WHERE works.kind = 'cable';
        CREATE TEMP TABLE done AS
            SELECT *, CASE
                WHEN is_closed AND is_closed_now THEN ifnull(done_m, planned)
                WHEN is_closed THEN max(ifnull(done_m, 0), planned)
                WHEN is_closed_now OR is_done_stale OR ifnull(started, '0000') > day OR ifnull(done_day, '0000') > day
                    THEN 0
                ELSE ifnull(done_m, 0) END AS done
            FROM routes;
        CREATE TEMP TABLE lengths AS
            SELECT *, iif((is_closed OR planned > 0 AND done >= planned) AND NOT ifnull(has_evidence, 0), 0, done)
                    AS proven_done,
                iif(ifnull(verified_day > day, is_closed_now AND NOT is_closed) OR is_done_stale OR is_verified_stale, 0,
                    CASE WHEN rank <> 4 THEN ifnull(verified_m, 0) WHEN is_closed_now THEN ifnull(verified_m, done)
                        ELSE max(ifnull(verified_m, 0), done) END) AS verified,
                ifnull(deadline < day, 0) AS is_late
            FROM done;
        CREATE TEMP TABLE cable_sums AS
            SELECT grid.code, total(planned * share) / 1000 AS planned, total(done * share) / 1000 AS done,
                total(proven_done * share) / 1000 AS proven_done, total(verified * share) / 1000 AS verified,
                total(is_late * max(0, planned - done) * share) / 1000 AS overdue,
                total(is_proven * is_late * max(0, planned - done) * share) / 1000 AS low,
                total(is_late * max(0, planned - proven_done) * share) / 1000 AS high
            FROM grid LEFT JOIN shares ON shares.code = grid.code LEFT JOIN lengths ON lengths.object = shares.object
            GROUP BY grid.code;
        INSERT INTO verdicts
            SELECT code, 'cables', CASE WHEN low > 0.3 THEN 'not-met'
                WHEN high <= 0.3 AND (SELECT max(is_proven) FROM works WHERE kind = 'cable') THEN 'met'
                ELSE 'not-proven' END
            FROM cable_sums;
        """
}
