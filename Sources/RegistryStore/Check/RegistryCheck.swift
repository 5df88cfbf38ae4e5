import Glibc
public import RegistryRecords
import SQLiteStore

/// Finds what is wrong with the file of a registry, also where it can hardly be read.
///
///     let result = try RegistryCheck.run("an-giang.gpkg")
///     result.isSound  // no errors
public enum RegistryCheck {
    /// The parts of the check in their order.
    static let families = [
        PagesCheck.family, GeoPackageCheck.family, LayoutCheck.family, StateCheck.family, ShapesCheck.family,
        ValuesCheck.family, SurveysCheck.family, HistoryCheck.family,
    ]

    /// Is told what is being looked at and how many rows have been; what it throws stops the work and is thrown on.
    public typealias Progress = (_ part: BilingualText, _ rows: Int) throws -> Void

    /// Looks at everything on one state of the file, which is only read.
    ///
    /// - Parameter limit: How many findings of a kind are kept; all are counted.
    /// - Throws: ``RegistryError`` when there is no file to look at, when it is no registry at all, or when another program
    ///   holds it. Damage is a finding.
    /// - Complexity: Some tens of seconds for a million rows; 24 bytes of memory a geometry and 16 a record.
    public static func run(_ path: String, limit: Int = 100, progress: Progress = { _, _ in }) throws -> CheckOutcome {
        let held = try HeldFile(path, isChecked: false)
        defer { withExtendedLifetime(held) {} }
        switch held.problem {
        case .emptyFile(let path)?, .truncated(let path, _, _)?:
            return unreadable(held.problem ?? .emptyFile(path: path))
        case nil, .notGeoPackage?: break
        case let problem?: throw problem
        }
        do {
            let connection = try Connection(path: path, mode: .readOnly)
            try connection.setTrustedSchema(false)
            return try connection.reading { try run(connection, path, limit, progress) }
        } catch let error as SQLiteError {
            return try result(of: error, path, held.problem)
        }
    }

    private static func result(of error: SQLiteError, _ path: String, _ problem: RegistryError?) throws -> CheckOutcome
    {
        if error.needsRecovery { return unreadable(.needsRecovery(path: path), .fileBeside) }
        guard error.isDamage else { throw RegistryError(error) }
        if let problem { return unreadable(problem) }
        return unreadable(.damaged(detail: error.message), .pagesDamaged)
    }

    private static func unreadable(_ error: RegistryError, _ code: CheckCode = .fileUnreadable) -> CheckOutcome {
        var result = CheckOutcome()
        result.findings = [CheckFinding(code: code, problem: error.message)]
        result.counts = [code: 1]
        return result
    }

    /// Looks at a file by a connection that is reading it, or changing it.
    static func run(
        _ connection: Connection, _ path: String, _ limit: Int, _ progress: Progress
    ) throws -> CheckOutcome {
        let known = try connection.value(
            """
            SELECT count(*) FROM sqlite_schema WHERE name IN ('hatang_registry', 'hatang_migrations', 'gpkg_contents')
            """)
        guard known != .integer(0) else { throw RegistryError.notRegistry(path: path) }
        return try withoutActuallyEscaping(progress) { progress in
            var part = families[0].name
            let run = try CheckRun(
                connection, path: path, layout: try ReferenceLayout(of: connection), limit: limit
            ) { try progress(part, $0) }
            lookBeside(run)
            for family in families where run.layout.isPresent || !family.needsPresentLayout {
                part = family.name
                try progress(part, run.result.rows)
                do {
                    try family.look(run)
                } catch let error as SQLiteError where !error.isBusy {
                    let cause = error.message
                    run.add(
                        .checkStopped, "Không kiểm tra hết được phần “\(family.name.vi)”: \(cause).",
                        "The part “\(family.name.en)” could not be looked at to its end: \(cause).")
                }
            }
            return run.result
        }
    }

    /// What a writer has left beside the file, or is writing there now.
    private static func lookBeside(_ run: CheckRun) {
        for suffix in ["-journal", "-wal"] {
            var status = stat()
            guard unsafe stat(run.path + suffix, &status) == 0, status.st_size > 0 else { continue }
            run.add(
                .fileBeside, row: suffix,
                "Bên cạnh tệp có “\(suffix)”: chương trình khác đang mở tệp, hoặc đã bị ngắt khi ghi.",
                "There is a “\(suffix)” beside the file: another program has it open, or was cut off while writing.")
        }
    }
}

extension ReferenceLayout {
    /// The layout of a file by its own migrations; the newest one where it tells of none.
    init(of connection: Connection) throws {
        var numbers: Set<Int64> = []
        if try connection.value("SELECT 1 FROM sqlite_schema WHERE name = 'hatang_migrations'") != nil {
            for row in try connection.rows("SELECT number FROM hatang_migrations") {
                if case .integer(let number) = row[0] { numbers.insert(number) }
            }
        }
        try self.init(applied: numbers.isEmpty ? Set(Migration.all.map { Int64($0.number) }) : numbers)
    }
}
