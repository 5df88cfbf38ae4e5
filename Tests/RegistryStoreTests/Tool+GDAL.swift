import TestWitnesses

extension Tool {
    /// Runs a script of Debian's Python with GDAL; what it writes is the answer.
    static func gdal(_ script: String, _ argument: String) throws -> String {
        let preamble = """
            import sys, sqlite3
            from osgeo import ogr
            ogr.UseExceptions()
            path = sys.argv[1]

            """
        let answer = try run(python, "-c", preamble + script, argument)
        return answer.status == 0 ? answer.output + answer.error : "status \(answer.status): \(answer.error)"
    }
}
