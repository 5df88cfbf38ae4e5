/// The form in which a resource of the API is wanted.
enum Representation: String, CaseIterable {
    case json
    case html

    /// That of `f`, else what the other side likes better.
    init(of request: ServiceRequest) throws(ServiceProblem) {
        guard let asked = request["f"] else {
            self = request.prefersPage ? .html : .json
            return
        }
        guard let known = Representation(rawValue: asked) else {
            throw .invalid("f", vi: "chỉ nhận json hoặc html.", en: "takes json or html only.")
        }
        self = known
    }
}
