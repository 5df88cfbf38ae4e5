/// How well words fit the sound pattern of Vietnamese: an onset, a rhyme, a tone where the rules put it.
///
/// A score is roughly the natural logarithm of how often such a word comes up where Vietnamese is written; the worse
/// the word, the lower. The rules are those of the national spelling, with the onsets and rhymes of the names of the
/// Central Highlands and the north-west added as rare ones.
struct VietnameseSyllables: Sendable {
    private let rhymes: [UInt64: Double]
    private let onsets: [UInt64: Double]

    static let shared = VietnameseSyllables()

    /// Below this no word is a syllable.
    static let least = -14.0

    private init() {
        var rhymes: [UInt64: Double] = [:]
        let common = """
            a ai am an ang anh ao ap at au ay ac ach ăc ăm ăn ăng ăp ăt âm ân âng âp ât âu ây âc e em en eo et ê êm ên \
            ênh êt êu i ia ich iên iêc iêm iêng iêp iêt iêu im in inh it iu o oa oai oan oang oat oc oi om on ong op ot ô \
            ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp u ua uc ui un ung uân uât uê uôc uôi uôm uôn uông uôt uy uyên uyêt ư \
            ưa ưc ưng ươc ươi ươm ươn ương ươt ươu ưu y yên yêu
            """
        let ordinary = """
            ec eng ep êch ip ơt oac oach oam oanh oay oăc oăn oăng oe oen oet oao uâng uây um up ut uych uya ynh yt uynh uyt uyu ưi ưt \
            ươp yêt yêm yêng oăt oeo uênh uêch
            """
        let rare = """
            ak ăk âk ek êk ik ok ôk ơk uk ưk ơc ơng êng êc oong ooc ôông oap oăm oem uyn uyp uơ uơn uyêng uâc ưm ưn ưp ar ăr er \
            ơr or ir al el il ol ôl ơl ul ăl oeng ea iêk uôk ươk ueo uit uin uau ing ung ênk ah eh ôr êr ei oei uao oau ươl uôl uôr ech ăh ưh ych
            """
        for (list, score) in [(rare, -10.0), (ordinary, -7.0), (common, -5.0)] {
            for rhyme in list.split(separator: " ") { rhymes[Self.packed(rhyme)] = score }
        }
        self.rhymes = rhymes
        var onsets: [UInt64: Double] = [0: -0.5]
        for onset in "b c ch d đ g gh gi h k kh l m n ng ngh nh ph qu r s t th tr v x".split(separator: " ") {
            onsets[Self.packed(onset)] = 0
        }
        for onset
            in "p kr pr br dr đr gr bl kl pl ml hl tl gl chr hr mr ngk pt px hm hn kn km kt ks bh dl rv pn j w z f cr cl"
            .split(separator: " ")
        {
            onsets[Self.packed(onset)] = -4
        }
        self.onsets = onsets
    }

    private static func packed(_ letters: Substring) -> UInt64 {
        letters.reduce(0) { $0 << 6 | UInt64(VietnameseLetters.code(of: $1) ?? VietnameseLetters.foreignCode) }
    }

    /// The score of a word, of whose letters one has an accent; below ``least`` it is no syllable.
    func score(_ word: ArraySlice<UInt32>) -> Double {
        guard word.count <= 8 else { return Self.least - 1 }
        var letters: UInt64 = 0
        var isVowel: UInt8 = 0
        var tone: UInt16 = 0
        var tonePlace = -1
        for scalar in word {
            let facts = VietnameseLetters.facts(ofWide: scalar)
            let code = facts & 0x3F
            guard code != VietnameseLetters.foreignCode else { return Self.least - 1 }
            let letterTone = facts >> 6 & 7
            if letterTone != 0 {
                guard tone == 0 else { return Self.least - 1 }
                tone = letterTone
                tonePlace = 0
            } else if tonePlace >= 0 {
                tonePlace += 1
            }
            letters = letters << 6 | UInt64(code)
            isVowel = isVowel << 1 | (Self.vowels >> UInt64(code) & 1 == 1 ? 1 : 0)
        }
        let count = word.count
        let toned = tonePlace < 0 ? nil : count - 1 - tonePlace
        var onset = 0
        while onset < count, isVowel >> UInt8(count - 1 - onset) & 1 == 0 { onset += 1 }
        guard onset < count, onset <= 4 else { return Self.least - 1 }
        var best = score(letters, count, onset: onset, tone: tone, toned: toned)
        // The u of «qu» and the i of «gi» belong to the onset where a rhyme follows.
        let next = letters >> UInt64(6 * (count - 1 - onset)) & 0x3F
        let prefix = onset == 1 ? letters >> UInt64(6 * (count - 1)) : 0
        if (prefix == 17 && next == 21) || (prefix == 7 && next == 9), onset + 1 < count, toned != onset {
            best = max(best, score(letters, count, onset: onset + 1, tone: tone, toned: toned))
        }
        return best
    }

