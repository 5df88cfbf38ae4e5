/// A field of a record, named as in the canonical survey columns.
///
/// The raw value is both the canonical heading and the column of the registry.
public enum Field: String, Sendable, Hashable, Codable, CaseIterable {
    case code, name, kind, enterprise, address, staffed, internet
    case hoursPerDay = "hours_per_day"
    case phone, services, opened, closed
    case site, owner
    case `operator`, technology
    case bandMHz = "band_mhz"
    case sector
    case azimuth = "azimuth_deg"
    case beamWidth = "beam_deg"
    case height = "height_m"
    case radius = "radius_m"
    case onAir = "on_air"
    case offAir = "off_air"
    case place, village
    case zoneClass = "class"
    case severity, households
    case gridPower = "grid_power"
    case hardship, reported, verified, planned, promised, resolved, status
    case road, from, to, operators, poles
    case plannedYear = "planned_year"
    case deadline
    case extendedTo = "extended_to"
    case decision
    case plannedLength = "planned_m"
    case doneLength = "done_m"
    case verifiedLength = "verified_m"
    case population
    case validFrom = "valid_from"
    case validTo = "valid_to"
    case measured, time
    case rsrp = "rsrp_dbm"
    case download = "download_mbps"
    case upload = "upload_mbps"
    case latency = "latency_ms"
    case indicator, day, value, unit, source
    case provinceCode = "province_code"
    case seat, parent
    case checked
    case checkResult = "check_result"
    case checkValue = "check_value"
    case rejected, reopened
    case handledBy = "handled_by"
    case reason
    case started, done
    case polesDone = "poles_done"
    case photoBefore = "photo_before"
    case photoAfter = "photo_after"
    case acceptance
    case photo
    case form, basis
    case decided, subject, result, digital, violations
    case inspectingUnit = "inspecting_unit"
    case violationNote = "violation_note"
    case mended
    case mendedOn = "mended_on"

    /// Whether cells of the field name photos, several divided by `;`: every field whose name begins with `photo`.
    public var isPhoto: Bool { rawValue.hasPrefix("photo") }
}

/// What a field may hold.
public enum FieldType: Sendable, Hashable {
    /// Any text.
    case text
    /// A whole number in a range.
    case integer(ClosedRange<Int>)
    /// A number in a range.
    case real(ClosedRange<Double>)
    /// Yes, no or unknown.
    case answer
    /// A day.
    case day
    /// One of a few words; `SurveyValidation` knows how surveys write them.
    case choice([String])
}

/// A value of a field.
public enum FieldValue: Hashable, Sendable, Codable {
    case text(String)
    case integer(Int)
    case real(Double)
    case yes
    case no
    case day(Day)
    /// Stated as not known (`không rõ`, `?`); a field that was never stated has no value at all.
    case unknown
}
