import HaTangKit
import RegistryRecords
import ReportWriters

extension VerifyReport {
    /// For scripts.
    func json() -> String {
        func cells(_ differences: [ReportDifference], _ now: String) -> JSONText {
            .list(
                differences.map { difference in
                    .object([
                        ("sheet", .text(difference.cell.sheet)),
                        ("cell", difference.cell.column > 0 ? .text(difference.cell.address) : .null),
                        ("row", JSONText(difference.cell.rowName)), ("column", JSONText(difference.cell.columnName)),
                        ("report", .text(difference.found)), (now, .text(difference.expected)),
                    ])
                })
        }
        return JSONText.object([
            ("contract", 1), ("standing", .text(verification.standing.rawValue)),
            ("genuine", .bool(verification.standing.isGenuine)), ("report", .text(verification.report)),
            ("registry", ["id": .text(verification.registry), "version": .integer(verification.version)]),
            ("seal", verification.seal?.json ?? .null), ("compared", .integer(verification.compared)),
            ("other_tables", .list(verification.otherTables.map { .text($0.rawValue) })),
            ("changed", cells(verification.differences, "registry")),
            (
                "sheets",
                .list(
                    verification.traces.map { trace in
                        [
                            "name": .text(trace.name), "hidden": .bool(trace.isHidden),
                            "formulas": .integer(trace.formulas.count), "masked": .integer(trace.masked.count),
                            "hidden_rows": .integer(trace.hiddenRows), "hidden_columns": .integer(trace.hiddenColumns),
                            "drawings": .bool(trace.hasDrawings),
                        ]
                    })
            ),
            (
                "since",
                [
                    "surveys": .list(
                        verification.newSurveys.map { survey in
                            [
                                "file": .text(survey.description.file), "kind": .text(survey.description.kind.rawValue),
                                "surveyed": JSONText(survey.description.surveyed?.description),
                                "version": .integer(survey.version),
                            ]
                        }), "other_versions": .integer(verification.otherVersions),
                    "cells": cells(verification.outdated, "now"),
                ]
            ),
        ]).text(linesToDepth: 2) + "\n"
    }
}
