import RegistryRecords

/// Decides which column each heading stands for, from headings, contents and what somebody stated.
///
/// The order of the columns plays no part, except that findings come in it.
struct ColumnChoice {
    let file: String
    let kind: SurveyKind
    let headings: [ColumnHeading]
    let profiles: [ColumnProfile]
    let matcher: HeadingMatcher
    private(set) var matches: [HeadingMatch?]
    private(set) var problems: [(column: Int, problem: TableProblem)] = []
    /// Headings with two meanings that nothing has settled yet.
    private var open: [Int: BilingualText] = [:]
    /// Columns that nobody may claim any more: stated as not used, or yielding to another one.
    private var closed: Set<Int> = []

    /// Decides; throws when two columns want one meaning or a heading has two, and nothing settles it.
    init(
        layout: TableLayout, profiles: [ColumnProfile], file: String, kind: SurveyKind, matcher: HeadingMatcher,
        overrides: [Int: SurveyColumn]
    ) throws(SurveyValidationError) {
        self.file = file
        self.kind = kind
        self.matcher = matcher
        self.profiles = profiles
        headings = layout.headings
        matches = Array(repeating: nil, count: layout.headings.count)
        readHeadings(overrides)
        yieldToGeometry()
        yieldRawPositions()
        try settleOpen()
        try settleDoubles()
        proposeSimilar()
        proposeByContent()
        for (column, match) in matches.enumerated() { checkContent(of: column, match) }
    }

    private mutating func readHeadings(_ overrides: [Int: SurveyColumn]) {
        for (column, heading) in headings.enumerated() {
            if let stated = overrides[column] {
                matches[column] = HeadingMatch(column: stated, confidence: .stated)
                closed.insert(column)
                continue
            }
            switch matcher.read(heading) {
            case .match(let match):
                matches[column] = match
                if let note = match.note { problems.append((column, .headingNote(note))) }
            case .ambiguous(let reason): open[column] = reason
            case .refused(let reason):
                problems.append((column, .refusedHeading(reason)))
                closed.insert(column)
            case .unknown: break
            }
        }
    }

    // MARK: Positions stated twice

    /// Where the layer has a geometry, it says the place, and attributes with coordinates are only kept.
    private mutating func yieldToGeometry() {
        guard
            let geometry = headings.indices.first(where: {
                HeadingMatcher.isGeometry(headings[$0]) && matches[$0] != nil
            })
        else { return }
        for column in headings.indices where !HeadingMatcher.isGeometry(headings[column]) && !closed.contains(column) {
            let isPlace = matches[column].map { SurveyColumn.places.contains($0.column) } ?? false
            if isPlace || open[column] != nil && profiles[column].axis != nil { yield(column, to: geometry) }
        }
    }

    /// KoboToolbox writes `location` as a text and its parts beside it: the parts are enough.
    private mutating func yieldRawPositions() {
        for column in headings.indices {
            guard let part = headings[column].parts.last, !closed.contains(column),
                matches[column].map({ $0.column == .position }) ?? true,
                let parts = headings.indices.first(where: {
                    matches[$0]?.column == .latitude
                        && HeadingMatcher.question(of: headings[$0]) == VietnameseFold.key(part)
                })
            else { continue }
            yield(column, to: parts)
        }
    }

    private mutating func yield(_ column: Int, to other: Int) {
        let canonical = (matches[other] ?? matches[column])?.column.name ?? ""
        problems.append(
            (
                column,
                .yieldingColumn(to: headings[other].text, canonical: canonical, isEmpty: profiles[column].filled == 0)
            ))
        matches[column] = nil
        open[column] = nil
        closed.insert(column)
    }

    // MARK: Headings with two meanings

