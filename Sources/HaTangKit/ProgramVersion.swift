/// The version of HaTang.
public enum ProgramVersion {
    /// By semantic versioning.
    public static let current = "0.1.0"
}
