package import VN2000

/// What the coordinate doctor says of a row.
package enum Diagnosis: Sendable, Hashable {
    /// The position is taken at its word.
    case sound
    /// Another reading is the true one; offered, never applied silently.
    case repair(Repair)
    /// Something is wrong that the doctor cannot put right.
    case doubtful(Doubt)

    /// A reading that fits, and a literal position that does not.
    package struct Repair: Sendable, Hashable {
        /// How the numbers are to be read.
        package var reading: FittedReading
        /// Where they lead at their word; nil when nowhere in Vietnam.
        package var literal: GeographicPosition?
        /// What the reading agrees with.
        package var ground: Ground
        /// How sure it is.
        package var confidence: Confidence
        /// How many rows of the file's sample the same reading sets right too; nil without a sample.
        package var alike: Int?
        /// At most three further readings that would do.
        package var alternatives: [FittedReading]
    }

    /// Why the doctor is in doubt, and what the numbers might mean.
    package struct Doubt: Sendable, Hashable {
        /// Why.
        package var reason: Reason
        /// At most three readings, the best first.
        package var alternatives: [FittedReading]
    }

    /// A reading with its distances.
    package struct FittedReading: Sendable, Hashable {
        /// The reading.
        package var reading: CoordinateReading
        /// Metres outside of the nearest stated commune, 0 inside; nil when none is stated.
        package var metresToCommune: Double?
        /// Metres from the place of the earlier survey; nil when there is none.
        package var metresToEarlier: Double?
    }

    /// What a reading agrees with.
    package enum Ground: Sendable, Hashable {
        /// The stated commune alone.
        case commune
        /// The earlier survey, and the commune when one is stated.
        case earlierSurvey
        /// Nothing but the province.
        case province
    }

    /// How sure a repair is.
    package enum Confidence: Sendable, Hashable {
        /// Exactly one reading agrees with the stated commune or with the earlier survey, and with both if both are
        /// known. Where the commune alone speaks and the numbers lead somewhere at their word, two further rows of the
        /// file's sample, if one was taken, must have the same mistake.
        case confident
        /// One reading is likeliest, on weaker ground: the province, against the earlier survey, or a mistake that no other row has.
        case plausible
    }

    /// Why the doctor is in doubt.
    package enum Reason: Sendable, Hashable {
        /// Both numbers are zero.
        case bothZero
        /// One number is zero.
        case oneZero
        /// The same number stands in both columns.
        case sameNumbers
        /// No reading fits; metres to the stated commune at their word, nil when they lead nowhere or none is stated.
        case nothingFits(metres: Double?)
        /// Several readings fit equally well.
        case severalFit
        /// In the stated commune, but so many metres from the place of the earlier survey, and no reading explains it.
        case moved(metres: Double)
        /// Where the earlier survey has the object, but outside of the stated commune, into which a reading would lead.
        case earlierAgainstCommune(metres: Double)
        /// On schematic boundaries nothing is repaired.
        case schematicBoundary(metres: Double?)
    }
}
