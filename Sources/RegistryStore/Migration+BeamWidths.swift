extension Migration {
    /// The width of a cell's beam, in degrees.
    static let beamWidths = """
        ALTER TABLE cells ADD COLUMN beam_deg DOUBLE;

        """
}
