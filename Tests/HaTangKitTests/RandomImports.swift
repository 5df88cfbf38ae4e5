import Foundation
import HaTangKit
import TestWitnesses

/// Imports of several kinds at random, made up from a seed: new points, careful updates, complete lists, late sheets of
/// older days, sites with cells, photos.
final class RandomImports {
    private let folder: TemporaryFolder
    private var numbers: SeededNumbers
    private var files = 0

    init(seed: UInt64, in folder: TemporaryFolder) throws {
        self.folder = folder
        numbers = SeededNumbers(seed: seed)
        try FileManager.default.createDirectory(atPath: folder.file("anh"), withIntermediateDirectories: true)
        for number in 1...3 {
            var photo = PhotoBytes(at: 10.38, 105.43, taken: "2026:03:01 08:30:00")
            photo.comment = "\(number)"
            try photo.jpeg.write(to: URL(filePath: folder.file("anh/\(number).jpg")))
        }
    }

    /// The next file, written down.
    func next() throws -> SurveyRequest {
        files += 1
        let day = Day(number: day("2026-03-01").number + .random(in: 0...5, using: &numbers) * 10)
        switch Int.random(in: 0..<6, using: &numbers) {
        case 0: return try postal(day, isCompleteList: true, hasPhotos: false)
        case 1: return try postal(day, isCompleteList: false, hasPhotos: true)
        case 2, 3: return try sites(day)
        default: return try postal(day, isCompleteList: false, hasPhotos: false)
        }
    }

    private func postal(_ day: Day, isCompleteList: Bool, hasPhotos: Bool) throws -> SurveyRequest {
        let rows = (1...9).filter { _ in chance(of: 3) }.map { number in
            [
                "P\(number)", word(["Điểm \(number)", "Điểm mới \(number)", ""]), "bưu cục",
                word(["Bưu điện", "Viettel Post", ""]), "Phường Long Xuyên",
                word(["10.38", "10.39", ""]), "", word(["có", "không", "không rõ", ""]), word(["có", "không", ""]),
                hasPhotos ? word(["1.jpg", "2.jpg", "3.jpg", ""]) : "", "tờ \(files)",
            ]
        }.map { row in
            var row = row
            row[6] = row[5].isEmpty ? "" : "105.43"
            return row.joined(separator: ",")
        }
        let header = "code,name,kind,enterprise,commune,latitude,longitude,staffed,internet,photo,address"
        let last = "Q\(files),Điểm riêng,bưu cục,Bưu điện,Phường Long Xuyên,10.4,105.44,có,có,,tờ \(files)"
        var request = SurveyRequest(
            path: try folder.write(([header] + rows + [last]).joined(separator: "\n") + "\n", to: "to-\(files).csv"),
            kind: .postal, surveyed: chance(of: 8) && !isCompleteList ? nil : day, isCompleteList: isCompleteList)
        if hasPhotos { request.photoFolders = [folder.file("anh")] }
        return request
    }

    private func sites(_ day: Day) throws -> SurveyRequest {
        var rows: [String] = []
        for site in 1...4 where chance(of: 2) {
            for operators in ["Viettel", "VNPT", "MobiFone"] where chance(of: 2) {
                rows.append(
                    "T\(site),Trạm \(site),Phường Long Xuyên,10.3\(site),105.4,\(operators),4G,\(word(["900", "1200", ""]))"
                )
            }
        }
        rows.append("U\(files),Trạm riêng,Phường Long Xuyên,10.37,105.42,Viettel,5G,500")
        let header = "site,name,commune,latitude,longitude,operator,technology,radius_m"
        return SurveyRequest(
            path: try folder.write(([header] + rows).joined(separator: "\n") + "\n", to: "tram-\(files).csv"),
            kind: .bts, surveyed: day)
    }

    private func word(_ words: [String]) -> String { words.randomElement(using: &numbers) ?? "" }

    func chance(of one: Int) -> Bool { Int.random(in: 0..<one, using: &numbers) == 0 }

    /// One of some things.
    func chosen<Thing>(_ things: [Thing]) -> Thing? { things.randomElement(using: &numbers) }
}
