extension Migration {
    /// The steps of dead-zone reports and cable clean-ups that the first layout had no days for, and what proves them.
    static let lifeCycles = """
        ALTER TABLE dead_zones ADD COLUMN checked DATE;
        ALTER TABLE dead_zones ADD COLUMN check_result TEXT;
        ALTER TABLE dead_zones ADD COLUMN check_value TEXT;
        ALTER TABLE dead_zones ADD COLUMN rejected DATE;
        ALTER TABLE dead_zones ADD COLUMN reopened DATE;
        ALTER TABLE dead_zones ADD COLUMN handled_by TEXT;
        ALTER TABLE dead_zones ADD COLUMN reason TEXT;
        ALTER TABLE cable_routes ADD COLUMN started DATE;
        ALTER TABLE cable_routes ADD COLUMN done DATE;
        ALTER TABLE cable_routes ADD COLUMN verified DATE;
        ALTER TABLE cable_routes ADD COLUMN reopened DATE;
        ALTER TABLE cable_routes ADD COLUMN poles_done INTEGER;
        ALTER TABLE cable_routes ADD COLUMN photo_before TEXT;
        ALTER TABLE cable_routes ADD COLUMN photo_after TEXT;
        ALTER TABLE cable_routes ADD COLUMN acceptance TEXT;
        ALTER TABLE cable_routes ADD COLUMN reason TEXT;

        """
}
