public import RegistryRecords

/// The bytes of a photo and what they say of it, read once. No pixel is decoded.
///
/// Our own reading of EXIF and not GDAL's: that one rounds to six digits (55 m of longitude where degrees are written with
/// decimals), makes 0 of a division by 0, and sees nothing in PNG and WebP. So it works in builds without GDAL, too.
public struct PhotoFile: Sendable {
    /// All of the file.
    public let bytes: [UInt8]
    /// Where it was taken.
    public let place: PhotoFacts.Place
    /// When it was taken by the clock of the camera, such as `2026-11-20T08:30:00`; nil when it does not say.
    public let takenAt: String?
    /// Where the camera looked, degrees clockwise from north; nil when it does not say.
    public let direction: Double?
    /// Whether the end of the file is lacking.
    public let isCutOff: Bool

    /// What can be read.
    public static let formats = ["JPEG", "PNG", "WebP", "TIFF"]

    /// Reads a photo.
    ///
    /// - Parameter limit: Larger files are refused, bytes.
    /// - Throws: ``PhotoProblem/tooLarge(bytes:limit:)``, ``PhotoProblem/notAnImage``, ``PhotoProblem/unreadable(_:)``.
    public init(_ path: String, limit: Int) throws(PhotoProblem) {
        var bytes: [UInt8] = []
        let size: Int
        do throws(SurveyFileError) {
            let file = try FileBytes(path)
            size = file.size
            let wanted = size <= limit ? size : 0
            while bytes.count < wanted, try file.append(wanted - bytes.count, at: bytes.count, to: &bytes) > 0 {}
        } catch {
            switch error {
            case .unreadable(_, let reason): throw .unreadable(.init(vi: reason, en: reason))
            default: throw .unreadable(error.message)
            }
        }
        guard size <= limit else { throw .tooLarge(bytes: size, limit: limit) }
        guard let frame = ImageFrame(bytes) else { throw .notAnImage }
        let block = frame.exif.flatMap { ExifBlock(bytes[$0]) }
        place = block?.place ?? .absent
        takenAt = block?.takenAt
        direction = block?.direction
        isCutOff = frame.isCutOff
        self.bytes = bytes
    }
}
