import RegistryRecords
import SQLiteStore

/// What SQLite itself finds: pages, indexes, rules of columns, foreign keys.
enum PagesCheck {
    static let family = CheckFamily(
        name: BilingualText(vi: "trang và khóa", en: "pages and keys"), look: look)

    private static let mostMessages = 1000

    @Sendable private static func look(_ run: CheckRun) throws {
        let rows = try run.connection.rows("PRAGMA integrity_check(\(mostMessages))")
        for case .text(let message) in rows.compactMap(\.first) where message != "ok" { add(message, run) }
        for index in run.spatialLayers.map({ "rtree_\($0)_geom" }) where run.tables.contains(index) {
            guard case .text(let message)? = try run.connection.value("SELECT rtreecheck('main', ?)", .text(index)),
                message != "ok"
            else { continue }
            let first = message.split(separator: "\n").first.map(String.init) ?? message
            run.add(
                .spatialIndexDamaged, table: index, "Chỉ mục không gian hỏng: \(first).",
                "The spatial index is damaged: \(first).")
        }
        try lookAtReferences(run)
    }

    private static func add(_ message: String, _ run: CheckRun) {
        // Several messages may stand in one answer.
        for line in message.split(separator: "\n").map(String.init) where !line.hasPrefix("***") {
            let name = line.split(separator: " ").last.map(String.init)
            if line.contains(" index ") {
                run.add(
                    .searchIndexDamaged, row: name, "Chỉ mục \(name ?? "") không khớp với bảng: \(line).",
                    "The index \(name ?? "") does not agree with its table: \(line).")
            } else if line.contains("NULL value in") || line.contains("non-") || line.contains("CHECK constraint") {
                run.add(
                    .ruleBroken, row: name, "Một dòng trái quy định của bảng: \(line).",
                    "A row breaks a rule of its table: \(line).")
            } else {
                run.add(.pagesDamaged, "Trang của tệp bị hỏng: \(line).", "Pages of the file are damaged: \(line).")
            }
        }
    }

    /// Tables whose lost parents have a code of their own.
    private static let orphans: [String: CheckCode] = [
        "hatang_row_blocks": .rowsOrphan, "hatang_findings": .findingOrphan, "hatang_photos": .photoOrphan,
        "cells": .cellOfOtherSite,
    ]

    private static func lookAtReferences(_ run: CheckRun) throws {
        var broken = try Statement(
            "SELECT \"table\", rowid, parent, fkid FROM pragma_foreign_key_check", on: run.connection)
        while try broken.step() {
            let (table, parent) = (broken.text(at: 0) ?? "", broken.text(at: 2) ?? "")
            run.add(
                orphans[table] ?? .brokenReference, table: table, row: broken.integer(at: 1).map { "\($0)" },
                "Dòng dẫn tới một dòng không có trong bảng \(parent).",
                "The row refers to one that \(parent) does not have.")
        }
    }
}
