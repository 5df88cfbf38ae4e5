public import CoverageEngine
import RegistryRecords

/// The rows behind every figure of one commune as JSON.
public enum ExplanationReport {
    /// The text, with a line break at its end; unknown is null, never absent.
    public static func json(_ explanation: CommuneExplanation) -> String {
        JSONText.object(
            [("contract", .integer(CoverageTable.contract))] + explanation.heading.members() + [
                ("targets_digest", .text(explanation.targetsDigest)),
                ("commune", CoverageJSON.value(explanation.coverage)),
                ("postal_points", .list(explanation.postalPoints.map(value))),
                ("cells", .list(explanation.cells.map(value))),
                ("dead_zones", .list(explanation.deadZones.map(value))),
                ("cables", .list(explanation.cables.map(value))),
                ("settlements", .list(explanation.settlements.map(value))),
                ("claims", .list(explanation.claims.map(value))),
                ("samples", .list(explanation.samples.map(value))),
                ("indicators", .list(explanation.indicators.map(value))),
                ("proofs", .list(explanation.proofs.map(value))),
            ]
        ).text(linesToDepth: 2) + "\n"
    }

    /// What a verdict rests on; `table` and `record`, `survey` and `row` are names in the registry.
    static func value(_ proof: VerdictProof) -> JSONText {
        [
            "target": .text(proof.target), "verdict": .text(proof.verdict.rawValue),
            "rows": .list(
                proof.rows.map { row in
                    [
                        "table": .text(row.kind.table), "record": .text(row.record),
                        "code": row.code.isEmpty ? nil : .text(row.code),
                        "survey": row.survey.isEmpty ? nil : .text(row.survey), "file": .text(row.source.file),
                        "sheet": JSONText(row.source.sheet),
                        "row": row.source.row > 0 ? .integer(row.source.row) : nil,
                        "surveyed": JSONText(row.source.surveyed?.description),
                        "validity": .text(row.validity.rawValue),
                    ]
                }),
            "lists": .list(
                proof.lists.map { list in
                    [
                        "survey": .text(list.survey), "file": .text(list.source.file),
                        "sheet": JSONText(list.source.sheet),
                    ]
                }),
            "parts": .list(proof.parts.map { .text($0) }),
        ]
    }

    static func value(_ point: ExplainedPostalPoint) -> JSONText {
        [
            "code": .text(point.code), "name": JSONText(point.name), "kind": JSONText(point.kind?.rawValue),
            "enterprise": JSONText(point.enterprise), "staffed": value(point.staffed),
            "internet": value(point.internet), "proven": .bool(point.isProvenStaffedOnline),
            "candidate": .bool(point.isCandidate), "source": value(point.source),
            "hours_per_day": JSONText(point.hoursPerDay), "services": JSONText(point.services),
        ]
    }

    private static func value(_ answer: StatedAnswer) -> JSONText {
        [
            "answer": answer.answer == .unknown ? nil : .text(answer.answer.rawValue),
            "validity": .text(answer.validity.rawValue), "source": answer.source.map(value) ?? nil,
        ]
    }

    /// A row of a survey; a row number that is not known is null.
    package static func value(_ source: SourceRow) -> JSONText {
        [
            "file": .text(source.file), "sheet": JSONText(source.sheet),
            "row": source.row > 0 ? .integer(source.row) : nil, "surveyed": JSONText(source.surveyed?.description),
            "inspector": JSONText(source.inspector), "photos": .list(source.photos.map(PhotoWords.value)),
        ]
    }

    private static func value(_ cell: ExplainedCell) -> JSONText {
        [
            "site": .text(cell.site), "site_name": JSONText(cell.siteName), "site_commune": JSONText(cell.siteCommune),
            "operator": cell.operator.isEmpty ? nil : .text(cell.operator),
            "technology": JSONText(cell.technology?.rawValue), "band_mhz": JSONText(cell.bandMHz),
            "sector": JSONText(cell.sector), "radius_m": JSONText(cell.radiusMetres),
            "assumed_radius": .bool(cell.isRadiusAssumed), "azimuth_deg": JSONText(cell.beam?.azimuthDegrees),
            "beam_deg": JSONText(cell.beam?.widthDegrees), "assumed_beam": .bool(cell.isBeamAssumed),
            "on_air": JSONText(cell.onAirFrom?.description),
            "off_air": JSONText(cell.offAirFrom?.description),
            "on_air_on_day": cell.isOnAir == .unknown ? nil : .text(cell.isOnAir.rawValue),
            "validity": .text(cell.validity.rawValue), "source": value(cell.source),
        ]
    }

