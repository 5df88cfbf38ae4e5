public import CoverageEngine
import RegistryRecords

/// The coverage table as JSON, by a contract: keys may be added, none is renamed, unknown is null and never absent.
///
/// Numbers are unrounded, communes sorted by code, keys in a fixed order: equal tables give equal bytes.
public enum CoverageJSON {
    /// The text, with a line break at its end.
    ///
    /// - Parameter seal: What `hatang verify` checks the text by, under the key `seal`; nil leaves the key out.
    public static func text(_ table: CoverageTable, seal: ReportSeal? = nil) -> String {
        var value = value(table)
        if let seal, case .object(let members) = value { value = .object(members + [("seal", seal.json)]) }
        return value.text(linesToDepth: 2) + "\n"
    }

    /// The value that ``text(_:)`` writes.
    public static func value(_ table: CoverageTable) -> JSONText {
        let communes = table.communes.sorted { $0.commune.code < $1.commune.code }
        return .object(
            [("contract", .integer(CoverageTable.contract))] + table.heading.members() + [
                ("boundary_quality", JSONText(table.boundaryQuality)),
                ("targets_digest", .text(table.targetsDigest)), ("undecided_records", .integer(table.undecided)),
                ("unclaimed_edits", .integer(table.unclaimedEdits)),
                ("sample_rule", value(table.sampleRule)),
            ] + table.populationMembers + [
                ("communes", .list(communes.map(value))),
                ("targets", .list(table.targets.map(value))),
                (
                    "province_indicators",
                    .object(table.indicators.sorted { $0.key < $1.key }.map { ($0.key, .list($0.value.map(value))) })
                ),
            ])
    }

    /// One commune; also what explains it begins with.
    static func value(_ coverage: CommuneCoverage) -> JSONText {
        let commune = coverage.commune
        return [
            "code": .text(commune.code), "name": .text(commune.name), "kind": .text(commune.kind.rawValue),
            "boundary_quality": JSONText(coverage.boundaryQuality?.rawValue),
            "area_km2": JSONText(coverage.areaSquareKilometres),
            "postal": value(coverage.postal),
            "mobile": value(coverage.mobile),
            "dead_zones": [
                "open": .integer(coverage.deadZones.open), "resolved": .integer(coverage.deadZones.resolved),
            ],
            "cables": value(coverage.cables),
            "province": .text(commune.province),
            "verdicts": .object(
                coverage.verdicts.sorted { $0.key < $1.key }.map { ($0.key, .text($0.value.rawValue)) }),
            "operators": coverage.operators.map { .object($0.map { ($0.operator, value($0)) }) } ?? .null,
            "claimed": claimed(coverage.evidence), "measured": measured(coverage.evidence),
            "figures": .object(coverage.figures.sorted { $0.key < $1.key }.map { ($0.key, value($0.value)) }),
            "indicators": .list(coverage.indicators.map(value)),
        ]
    }

    static func value(_ mobile: [TechnologyClass: MobileCoverage]) -> JSONText {
        .object(TechnologyClass.allCases.map { ($0.rawValue, value(mobile[$0])) })
    }

    package static func value(_ cables: CableCoverage) -> JSONText {
        [
            "planned_km": .number(cables.plannedKilometres), "done_km": .number(cables.doneKilometres),
            "proven_done_km": .number(cables.provenDoneKilometres),
            "verified_km": .number(cables.verifiedKilometres), "overdue_km": .number(cables.overdueKilometres),
        ]
    }

    private static func value(_ postal: PostalCoverage) -> JSONText {
        [
            "verdict": .text(postal.verdict.rawValue), "reason": JSONText(postal.reason?.rawValue),
            "points": .integer(postal.points), "staffed": .integer(postal.staffed),
            "staffed_online": .integer(postal.staffedOnline), "people_per_point": JSONText(postal.peoplePerPoint),
            "mean_radius_km": JSONText(postal.meanRadiusKilometres),
            "distance": postal.distance.map(value) ?? .null,
        ]
    }

    /// Kilometres from the settlements to the nearest staffed point; an end that nothing bounds is null.
    private static func value(_ distance: PostalDistance) -> JSONText {
        [
            "settlements": .integer(distance.settlements),
            "weighted_by": .text(distance.isWeighted ? "households" : "settlements"),
            "mean_low_km": .number(distance.mean.low), "mean_high_km": .number(distance.mean.high),
            "largest_low_km": .number(distance.largest.low), "largest_high_km": .number(distance.largest.high),
        ]
    }

    /// The interval; an end that nothing bounds is null.
    private static func value(_ figure: TargetFigure) -> JSONText {
        ["low": .number(figure.low), "high": .number(figure.high)]
    }

    /// A figure from another statistic; percentages are parts of 1.
    static func value(_ indicator: IndicatorValue) -> JSONText {
        [
            "code": .text(indicator.code), "indicator": .text(indicator.indicator),
            "day": .text(indicator.day.description), "value": JSONText(indicator.value),
            "unit": JSONText(indicator.unit), "source": JSONText(indicator.source),
        ]
    }

    private static func value(_ mobile: MobileCoverage?) -> JSONText {
        [
            "verdict": JSONText(mobile?.verdict?.rawValue), "measure": JSONText(mobile?.measure.rawValue),
            "low": JSONText(mobile?.low), "high": JSONText(mobile?.high), "sites": JSONText(mobile?.sites),
            "cells": JSONText(mobile?.cells), "assumed_radius": JSONText(mobile?.assumedRadius),
            "area_share": JSONText(mobile?.areaShare), "settlement_share": JSONText(mobile?.settlementShare),
            "household_share": JSONText(mobile?.householdShare),
            "population_share": JSONText(mobile?.populationShare),
            "present": mobile.map { .bool($0.isPresent) } ?? .null, "assumed_beam": JSONText(mobile?.assumedBeam),
        ]
    }

    static func value(_ summary: TargetSummary) -> JSONText {
        [
            "code": .text(summary.target.code), "met": .integer(summary.met), "not_met": .integer(summary.notMet),
            "not_proven": .integer(summary.notProven), "of": .integer(summary.of),
            "threshold": .number(summary.target.threshold), "verdict": .text(summary.verdict.rawValue),
            "communes_share": .number(summary.target.communesShare), "province": JSONText(summary.province),
            "title": ["vi": .text(summary.target.title.vi), "en": .text(summary.target.title.en)],
            "measure": .text(summary.target.measure.rawValue), "scope": .text(summary.target.scope.rawValue),
            "not_asked": .integer(summary.notAsked), "figure": summary.figure.map(value) ?? .null,
        ]
    }
}
