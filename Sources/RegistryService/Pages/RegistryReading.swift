import HaTangKit

/// A registry that several threads may read at a time.
protocol RegistryReading: Sendable {
    /// Does a work with a registry that nobody else uses meanwhile, and whose version does not change under it.
    func read<Result>(_ work: (ProvinceRegistry) throws -> Result) throws -> Result
}
