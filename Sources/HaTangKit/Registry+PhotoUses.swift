import RegistryRecords
import RegistryStore
import SurveyValidation

extension Registry {
    /// Where the photos with these digests are in use, by digest.
    func uses(ofPhotosWithDigests digests: Set<String>) throws -> [String: [PhotoUse]] {
        try photos(withDigests: digests).mapValues { photos in
            try photos.map { stored in
                let photo = stored.photo
                return PhotoUse(
                    record: photo.record, code: try record(uuid: photo.record)?.key ?? photo.record, kind: photo.kind,
                    field: photo.field, survey: stored.survey)
            }
        }
    }
}
