import HaTangKit
import RegistryRecords
import ReportWriters

/// Where dead-zone reports and computed service disagree, for people and for scripts.
struct ContradictionsReport {
    private let report: HolesReport
    private let found: CoverageContradictions

    init(_ list: HoleList) {
        report = HolesReport(list)
        found = list.contradictions
    }

    func text(_ style: ReportStyle) -> String {
        let number = NumberText(style.language)
        let service =
            report.list.request.technology.rawValue + " – "
            + (report.list.request.operator ?? style.words("mọi doanh nghiệp", "any operator"))
        var output = report.heading(
            style,
            title: style.words(
                "Mâu thuẫn giữa phản ánh vùng lõm sóng và vùng phủ tính toán: ",
                "Dead-zone reports against computed service: ") + service)
        output +=
            "\n"
            + style.words(
                "Phản ánh còn mở nằm trong vùng phủ tính toán: ", "Open reports inside of computed service: ")
            + number.whole(found.coveredReports.count) + "\n"
        output += found.coveredReports.isEmpty ? "" : coveredReports(style, number)
        output +=
            "\n"
            + style.words("Vùng không phủ chưa có phản ánh: ", "Computed holes without a report: ")
            + number.whole(found.unreportedHoles.count) + "\n"
        output += found.unreportedHoles.isEmpty ? "" : unreportedHoles(style, number)
        if !found.unplacedReports.isEmpty {
            let codes = found.unplacedReports.map(\.code).joined(separator: ", ")
            output +=
                "\n"
                + style.words(
                    "Phản ánh không có vị trí nên không so được; cần bổ sung tọa độ: ",
                    "Reports without a position could not be compared; add their coordinates: ")
            output += codes.shownOnTerminal + "\n"
        }
        return output
    }

    private func coveredReports(_ style: ReportStyle, _ number: NumberText) -> String {
        let columns: [TerminalTable.Column] = [
            .init(style.words("Phản ánh", "Report")), .init(style.words("Xã, phường", "Commune"), leastWidth: 12),
            .init(style.words("Nhà mạng", "Operator"), leastWidth: 8), .init(style.words("Công nghệ", "Technology")),
            .init(style.words("Phủ", "Covered"), isNumeric: true),
            .init(style.words("Chắc chắn", "Proven"), isNumeric: true),
            .init(style.words("Trạm phủ tới", "Sites that reach it"), leastWidth: 12),
            .init(style.words("Dòng khảo sát", "Row"), priority: 1, leastWidth: 12),
        ]
        let lines = found.coveredReports.map { entry in
            var sites: [String] = []
            for server in entry.servers where !sites.contains(server.site) { sites.append(server.site) }
            return TerminalTable.Line.cells([
                .init(entry.code), .init(entry.report.commune.name),
                .init(entry.report.operator ?? style.words("tất cả", "all")),
                .init(entry.report.technology ?? style.words("tất cả", "all")),
                .init(number.percent(entry.possibleShare)),
                .init(number.percent(entry.provenShare)), .init(sites.joined(separator: ", ")),
                .init("\(entry.report.source.file), \(style.words("dòng", "row")) \(entry.report.source.row)"),
            ])
        }
        return TerminalTable(columns: columns, lines: lines).text(width: style.width, colour: style.colour).text
    }

    private func unreportedHoles(_ style: ReportStyle, _ number: NumberText) -> String {
        let columns: [TerminalTable.Column] = [
            .init(style.words("Lỗ hổng", "Hole")), .init(style.words("Xã, phường", "Commune"), leastWidth: 12),
            .init(style.words("Diện tích (km²)", "Area (km²)"), isNumeric: true),
            .init(style.words("Ấp, khóm", "Settlements"), leastWidth: 10),
            .init(style.words("Hộ", "Households"), isNumeric: true),
            .init(style.words("Phản ánh không vị trí của xã", "Unplaced reports of the commune"), leastWidth: 10),
        ]
        let lines = found.unreportedHoles.map { entry in
            let names = entry.hole.settlements.map { $0.name ?? $0.code }
            return TerminalTable.Line.cells([
                .init(entry.hole.code), .init(entry.hole.commune.name),
                .init(number.decimal(entry.hole.squareMetres / 1e6, places: 3)),
                .init(names.isEmpty ? "–" : names.joined(separator: ", ")),
                .init(entry.hole.households.map(number.whole) ?? "–"),
                .init(entry.unplacedReports.isEmpty ? "–" : entry.unplacedReports.joined(separator: ", ")),
            ])
        }
        return TerminalTable(columns: columns, lines: lines).text(width: style.width, colour: style.colour).text
    }

    func json() -> String {
        let covered = found.coveredReports.map { entry -> JSONText in
            [
                "report": Self.value(entry.report), "possible_share": .number(entry.possibleShare),
                "proven_share": .number(entry.provenShare), "cells": .list(entry.servers.map(Self.value)),
            ]
        }
        let unreported = found.unreportedHoles.map { entry -> JSONText in
            [
                "hole": HolesReport.value(entry.hole),
                "unplaced_reports": .list(entry.unplacedReports.map { .text($0) }),
            ]
        }
        return JSONText.object(
            report.about() + [
                ("report_area_m2", .number(report.list.request.reportSquareMetres)),
                ("covered_reports", .list(covered)), ("unreported_holes", .list(unreported)),
                ("unplaced_reports", .list(found.unplacedReports.map(Self.value))),
            ]
        ).text(linesToDepth: 2) + "\n"
    }

    private static func value(_ report: CoverageContradictions.Report) -> JSONText {
        [
            "code": .text(report.code), "place": JSONText(report.place),
            "class": JSONText(report.zoneClass?.rawValue), "operator": JSONText(report.operator),
            "technology": JSONText(report.technology), "households": JSONText(report.households),
            "status": JSONText(report.status?.rawValue), "reported": JSONText(report.reported?.description),
            "commune": .text(report.commune.code), "latitude": JSONText(report.position?.latitude),
            "longitude": JSONText(report.position?.longitude), "source": ExplanationReport.value(report.source),
        ]
    }

    private static func value(_ server: CoverageContradictions.Server) -> JSONText {
        [
            "site": .text(server.site), "site_name": JSONText(server.siteName),
            "operator": JSONText(server.operator), "technology": JSONText(server.technology?.rawValue),
            "radius_m": .number(server.radiusMetres), "assumed_radius": .bool(server.isRadiusAssumed),
            "proven": .bool(server.isProven), "source": ExplanationReport.value(server.source),
        ]
    }
}
