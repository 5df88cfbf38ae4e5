import HaTangKit
import RegistryRecords
import ReportWriters

/// What only reviewers do: they decide on what others brought in.
struct ReviewRoutes: Sendable {
    let registry: ServedRegistry

    var routes: [ServiceRoute] {
        [
            ServiceRoute(
                .post, "/api/merges", parameters: .only(["kept", "gone"]), access: .role(.reviewer),
                body: .bytes(atMost: 4 << 10), work: .long, answer: merge)
        ]
    }

    /// Makes two records one; all of it goes to history under the reviewer's name.
    @Sendable private func merge(_ request: ServiceRequest) throws -> ServiceResponse {
        let form = try FormFields(request)
        guard let kept = request["kept"] ?? form["kept"], let gone = request["gone"] ?? form["gone"] else {
            throw ServiceProblem.invalid(
                "kept", vi: "cần kept (giữ) và gone (bỏ), là mã hoặc uuid.",
                en: "kept and gone are needed, codes or uuids.")
        }
        let version = try registry.writing { registry in
            try registry.merge([(kept: kept, gone: gone)], by: request.visitor?.name)
            return try registry.registry.version
        }
        let value: JSONText = ["version": .integer(version), "kept": .text(kept), "gone": .text(gone)]
        return .json(value.text() + "\n")
    }
}