    /// The windows of northing and easting, of latitude and longitude never overlap in Vietnam, so a pair of columns
    /// tells by its numbers which is which.
    private mutating func settleOpen() throws(SurveyValidationError) {
        guard !open.isEmpty else { return }
        // Columns without a value lose nothing by standing aside, when others say something.
        let filled = open.keys.filter { profiles[$0].filled > 0 }
        if !filled.isEmpty || profiles.contains(where: { $0.filled > 0 }) {
            for column in open.keys where profiles[column].filled == 0 {
                open[column] = nil
                closed.insert(column)
            }
        }
        let placed = headings.indices.first { column in
            matches[column].map { SurveyColumn.places.contains($0.column) } ?? false && profiles[column].fillRate > 0.5
        }
        let axes = open.keys.sorted().map { ($0, profiles[$0].axis) }
        if let placed, hasWholePlace {
            for (column, axis) in axes where axis != nil { yield(column, to: placed) }
        } else if axes.count == 2, let first = axes[0].1, let second = axes[1].1, Self.isPair(first, second),
            !matches.contains(where: { $0.map { $0.column == first || $0.column == second } ?? false })
        {
            for (column, axis) in [(axes[0].0, first), (axes[1].0, second)] {
                matches[column] = HeadingMatch(column: axis, confidence: .similar)
                let share = profiles[column].share(Self.look(of: axis))
                problems.append((column, .settledByContent(canonical: axis.name, share: share)))
                open[column] = nil
                closed.insert(column)
            }
        }
        if let (column, reason) = open.min(by: { $0.key < $1.key }) {
            throw .ambiguousHeading(file: file, heading: headings[column].text, reason: reason)
        }
    }

    /// Whether other columns state a whole position.
    private var hasWholePlace: Bool {
        let columns = Set(matches.compactMap { $0?.column })
        return columns.isSuperset(of: [.latitude, .longitude]) || columns.isSuperset(of: [.northing, .easting])
            || columns.contains(.position) || columns.contains(.wkt)
    }

    private static func isPair(_ first: SurveyColumn, _ second: SurveyColumn) -> Bool {
        let pair: Set<SurveyColumn> = [first, second]
        return pair == [.northing, .easting] || pair == [.latitude, .longitude]
    }

    private static func look(of axis: SurveyColumn) -> ColumnProfile.Look {
        switch axis {
        case .latitude: .latitude
        case .longitude: .longitude
        case .northing: .northing
        default: .easting
        }
    }

    // MARK: Two columns for one meaning

    private mutating func settleDoubles() throws(SurveyValidationError) {
        var claims: [SurveyColumn: [Int]] = [:]
        for (column, match) in matches.enumerated() {
            guard let match, match.column != .ignored else { continue }
            claims[match.column, default: []].append(column)
        }
        for (meaning, columns) in claims.sorted(by: { $0.value[0] < $1.value[0] }) where columns.count > 1 {
            // What is only kept and not used may be there twice.
            if meaning == .altitude || meaning == .accuracy { continue }
            let best = try best(of: columns, for: meaning)
            for column in columns where column != best { yield(column, to: best) }
        }
    }

    /// The one that is clearly better: stated, or filled while the others are empty, or named while they are read
    /// less surely.
    private func best(of columns: [Int], for meaning: SurveyColumn) throws(SurveyValidationError) -> Int {
        let stated = columns.filter { matches[$0]?.confidence == .stated }
        if stated.count == 1 { return stated[0] }
        let hasContent = columns.contains { profiles[$0].filled > 0 }
        let filled = hasContent ? columns.filter { profiles[$0].filled > 0 } : columns
        if filled.count == 1 { return filled[0] }
        let named = filled.filter { (matches[$0]?.confidence ?? .content) <= .convention }
        let pool = stated.isEmpty ? filled : stated
        // Groups of coordinates, such as one a technology, are all meant; which one is asked for nobody can tell.
        let isSure = !SurveyColumn.places.contains(meaning) || filled.allSatisfy { matches[$0]?.confidence != .tail }
        guard named.count == 1, stated.isEmpty, isSure else {
            throw .doubleColumn(
                file: file, canonical: meaning.name, first: headings[pool[0]].text, second: headings[pool[1]].text)
        }
        return named[0]
    }

    // MARK: Proposals

    private func isTaken(_ meaning: SurveyColumn) -> Bool {
        matches.contains { $0?.column == meaning }
    }

    /// Whether a column may still get a meaning.
    private func isFree(_ column: Int) -> Bool {
        matches[column] == nil && open[column] == nil && !closed.contains(column)
    }

