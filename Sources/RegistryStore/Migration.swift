/// One step of the file's structure: forward only, never edited once merged.
package struct Migration: Sendable {
    /// Counts from 1.
    package let number: Int
    /// Says what it does, in a few words with hyphens.
    package let name: String
    /// The statements, one after the other.
    package let script: String
    /// The tables that it adds to those that GIS programs see.
    let layers: [String]

    /// Makes a step.
    package init(number: Int, name: String, script: String, layers: [String] = []) {
        self.number = number
        self.name = name
        self.script = script
        self.layers = layers
    }

    /// All steps that this program knows, in their order.
    package static let all: [Migration] = [
        Migration(
            number: 1, name: "first-layout", script: geoPackageTables + ownTables + layers + spatialIndexes,
            layers: [
                "communes", "postal_points", "bts_sites", "cells", "dead_zones", "cable_routes", "settlements",
                "enterprises",
            ]),
        Migration(number: 2, name: "bulk-imports", script: bulkImports),
        Migration(number: 3, name: "beam-widths", script: beamWidths),
        Migration(number: 4, name: "kept-areas", script: keptAreas),
        Migration(
            number: 5, name: "claims-and-samples", script: claimsAndSamples,
            layers: ["claimed_areas", "signal_samples"]),
        Migration(
            number: 6, name: "indicators-and-enterprises", script: indicatorsAndEnterprises, layers: ["indicators"]),
        Migration(number: 7, name: "life-cycles", script: lifeCycles),
        Migration(
            number: 8, name: "photos-and-inspections", script: photosAndInspections, layers: ["inspections"]),
        Migration(number: 9, name: "tokens", script: tokens),
        Migration(number: 10, name: "undoing-and-outside-edits", script: undoingAndOutsideEdits),
    ]
}
