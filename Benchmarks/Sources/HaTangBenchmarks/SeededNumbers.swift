import Foundation

/// Random numbers that are the same in every run.
///
/// Source: the SplitMix64 generator of G. Steele, D. Lea and C. Flood, OOPSLA 2014, doi:10.1145/2660193.2660195.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A normally distributed number with mean 0 and standard deviation 1, by the method of Box and Muller.
    mutating func normal() -> Double {
        let reach = (-2 * log(Double.random(in: 0x1p-60...1, using: &self))).squareRoot()
        return reach * cos(Double.random(in: 0..<(2 * .pi), using: &self))
    }
}