    /// Headings with a letter or two otherwise than in the list, when the content agrees.
    private mutating func proposeSimilar() {
        var wishes: [SurveyColumn: [Int]] = [:]
        for column in headings.indices where isFree(column) {
            let similar = matcher.similar(to: headings[column])
            guard let nearest = similar.first, similar.count == 1 || similar[1].distance > nearest.distance,
                !isTaken(nearest.column), profiles[column].support(for: nearest.column, kind: kind) == .supports
            else { continue }
            wishes[nearest.column, default: []].append(column)
        }
        for (meaning, columns) in wishes where columns.count == 1 { propose(columns[0], meaning, .similar) }
    }

    /// Columns whose cells can be one thing only: a pair of coordinates, positions, geometries, technologies.
    private mutating func proposeByContent() {
        if !matches.contains(where: { $0.map { SurveyColumn.places.contains($0.column) } ?? false }) {
            let axes = headings.indices.filter { isFree($0) && isSure($0) }.map { ($0, profiles[$0].axis) }
            for pair in [(SurveyColumn.latitude, SurveyColumn.longitude), (.northing, .easting)] {
                let (first, second) = (axes.filter { $0.1 == pair.0 }, axes.filter { $0.1 == pair.1 })
                guard first.count == 1, second.count == 1, !isTaken(.latitude), !isTaken(.northing) else { continue }
                let shares = [(first[0].0, pair.0), (second[0].0, pair.1)].map {
                    profiles[$0.0].share(Self.look(of: $0.1))
                }
                guard shares.allSatisfy({ $0 >= Self.bar }) else { continue }
                propose(first[0].0, pair.0, .content)
                propose(second[0].0, pair.1, .content)
            }
            for (meaning, look) in [(SurveyColumn.position, ColumnProfile.Look.position), (.wkt, .wkt)] {
                let columns = headings.indices.filter {
                    isFree($0) && isSure($0) && profiles[$0].share(look) >= Self.bar
                }
                if columns.count == 1, !hasWholePlace { propose(columns[0], meaning, .content) }
            }
        }
        let technology = SurveyColumn.field(.technology)
        guard [.bts, .claim, .sample].contains(kind), !isTaken(technology) else { return }
        let columns = headings.indices.filter {
            isFree($0) && isSure($0) && profiles[$0].share(.technology) >= Self.bar && profiles[$0].share(.number) < 0.1
        }
        if columns.count == 1 { propose(columns[0], technology, .content) }
    }

    /// The share of cells that must look alike before content alone names a column.
    static let bar = 0.95

    private func isSure(_ column: Int) -> Bool { profiles[column].looked >= ColumnProfile.least }

    private mutating func propose(_ column: Int, _ meaning: SurveyColumn, _ confidence: MappingConfidence) {
        matches[column] = HeadingMatch(column: meaning, confidence: confidence)
        problems.append((column, .proposedColumn(canonical: meaning.name, reason: confidence)))
    }

    // MARK: Content against headings

    private mutating func checkContent(of column: Int, _ match: HeadingMatch?) {
        guard let match, match.column != .ignored,
            profiles[column].support(for: match.column, kind: kind) == .contradicts
        else { return }
        let axis = profiles[column].axis
        problems.append(
            (
                column,
                .contradictingContent(
                    canonical: match.column.name, looksLike: axis == match.column ? nil : axis?.name,
                    sample: profiles[column].samples.first ?? "")
            ))
    }

    /// Other columns that one could be as well.
    func alternatives(of column: Int) -> [String] {
        guard matches[column]?.confidence != .stated, matches[column]?.column != .ignored else { return [] }
        // A heading of the list is what it says; only its content could say otherwise.
        let isNamed = matches[column].map { !$0.confidence.isProposal } ?? false
        var found = isNamed ? [] : matcher.similar(to: headings[column]).map(\.column)
        if let axis = profiles[column].axis { found.append(axis) }
        if profiles[column].looked >= ColumnProfile.least {
            if profiles[column].share(.commune) >= 0.8 { found.append(.commune) }
            if profiles[column].share(.wkt) >= 0.8 { found.append(.wkt) }
            if profiles[column].share(.position) >= 0.8 { found.append(.position) }
        }
        var names: [String] = []
        for other in found where other != matches[column]?.column && !names.contains(other.name) {
            names.append(other.name)
        }
        return Array(names.prefix(3))
    }
}