    private static func value(_ zone: ExplainedDeadZone) -> JSONText {
        [
            "code": .text(zone.code), "place": JSONText(zone.place), "class": JSONText(zone.zoneClass?.rawValue),
            "operator": JSONText(zone.operator), "households": JSONText(zone.households),
            "status": JSONText(zone.status?.rawValue), "reported": JSONText(zone.reported?.description),
            "resolved": JSONText(zone.resolved?.description), "open": .bool(zone.isOpen),
            "since": JSONText(zone.since?.description), "promised": JSONText(zone.promised?.description),
            "check_result": JSONText(zone.checkResult?.rawValue), "handled_by": JSONText(zone.handledBy),
            "reason": JSONText(zone.reason),
            "source": value(zone.source),
        ]
    }

    private static func value(_ cable: ExplainedCable) -> JSONText {
        [
            "code": .text(cable.code), "road": JSONText(cable.road), "enterprise": JSONText(cable.enterprise),
            "status": JSONText(cable.status?.rawValue), "deadline": JSONText(cable.deadline?.description),
            "kilometres": CoverageJSON.value(cable.kilometres), "equal_share": .bool(cable.isEqualShare),
            "since": JSONText(cable.since?.description), "closing_proven": .bool(cable.isClosingProven),
            "evidence": JSONText(cable.evidence),
            "source": value(cable.source),
        ]
    }

    private static func value(_ settlement: ExplainedSettlement) -> JSONText {
        [
            "code": .text(settlement.code), "name": JSONText(settlement.name),
            "households": JSONText(settlement.households), "population": JSONText(settlement.population),
            "covered": .object(
                TechnologyClass.allCases.map { technology in
                    let answer = settlement.covered[technology] ?? .unknown
                    return (technology.rawValue, answer == .unknown ? nil : .text(answer.rawValue))
                }),
            "source": value(settlement.source),
        ]
    }

    private static func value(_ claim: ExplainedClaim) -> JSONText {
        [
            "code": claim.code.isEmpty ? nil : .text(claim.code), "name": JSONText(claim.name),
            "operator": claim.operator.isEmpty ? nil : .text(claim.operator),
            "technology": .text(claim.technology.rawValue), "valid_from": JSONText(claim.validFrom?.description),
            "valid_to": JSONText(claim.validTo?.description), "area_share": JSONText(claim.areaShare),
            "source": value(claim.source),
        ]
    }

    static func value(_ indicator: ExplainedIndicator) -> JSONText {
        guard case .object(let members) = CoverageJSON.value(indicator.value) else { return .null }
        return .object(
            members.map { ($0.key == "source" ? "published_by" : $0.key, $0.value) } + [
                ("validity", .text(indicator.validity.rawValue)), ("source", value(indicator.source)),
            ])
    }

    private static func value(_ sample: ExplainedSample) -> JSONText {
        [
            "code": sample.code.isEmpty ? nil : .text(sample.code), "operator": JSONText(sample.operator),
            "technology": .text(sample.technology.rawValue), "measured": .text(sample.measured.description),
            "time": JSONText(sample.time), "rsrp_dbm": JSONText(sample.rsrp),
            "download_mbps": JSONText(sample.download), "upload_mbps": JSONText(sample.upload),
            "latency_ms": JSONText(sample.latency), "source": value(sample.source),
        ]
    }
}

extension CommuneExplanation {
    /// What the explanation says about itself.
    package var heading: ReportHeading {
        ReportHeading(
            registry: registry, registryVersion: registryVersion, era: era, day: day, known: known, method: method,
            targetsDigest: targetsDigest)
    }
}