    /// a ă â e ê i o ô ơ u ư y, by their codes.
    private static let vowels: UInt64 = [1, 27, 28, 5, 29, 9, 15, 30, 31, 21, 32, 25].reduce(0) { $0 | 1 << $1 }
    /// ă â ê ô ơ ư: a tone stands on these where there is one.
    private static let marked: UInt64 = [27, 28, 29, 30, 31, 32].reduce(0) { $0 | 1 << $1 }

    private func score(_ letters: UInt64, _ count: Int, onset: Int, tone: UInt16, toned: Int?) -> Double {
        let length = count - onset
        let rhyme = letters & (1 << UInt64(6 * length) - 1)
        guard let onsetScore = onsets[letters >> UInt64(6 * length)], let rhymeScore = rhymes[rhyme] else {
            return Self.least - 1
        }
        var score = onsetScore + rhymeScore
        func letter(_ place: Int) -> UInt64 { rhyme >> UInt64(6 * (length - 1 - place)) & 0x3F }
        var vowels = 0
        var lastMarked: Int?
        while vowels < length, Self.vowels >> letter(vowels) & 1 == 1 {
            if Self.marked >> letter(vowels) & 1 == 1 { lastMarked = vowels }
            vowels += 1
        }
        let isOpen = vowels == length
        if let toned {
            let place = toned - onset
            let allowed: ClosedRange<Int>
            if let lastMarked {
                allowed = lastMarked...lastMarked
            } else if vowels == 1 {
                allowed = 0...0
            } else if vowels == 2 {
                // «hòa» and «hoà», «thúy» and «thuý» are both written.
                let second = letter(1)
                let slides = (letter(0) == 15 && (second == 1 || second == 5)) || (letter(0) == 21 && second == 25)
                allowed = isOpen ? (slides ? 0...1 : 0...0) : 1...1
            } else {
                allowed = 1...1
            }
            guard allowed.contains(place) else { return Self.least - 1 }
        }
        score += Self.toneScore(tone, last: letter(length - 1), isOpen: isOpen)
        return score + Self.spellingScore(letters >> UInt64(6 * length), first: letter(0))
    }

    /// Rhymes that end in a stop (c, ch, p, t) have the tones sắc and nặng only.
    private static func toneScore(_ tone: UInt16, last: UInt64, isOpen: Bool) -> Double {
        let isStop = last == 3 || last == 16 || last == 20
        if isStop && tone < 4 { return tone == 0 ? -5 : -12 }
        return tone == 3 ? -0.8 : tone == 2 ? -0.3 : 0
    }

    /// k, gh, ngh stand before e, ê, i, y; c, g, ng before the others.
    private static func spellingScore(_ onset: UInt64, first: UInt64) -> Double {
        let isFront = first == 5 || first == 29 || first == 9 || first == 25
        switch onset {
        case 11: return isFront ? 0 : -3.5
        case 3: return isFront ? -12 : 0
        case 7: return isFront && first != 9 ? -12 : 0
        case 14 << 6 | 7: return isFront ? -12 : 0
        case 7 << 6 | 8, (14 << 6 | 7) << 6 | 8: return isFront ? 0 : -12
        default: return 0
        }
    }
}
