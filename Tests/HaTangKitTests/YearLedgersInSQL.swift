/// The dead zones, cable routes and figures of the year once more, for ``YearInSQL``.
enum YearLedgersInSQL {
    /// Rows that state steps in the wrong order or after their own day.
    static let refused = """
        kind = 'deadzone' AND (
            max(cells ->> 8, cells ->> 9, cells ->> 10, cells ->> 11, cells ->> 12, cells ->> 14, cells ->> 15)
                > ifnull(nullif(cells ->> 0, ''), surveyed)
            OR cells ->> 9 <> '' AND cells ->> 9 < cells ->> 8)
        """

    /// Where every work stands on the day asked for, and by all that is stated.
    static let progress = """
        CREATE TEMP TABLE ranks(kind, name, rank, field);
        INSERT INTO ranks VALUES ('deadzone', 'đã báo', 0, 8), ('deadzone', 'đã xác minh', 1, 9),
            ('deadzone', 'đã có kế hoạch', 2, 10), ('deadzone', 'đã xử lý', 3, 11),
            ('deadzone', 'đã kiểm tra kết quả', 4, 12), ('deadzone', 'bác bỏ', 5, 14), ('deadzone', 'mở lại', 6, 15),
            ('cable', 'kế hoạch', 0, NULL), ('cable', 'đã khảo sát', 1, NULL), ('cable', 'đang làm', 2, 8),
            ('cable', 'hoàn thành', 3, 9), ('cable', 'đã nghiệm thu', 4, 10), ('cable', 'mở lại', 5, 11);

        CREATE TEMP TABLE works AS
            SELECT kind, kind || ' ' || (cells ->> 1) AS object, max(said.day) AS base,
                max(said.day) BETWEEN date(asked.day, '-AGE days') AND asked.day AS is_proven
            FROM said, asked WHERE kind IN ('deadzone', 'cable') GROUP BY 2;

        CREATE TEMP TABLE progress AS
            SELECT works.object, at, coalesce(stated.rank, made.rank, 0) AS rank,
                iif(stated.rank IS NULL, made.day, NULL) AS since
            FROM works JOIN (SELECT day AS at FROM asked UNION SELECT '9999-12-31')
                LEFT JOIN (
                    SELECT newest.object, moment, rank, newest.value AS day,
                        row_number() OVER (PARTITION BY newest.object, moment ORDER BY newest.value DESC, rank DESC) AS recency
                    FROM (SELECT day AS moment FROM asked UNION SELECT '9999-12-31')
                        JOIN works JOIN ranks ON ranks.kind = works.kind
                        JOIN newest ON newest.object = works.object AND newest.field = ranks.field
                    WHERE newest.value <= moment
                ) AS made ON made.object = works.object AND moment = at AND recency = 1
                LEFT JOIN (
                    SELECT status.object, rank, own.value IS NULL AS lacks_day
                    FROM works JOIN newest AS status ON status.object = works.object AND status.field = 7
                        JOIN ranks ON ranks.kind = works.kind AND name = status.value
                        LEFT JOIN newest AS own ON own.object = works.object AND own.field = ranks.field
                ) AS stated ON stated.object = works.object AND lacks_day AND stated.rank > ifnull(made.rank, -1);
        """.replacing("AGE", with: "\(YearRules.ledgerAge)")

    static let deadZones = """
        CREATE TEMP TABLE zones AS
            SELECT places.commune, is_proven,
                progress.rank IN (0, 1, 2, 6) OR progress.rank = 4 AND result.value = 'không đạt' AS is_open,
                progress.rank = 3 OR progress.rank = 4 AND ifnull(result.value, '') <> 'không đạt' AS is_resolved
            FROM asked JOIN works JOIN places ON places.object = works.object
                JOIN progress ON progress.object = works.object AND at = asked.day
                LEFT JOIN newest AS reported ON reported.object = works.object AND reported.field = 8
                LEFT JOIN newest AS result ON result.object = works.object AND result.field = 13
            WHERE works.kind = 'deadzone' AND ifnull(reported.value, '0000') <= asked.day;
        CREATE TEMP TABLE zone_counts AS
            SELECT code, count(*) FILTER (WHERE is_open) AS open, count(*) FILTER (WHERE is_resolved) AS resolved,
                count(*) FILTER (WHERE is_open AND is_proven) AS proven
            FROM grid LEFT JOIN zones ON zones.commune = code GROUP BY code;
        INSERT INTO verdicts
            SELECT code, 'dead-zones', CASE WHEN proven > 1 THEN 'not-met'
                WHEN open <= 1 AND (SELECT max(is_proven) FROM works WHERE kind = 'deadzone') THEN 'met'
                ELSE 'not-proven' END
            FROM zone_counts;
        """

    static let indicators = """
        CREATE TEMP TABLE figures AS
            SELECT commune, value / 100.0 AS value, figure_day FROM (
                SELECT cells ->> 4 AS commune, CAST(cells ->> 2 AS REAL) AS value, cells ->> 5 AS figure_day,
                    row_number() OVER (PARTITION BY cells ->> 4, cells ->> 5 ORDER BY said.day DESC, survey DESC, row DESC)
                        AS recency, said.day AS stated
                FROM said WHERE kind = 'indicator'
            ), asked WHERE recency = 1 AND stated <= asked.day AND figure_day <= asked.day;
        INSERT INTO verdicts
            SELECT code, 'figure', CASE WHEN figure_day IS NULL OR figure_day < date(asked.day, '-150 days')
                THEN 'not-proven' WHEN value >= 0.8 THEN 'met' ELSE 'not-met' END
            FROM asked JOIN grid LEFT JOIN (
                SELECT commune, value, max(figure_day) AS figure_day FROM figures GROUP BY commune
            ) ON commune = code;
        """

    static let cells = """
        SELECT code, 'dead zones open', open FROM zone_counts;
        SELECT code, 'dead zones resolved', resolved FROM zone_counts;
        SELECT code, 'km planned', planned FROM cable_sums;
        SELECT code, 'km done', done FROM cable_sums;
        SELECT code, 'km proven done', proven_done FROM cable_sums;
        SELECT code, 'km verified', verified FROM cable_sums;
        SELECT code, 'km overdue', overdue FROM cable_sums;
        """
}
