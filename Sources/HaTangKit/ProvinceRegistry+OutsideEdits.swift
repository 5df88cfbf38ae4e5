import Foundation
public import RegistryRecords
public import RegistryStore

/// What other programs have done to a registry since we wrote it.
public struct OutsideEditList: Sendable {
    /// What became of the edits of the list.
    public enum Outcome: String, Sendable, Hashable {
        /// They are only shown.
        case shown
        /// They were taken into history.
        case claimed
        /// Rows were put back as they were.
        case reverted
    }

    /// Names the registry.
    public var registry: String
    /// Its version.
    public var version: Int
    /// The edits, layer by layer.
    public var edits: [OutsideEdit]
    /// Layers that were made anew, where nothing can be told any more.
    public var replacedLayers: [String]
    /// What became of ``edits``.
    public var outcome: Outcome
    /// Of those that were to be claimed, the ones that cannot be as they stand.
    public var refused: [OutsideEdit] = []
}

extension ProvinceRegistry {
    /// What other programs have done since we wrote the registry, and nobody has claimed; writes nothing.
    public func outsideEdits() throws -> OutsideEditList {
        OutsideEditList(
            registry: registry.identifier, version: try registry.version, edits: try registry.outsideEdits(),
            replacedLayers: registry.replacedLayers, outcome: .shown)
    }

    /// Takes edits in, see `Registry.claimOutsideEdits(_:by:surveyed:reason:at:)`; those with problems are left.
    ///
    /// - Parameters:
    ///   - names: Keys or uuids of the records; none for all.
    ///   - who: Who answers for them.
    ///   - surveyed: The day that they were seen to be so; nil proves nothing.
    ///   - reason: Why; nil when not stated.
    /// - Throws: ``JobError/notEditedOutside(_:)`` for a name that no edit has; `RegistryError`.
    public func claimOutsideEdits(
        _ names: [String] = [], by who: String, surveyed: Day? = nil, reason: String? = nil
    ) throws -> OutsideEditList {
        let names = try checked(names)
        let (claimed, refused) = try registry.claimOutsideEdits(
            names, by: who, surveyed: surveyed, reason: reason, at: Date.now.ISO8601Format())
        forgetBoundaries()
        return OutsideEditList(
            registry: registry.identifier, version: try registry.version, edits: claimed,
            replacedLayers: registry.replacedLayers, outcome: .claimed, refused: refused)
    }

    /// Puts rows back as we left them, see `Registry.revertOutsideEdits(_:by:at:)`.
    ///
    /// - Throws: As ``claimOutsideEdits(_:by:surveyed:reason:)``.
    public func revertOutsideEdits(_ names: [String] = [], by who: String?) throws -> OutsideEditList {
        let names = try checked(names)
        let reverted = try registry.revertOutsideEdits(names, by: who, at: Date.now.ISO8601Format())
        forgetBoundaries()
        return OutsideEditList(
            registry: registry.identifier, version: try registry.version, edits: reverted,
            replacedLayers: registry.replacedLayers, outcome: .reverted)
    }

    private func checked(_ names: [String]) throws -> Set<String>? {
        guard !names.isEmpty else { return nil }
        let known = Set(try registry.outsideEdits().flatMap { [$0.name, $0.key] })
        for name in names where !known.contains(name) { throw JobError.notEditedOutside(name) }
        return Set(names)
    }
}
