package import CommuneBoundaries
package import RegistryRecords
import VN2000

extension Diagnosis {
    /// What is wrong, one sentence; nil for a sound row.
    ///
    /// `Đọc theo kinh tuyến trục 105°00′ thay vì 104°45′: điểm dời 27,4 km về phía đông, vào Phường Long Xuyên.`
    package func problem(in boundaries: CommuneIndex) -> BilingualText? {
        switch self {
        case .sound: nil
        case .repair(let repair): repair.words(in: boundaries)
        case .doubtful(let doubt): doubt.reason.words
        }
    }

    /// What to do about it, one sentence; nil for a sound row.
    package var remedy: BilingualText? {
        switch self {
        case .sound: return nil
        case .repair(let repair):
            let sure =
                repair.confidence == .confident
                ? BilingualText(
                    vi: "Chấp nhận cách đọc này (--accept repairs) hoặc sửa tọa độ trong tệp.",
                    en: "Accept the reading (--accept repairs), or mend the coordinates in the file.")
                : BilingualText(
                    vi: "Kiểm tra lại vị trí; nếu đúng, sửa tọa độ trong tệp theo cách đọc này.",
                    en: "Check the place; if it is right, mend the coordinates in the file accordingly.")
            return sure
        case .doubtful(let doubt):
            guard !doubt.alternatives.isEmpty else {
                return BilingualText(
                    vi: "Kiểm tra tọa độ và xã, phường; đo lại nếu cần.",
                    en: "Check the coordinates and the commune; measure again if need be.")
            }
            let words = doubt.alternatives.map(\.words)
            return BilingualText(
                vi: "Xem các cách đọc: \(words.map(\.vi).joined(separator: "; ")).",
                en: "Consider: \(words.map(\.en).joined(separator: "; ")).")
        }
    }
}

extension Diagnosis.FittedReading {
    /// The reading and how far it is from the stated commune and from the earlier survey.
    package var words: BilingualText {
        let name = reading.words
        var notes: [BilingualText] = []
        if let metres = metresToCommune {
            let length = Displacement.length(metres)
            notes.append(
                metres == 0
                    ? BilingualText(vi: "trong xã, phường đã ghi", en: "in the stated commune")
                    : BilingualText(
                        vi: "cách xã, phường đã ghi \(length.vi)", en: "\(length.en) from the stated commune"))
        }
        if let metres = metresToEarlier {
            let length = Displacement.length(metres)
            notes.append(
                BilingualText(vi: "cách vị trí đợt trước \(length.vi)", en: "\(length.en) from the earlier place"))
        }
        guard !notes.isEmpty else { return name }
        return BilingualText(
            vi: "\(name.vi) (\(notes.map(\.vi).joined(separator: ", ")))",
            en: "\(name.en) (\(notes.map(\.en).joined(separator: ", ")))")
    }
}

extension Diagnosis.Repair {
    fileprivate func words(in boundaries: CommuneIndex) -> BilingualText {
        let name = reading.reading.words
        let place = boundaries.commune(at: reading.reading.position).map { boundaries.communes[$0].name }
        let moved = literal.map { Displacement(from: $0, to: reading.reading.position).words }
        let earlier = reading.metresToEarlier.map(Displacement.length)
        var vi = name.vi.capitalisedFirst
        var en = name.en.capitalisedFirst
        if let moved {
            vi += ": lệch \(moved.vi)"
            en += ": \(moved.en)"
        }
        if let place {
            vi += (moved == nil ? ": vào " : ", vào ") + place
            en += (moved == nil ? ": into " : ", into ") + place
        }
        if ground == .earlierSurvey, let earlier {
            vi += ", cách vị trí đợt trước \(earlier.vi)"
            en += ", \(earlier.en) from the earlier place"
        }
        return BilingualText(vi: vi + ".", en: en + ".")
    }
}

extension Diagnosis.Reason {
    fileprivate var words: BilingualText {
        switch self {
        case .bothZero: .init(vi: "Cả hai tọa độ đều bằng 0.", en: "Both coordinates are zero.")
        case .oneZero: .init(vi: "Một trong hai tọa độ bằng 0.", en: "One of the coordinates is zero.")
        case .sameNumbers: .init(vi: "Hai tọa độ là cùng một số.", en: "Both coordinates are the same number.")
        case .nothingFits(let metres?):
            .init(
                vi: "Vị trí cách xã, phường đã ghi \(Displacement.length(metres).vi), và không có cách đọc nào hợp.",
                en: "The position is \(Displacement.length(metres).en) from the stated commune, and no reading fits.")
        case .nothingFits(nil):
            .init(
                vi: "Tọa độ không dẫn đến nơi nào hợp, đọc theo cách nào cũng vậy.",
                en: "The coordinates lead to no fitting place, in whatever way they are read.")
        case .severalFit:
            .init(
                vi: "Tọa độ bị ghi sai, và có nhiều cách đọc cùng hợp.",
                en: "The coordinates are wrong, and several readings fit equally well.")
        case .moved(let metres):
            .init(
                vi: "Vị trí cách nơi đã ghi ở đợt khảo sát trước \(Displacement.length(metres).vi).",
                en: "The position is \(Displacement.length(metres).en) from where an earlier survey has it.")
        case .earlierAgainstCommune(let metres):
            .init(
                vi: "Vị trí như đợt khảo sát trước nhưng cách xã, phường đã ghi \(Displacement.length(metres).vi); "
                    + "có thể cả hai đợt cùng sai.",
                en: "The position is that of an earlier survey, but \(Displacement.length(metres).en) from the stated "
                    + "commune; both surveys may be wrong.")
        case .schematicBoundary(let metres):
            .init(
                vi:
                    "Theo ranh giới sơ đồ, vị trí \(metres.map { "cách xã, phường đã ghi \(Displacement.length($0).vi)" } ?? "không ở Việt Nam"); không tự sửa.",
                en:
                    "By the schematic boundaries the position is \(metres.map { "\(Displacement.length($0).en) from the stated commune" } ?? "not in Vietnam"); nothing is repaired."
            )
        }
    }
}

extension String {
    fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}
