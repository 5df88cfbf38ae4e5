/// The provinces and districts that surveys name beside a commune, also those that no longer exist.
public struct CommuneRegions: Sendable, Hashable {
    /// A province.
    public struct Province: Sendable, Hashable {
        /// Two digits; 91 was Kiên Giang and is An Giang.
        public var code: String
        /// Name with its kind, such as `Tỉnh An Giang`.
        public var name: String
        /// Other names, such as `HCM`.
        public var aliases: [String]

        /// Makes a province.
        public init(code: String, name: String, aliases: [String] = []) {
            self.code = code
            self.name = name
            self.aliases = aliases
        }
    }

    /// A district of the time until 30 June 2025.
    public struct District: Sendable, Hashable {
        /// Three digits.
        public var code: String
        /// Name with its kind, such as `Thành phố Long Xuyên`.
        public var name: String

        /// Makes a district.
        public init(code: String, name: String) {
            self.code = code
            self.name = name
        }
    }

    /// The provinces of today.
    public var provinces: [Province]
    /// The provinces until 30 June 2025.
    public var formerProvinces: [Province]
    /// The districts until 30 June 2025, of the whole country: one that is known to lie elsewhere rules a commune out.
    public var districts: [District]

    /// Makes the lists; without them a text's province and district cannot be recognised.
    public init(provinces: [Province] = [], formerProvinces: [Province] = [], districts: [District] = []) {
        self.provinces = provinces
        self.formerProvinces = formerProvinces
        self.districts = districts
    }
}
