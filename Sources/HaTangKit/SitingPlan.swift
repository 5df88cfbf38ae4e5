public import CoverageEngine
public import RegistryRecords
public import Siting
public import VN2000

/// What is asked of a plan of new sites or postal points.
public struct SitingRequest: Sendable, Hashable {
    /// What is to be built.
    public enum Service: Sendable, Hashable {
        /// Staffed postal points with Internet; with a radius, also one within it of every settlement.
        case postal(radiusMetres: Double?)
        /// Sites of a technology, each serving a disc.
        case mobile(TechnologyClass, radiusMetres: Double)
    }

    /// Where new sites may stand.
    public enum Candidates: Sendable, Hashable {
        /// At settlements.
        case settlements
        /// On a grid inside the failing communes; metres between its lines.
        case grid(stepMetres: Double)
        /// In the holes of the service inside the failing communes: the innermost position of each, then that of what is
        /// still uncovered with a site there, and so on. For mobile service only.
        case holes
        /// At places of a list, such as one of masts on offer; see ``ProvinceRegistry/sitingPlaces(inFile:sheet:referenceSystem:today:)``.
        case places([Place])
    }

    /// A place of a list.
    public struct Place: Sendable, Hashable {
        /// Its name, else its code.
        public var name: String
        /// Where, WGS 84.
        public var position: GeographicPosition

        /// Makes a place.
        public init(name: String, position: GeographicPosition) {
            self.name = name
            self.position = position
        }
    }

    /// What is to be built.
    public var service: Service
    /// Where.
    public var candidates: Candidates
    /// Codes of the communes to look at; empty for all.
    public var communes: [String]
    /// The most new sites; nil for as many as it takes.
    public var maximum: Int?
    /// How long the exact solver may search in all: over all rounds and provinces.
    public var seconds: Double

    /// Makes a request.
    public init(
        service: Service, candidates: Candidates, communes: [String] = [], maximum: Int? = nil, seconds: Double = 30
    ) {
        self.service = service
        self.candidates = candidates
        self.communes = communes
        self.maximum = maximum
        self.seconds = seconds
    }
}

/// Where the fewest new sites would bring the communes of a province that miss a target to it; existing ones stay.
public struct SitingPlan: Sendable {
    /// One new site.
    public struct Proposal: Sendable {
        /// Where, WGS 84.
        public var position: GeographicPosition
        /// The commune that holds it; nil outside of the province.
        public var commune: Commune?
        /// The settlement or the place of a list that it stands at; nil on a grid and in a hole.
        public var settlement: String?
        /// The communes that reach the target by it, after the proposals before it.
        public var reached: [Commune]
        /// Settlements that it serves and nothing before it; nil for postal points without a radius.
        public var settlements: Int?
        /// Their households, as far as stated; nil likewise.
        public var households: Double?
        /// Square kilometres of the province that it serves and nothing before it; nil for postal points.
        public var squareKilometres: Double?
    }

    /// Two-digit code of the province.
    public var province: String
    /// The table that the plan begins from.
    public var before: CoverageTable
    /// The table recomputed exactly with all proposals built.
    public var after: CoverageTable
    /// The communes that do not meet the target, as places in the tables.
    public var failing: [Int]
    /// Those of them that no choice of candidates brings to the target.
    public var unreachable: [Int]
    /// How many candidates there were.
    public var candidates: Int
    /// The proposals, the one that helps most first.
    public var proposals: [Proposal]
    /// The whole choice with its bounds; it has more than ``proposals`` where the request allows fewer.
    public var solution: SitingSolution
}

/// Why no plan can be made.
public enum SitingError: BilingualError, Sendable, Hashable {
    /// No target of the day asks for the service.
    case noTarget(String)
    /// More candidates than can be weighed; the limit is ``limit``.
    case tooManyCandidates(Int)
    /// Holes are those of mobile service.
    case holesOfPostalService

    /// The most candidates of a province.
    public static let limit = 20_000

    /// One sentence that says what is wrong and what to do.
    public var message: BilingualText {
        switch self {
        case .noTarget(let service):
            BilingualText(
                vi: "không có chỉ tiêu nào về \(service) trong ngày tính; xem `hatang targets dump`",
                en: "no target of the day asks for \(service); see `hatang targets dump`")
        case .tooManyCandidates(let count):
            BilingualText(
                vi:
                    "có \(count) vị trí ứng viên, nhiều nhất là \(Self.limit); tăng --grid-step hoặc chọn xã bằng --commune",
                en:
                    "\(count) candidates, at most \(Self.limit) can be weighed; raise --grid-step or choose communes by --commune"
            )
        case .holesOfPostalService:
            BilingualText(
                vi: "--candidates holes chỉ dùng với --service mobile; với bưu chính hãy dùng settlements hoặc grid",
                en: "--candidates holes goes with --service mobile only; use settlements or grid for postal points")
        }
    }
}

/// How far the making of plans is.
public struct SitingProgress: Sendable, Hashable {
    /// Solutions that have been computed and checked by the exact engine, over all provinces.
    public var rounds: Int
    /// A rough share of the work, 0 to 1: provinces that are done and rounds of the present one.
    public var share: Double
}
