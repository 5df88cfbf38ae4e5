import RegistryRecords

extension ColumnProfile {
    /// Whether the cells suit a column.
    func support(for column: SurveyColumn, kind: SurveyKind) -> Support {
        guard looked >= Self.least else { return .neutral }
        switch column {
        case .latitude: return axis(.latitude, against: [.longitude, .northing, .easting])
        case .longitude: return axis(.longitude, against: [.latitude, .northing, .easting])
        case .northing: return axis(.northing, against: [.easting, .latitude, .longitude])
        case .easting: return axis(.easting, against: [.northing, .latitude, .longitude])
        case .position: return graded(share(.position), support: 0.8, contradict: 0.1)
        case .wkt: return graded(share(.wkt), support: 0.8, contradict: 0.1)
        case .commune: return share(.commune) >= 0.5 ? .supports : share(.day) >= 0.9 ? .contradicts : .neutral
        case .surveyed: return graded(share(.day), support: 0.6, contradict: 0.05)
        case .field(.value): return .neutral
        case .key(of: kind): return share(.code) >= 0.7 ? .supports : .neutral
        default:
            let types = kind.recordKinds.compactMap { schema in
                Field(rawValue: column.name).flatMap { RecordSchema.of(schema).type(of: $0) }
            }
            return types.first.map { support(for: $0, column: column) } ?? .neutral
        }
    }

    private func support(for type: FieldType, column: SurveyColumn) -> Support {
        switch type {
        case .text where column == .field(.operator): share(.operator) >= 0.5 ? .supports : .neutral
        case .text: share(.day) >= 0.9 || share(.wkt) >= 0.9 ? .contradicts : .neutral
        case .day: graded(share(.day), support: 0.6, contradict: 0.05)
        case .answer: graded(share(.answer), support: 0.6, contradict: 0.05)
        case .integer: graded(share(.whole), support: 0.8, contradict: 0.05)
        case .real: graded(share(.number), support: 0.8, contradict: 0.05)
        case .choice where column == .field(.technology): graded(share(.technology), support: 0.6, contradict: 0.02)
        case .choice: share(.number) >= 0.9 || share(.day) >= 0.9 ? .contradicts : .neutral
        }
    }

    private func axis(_ own: Look, against others: [Look]) -> Support {
        if share(own) >= 0.5 { return .supports }
        return others.contains { share($0) >= 0.8 } || share(.number) <= 0.1 ? .contradicts : .neutral
    }

    private func graded(_ share: Double, support: Double, contradict: Double) -> Support {
        share >= support ? .supports : share <= contradict ? .contradicts : .neutral
    }

    /// The axis that the numbers clearly are of; nil when they could be anything else.
    var axis: SurveyColumn? {
        let axes: [(Look, SurveyColumn)] = [
            (.latitude, .latitude), (.longitude, .longitude), (.northing, .northing), (.easting, .easting),
        ]
        let best = axes.map { (share($0.0), $0.1) }.max { $0.0 < $1.0 }
        let others = axes.map { share($0.0) }.reduce(0, +) - (best?.0 ?? 0)
        guard let best, best.0 >= 0.6, others <= 0.35 else { return nil }
        return best.1
    }
}
