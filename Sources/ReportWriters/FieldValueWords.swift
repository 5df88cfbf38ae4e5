public import RegistryRecords

extension FieldValue {
    /// The value as people of that language read it; codes and numbers as they are.
    public func shown(in language: Language) -> String {
        switch self {
        case .yes: Answer.yes.words.text(in: language)
        case .no: Answer.no.words.text(in: language)
        case .unknown: Answer.unknown.words.text(in: language)
        case .day(let day): day.text(in: language)
        case .real: language == .vietnamese ? (text ?? "").replacing(".", with: ",") : text ?? ""
        case .text, .integer: text ?? ""
        }
    }
}
