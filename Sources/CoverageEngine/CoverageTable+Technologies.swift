extension CoverageTable {
    /// The technologies that readers of the table have to see: 4G, 5G and 4G or better in any case, 2G and 3G where a
    /// target asks for them or some commune has a cell or a part of its area in service.
    public var technologies: [TechnologyClass] {
        TechnologyClass.allCases.filter { technology in
            switch technology {
            case .g4, .g5, .g4OrBetter: true
            case .g2, .g3:
                targets.contains { $0.target.technology == technology }
                    || communes.contains { $0.hasService(of: technology) }
            }
        }
    }
}

extension CommuneCoverage {
    /// Whether any figure of the technology says more than that there is none.
    package func hasService(of technology: TechnologyClass) -> Bool {
        let all = [mobile[technology]] + (operators ?? []).map { $0.mobile[technology] }
        return all.contains { mobile in
            guard let mobile else { return false }
            return mobile.isPresent || mobile.verdict != nil || (mobile.areaShare ?? 0) > 0 || (mobile.low ?? 0) > 0
        }
    }
}
