import Foundation
import RegistryRecords
import SurveyFiles
import TestWitnesses
import Testing

/// Where photos are looked for, and where not.
struct PhotoFoldersTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        for name in ["anh/ngay-1", "anh/ngay-2", "ngoai"] {
            try FileManager.default.createDirectory(
                atPath: folder.file(name), withIntermediateDirectories: true)
        }
        for name in [
            "anh/BC01.JPG", "anh/ngay-1/IMG_1.jpg", "anh/ngay-2/IMG_1.jpg", "anh/ngay-1/ảnh chợ.jpg",
            "ngoai/bi-mat.jpg",
            "anh/ngay-1/Cot.jpg", "anh/ngay-1/cot.jpg", "anh/.an.jpg",
        ] {
            try Data(name.utf8).write(to: URL(fileURLWithPath: folder.file(name)))
        }
    }

    private func find(_ name: String) throws -> Result<String, PhotoProblem> {
        try PhotoFolders([folder.file("anh")]).find(name)
    }

    private func name(_ result: Result<String, PhotoProblem>) -> String? {
        (try? result.get()).map { URL(fileURLWithPath: $0).lastPathComponent }
    }

    @Test(arguments: ["BC01.JPG", "bc01.jpg", "./BC01.jpg"])
    func `a name is found whatever its case`(written: String) throws {
        #expect(name(try find(written)) == "BC01.JPG")
    }

    @Test func `a name in either form of Unicode is found in a subfolder`() throws {
        for written in [
            "ảnh chợ.jpg".precomposedStringWithCanonicalMapping, "Ảnh Chợ.JPG".decomposedStringWithCanonicalMapping,
        ] {
            #expect(try find(written).get().hasSuffix("ngay-1/ảnh chợ.jpg"))
        }
    }

    @Test func `case decides where it alone tells two files apart`() throws {
        #expect(name(try find("Cot.jpg")) == "Cot.jpg")
        #expect(name(try find("cot.jpg")) == "cot.jpg")
        #expect(try find("COT.jpg") == .failure(.ambiguous(["ngay-1/Cot.jpg", "ngay-1/cot.jpg"])))
    }

    @Test func `of several files of a name the subfolder tells which`() throws {
        #expect(try find("img_1.jpg") == .failure(.ambiguous(["ngay-1/IMG_1.jpg", "ngay-2/IMG_1.jpg"])))
        #expect(try find("ngay-2/img_1.jpg").get().hasSuffix("ngay-2/IMG_1.jpg"))
        #expect(try find("ngay-2\\IMG_1.jpg").get().hasSuffix("ngay-2/IMG_1.jpg"))
    }

    @Test func `nothing outside is found`() throws {
        let secret = folder.file("ngoai/bi-mat.jpg")
        try FileManager.default.createSymbolicLink(atPath: folder.file("anh/link.jpg"), withDestinationPath: secret)
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("anh/thu-muc"), withDestinationPath: folder.file("ngoai"))
        for written in [
            secret, "../ngoai/bi-mat.jpg", "ngay-1/../../ngoai/bi-mat.jpg", "..\\ngoai\\bi-mat.jpg",
            "C:\\ngoai\\bi-mat.jpg", "link.jpg", "file:///etc/passwd",
        ] {
            #expect(try find(written) == .failure(.outside), "\(written)")
        }
        #expect(try find("bi-mat.jpg") == .failure(.missing))
        #expect(try find("thu-muc/bi-mat.jpg") == .failure(.missing))
        #expect(try find(".an.jpg") == .failure(.missing))
        #expect(try find("") == .failure(.missing))
    }

    @Test func `a link within the folder is followed`() throws {
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("anh/cung.jpg"), withDestinationPath: "ngay-1/IMG_1.jpg")
        #expect(try find("cung.jpg").get().hasSuffix("ngay-1/IMG_1.jpg"))
    }

    @Test func `a folder that is not there, or is none, is refused`() throws {
        let missing = folder.file("khong-co")
        #expect(throws: SurveyFileError.missing(path: missing)) { try PhotoFolders([missing]) }
        #expect(throws: SurveyFileError.self) { try PhotoFolders([folder.file("anh/BC01.JPG")]) }
    }

    @Test func `the listing tells an added photo`() throws {
        let before = try PhotoFolders([folder.file("anh")]).listing.map(\.name)
        try Data([1]).write(to: URL(fileURLWithPath: folder.file("anh/moi.jpg")))
        let after = try PhotoFolders([folder.file("anh")]).listing.map(\.name)
        #expect(after.filter { !before.contains($0) } == ["moi.jpg"])
    }
}
