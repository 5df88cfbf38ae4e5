/// An error that tells people in one sentence what is wrong and what to do.
public protocol BilingualError: Error {
    /// The sentence, in both languages.
    var message: BilingualText { get }
}
