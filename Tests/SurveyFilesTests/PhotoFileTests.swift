import Foundation
import RegistryRecords
import SurveyFiles
import TestWitnesses
import Testing
import VN2000

/// What photos say of themselves; gdalinfo is the witness for JPEG.
struct PhotoFileTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    private func read(_ data: Data, limit: Int = 1 << 20) throws -> PhotoFile {
        let path = folder.file("anh.jpg")
        try data.write(to: URL(fileURLWithPath: path))
        return try PhotoFile(path, limit: limit)
    }

    private func position(_ photo: PhotoFile) -> GeographicPosition? {
        if case .position(let position) = photo.place { position } else { nil }
    }

    private static let longXuyen: PhotoBytes = {
        var photo = PhotoBytes(
            latitude: [(10, 1), (23, 1), (110_412, 10_000)], longitude: [(105, 1), (26, 1), (65_432, 10_000)],
            taken: "2026:11:20 08:30:00")
        photo.direction = (1234, 10)
        return photo
    }()

    @Test(
        .enabled(if: Tool.hasGDAL, "gdal-bin is not installed"),
        arguments: [("N", "E", true), ("S", "W", true), ("N", "E", false)])
    func `gdalinfo reads the same position, time and direction from a JPEG`(
        north: String, east: String, isLittleEndian: Bool
    ) throws {
        var bytes = Self.longXuyen
        (bytes.north, bytes.east, bytes.isLittleEndian) = (north, east, isLittleEndian)
        let photo = try read(bytes.jpeg)
        let told = try Tool.output(of: "/usr/bin/gdalinfo", folder.file("anh.jpg"))
        func value(_ name: String) throws -> String {
            let line = try #require(told.split(separator: "\n").first { $0.contains("EXIF_" + name + "=") }, "\(told)")
            return String(try #require(line.split(separator: "=").last))
        }
        func degrees(_ name: String) throws -> Double {
            let parts = try value(name).split(separator: " ").compactMap { Double($0.dropFirst().dropLast()) }
            try #require(parts.count == 3)
            return parts[0] + parts[1] / 60 + parts[2] / 3600
        }
        let position = try #require(self.position(photo))
        let latitude = try degrees("GPSLatitude") * (north == "S" ? -1 : 1)
        let longitude = try degrees("GPSLongitude") * (east == "W" ? -1 : 1)
        #expect(abs(position.latitude - latitude) < 1e-9 && abs(position.longitude - longitude) < 1e-9)
        #expect(try value("GPSLatitudeRef") == north && value("GPSLongitudeRef") == east)
        #expect(try value("DateTimeOriginal") == "2026:11:20 08:30:00" && photo.takenAt == "2026-11-20T08:30:00")
        #expect(try value("GPSImgDirection") == "(123.4)" && photo.direction == 123.4)
        #expect(!photo.isCutOff)
    }

    @Test func `PNG and WebP say the same as the JPEG`() throws {
        let jpeg = try read(Self.longXuyen.jpeg)
        for data in [Self.longXuyen.png, Self.longXuyen.webP, Data(Self.longXuyen.exif)] {
            let photo = try read(data)
            #expect(photo.place == jpeg.place && photo.takenAt == jpeg.takenAt && photo.direction == jpeg.direction)
            #expect(!photo.isCutOff)
        }
    }

    @Test func `degrees with decimals keep all their digits`() throws {
        let bytes = PhotoBytes(
            latitude: [(103_864_123, 10_000_000)], longitude: [(105, 1), (2_612_345_678, 100_000_000), (0, 1)])
        let position = try #require(self.position(try read(bytes.jpeg)))
        #expect(abs(position.latitude - 10.3864123) < 1e-12)
        #expect(abs(position.longitude - (105 + 26.12345678 / 60)) < 1e-12)
    }

    @Test(arguments: [
        PhotoBytes(latitude: [(0, 1), (0, 1), (0, 1)], longitude: [(0, 1), (0, 1), (0, 1)]),
        PhotoBytes(latitude: [(10, 0), (0, 0), (0, 0)], longitude: [(105, 1), (26, 1), (0, 1)]),
        PhotoBytes(latitude: [(4_000_000_000, 1), (0, 1), (0, 1)], longitude: [(105, 1), (26, 1), (0, 1)]),
        PhotoBytes(latitude: [(10, 1), (60, 1), (0, 1)], longitude: [(105, 1), (26, 1), (0, 1)]),
        PhotoBytes(latitude: [(10, 1), (23, 1), (0, 1)], longitude: [(181, 1), (0, 1), (0, 1)]),
        PhotoBytes(latitude: [(10, 1), (23, 1), (0, 1)]), PhotoBytes(longitude: [(105, 1), (26, 1), (0, 1)]),
    ])
    func `what cannot be a position is none, and says why`(bytes: PhotoBytes) throws {
        guard case .unusable(let reason) = try read(bytes.jpeg).place else {
            Issue.record("it was taken for a position, or for absent")
            return
        }
        #expect(!reason.vi.isEmpty && !reason.en.isEmpty)
    }

    @Test func `a hemisphere that nobody states is not guessed`() throws {
        var bytes = Self.longXuyen
        bytes.north = "X"
        #expect(position(try read(bytes.jpeg)) == nil)
    }

    @Test(arguments: [nil, "0000:00:00 00:00:00", "2026:02:30 08:30:00", "2026:11:20 25:00:00", "20/11/2026 8:30  "])
    func `what is no time is none`(taken: String?) throws {
        var bytes = Self.longXuyen
        bytes.taken = taken
        #expect(try read(bytes.jpeg).takenAt == nil)
    }

    @Test func `without EXIF a position is absent and not wrong`() throws {
        #expect(try read(PhotoBytes().jpeg).place == .absent)
    }

    @Test func `a file cut off anywhere is told or refused, and never crashes`() throws {
        for data in [Self.longXuyen.jpeg, Self.longXuyen.png, Self.longXuyen.webP] {
            for length in 0..<data.count - 1 {
                do throws(PhotoProblem) {
                    let path = folder.file("cut.jpg")
                    try? data.prefix(length).write(to: URL(fileURLWithPath: path))
                    let photo = try PhotoFile(path, limit: 1 << 20)
                    #expect(photo.isCutOff, "\(length) of \(data.count) bytes")
                } catch {
                    #expect(error == .notAnImage, "\(length) of \(data.count) bytes")
                }
            }
        }
    }

    @Test func `a byte of the block that is wrong gives another answer or none, and never crashes`() throws {
        var numbers = SeededNumbers(seed: 20)
        let sound = Array(Self.longXuyen.jpeg)
        for _ in 0..<3000 {
            var bytes = sound
            for _ in 0...Int.random(in: 0..<3, using: &numbers) {
                bytes[Int.random(in: 0..<bytes.count, using: &numbers)] = UInt8.random(in: 0...255, using: &numbers)
            }
            guard let photo = try? read(Data(bytes)), let position = position(photo) else { continue }
            #expect(abs(position.latitude) <= 90 && abs(position.longitude) <= 180)
        }
    }

    @Test func `what is no image and what is too large is refused`() throws {
        #expect(throws: PhotoProblem.notAnImage) { try read(Data("không phải ảnh".utf8)) }
        #expect(throws: PhotoProblem.notAnImage) { try read(Data()) }
        #expect(throws: PhotoProblem.notAnImage) { try read(Data([0xFF, 0xD8, 0xFF] + "HTML".utf8)) }
        let photo = Self.longXuyen.jpeg
        #expect(throws: PhotoProblem.tooLarge(bytes: photo.count, limit: photo.count - 1)) {
            try read(photo, limit: photo.count - 1)
        }
        #expect(throws: Never.self) { try read(photo, limit: photo.count) }
    }
}
