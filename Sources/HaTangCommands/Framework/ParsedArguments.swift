package import RegistryRecords

/// A command line that agrees with its command's description.
///
/// Asking for a name that the description does not have is a mistake of the program and stops it.
package struct ParsedArguments: Sendable {
    let description: CommandDescription
    /// Values as given, by the name of the argument or option; a flag has one empty value.
    var given: [String: [String]] = [:]

    init(of description: CommandDescription) {
        self.description = description
    }

    /// The value of an argument or option: the last one given, else the option's standard value, else nil.
    package subscript(name: String) -> String? {
        values(name).last
    }

    /// The value of an argument or option that is required or has a standard value.
    package func required(_ name: String) -> String {
        guard let value = self[name] else { preconditionFailure("«\(name)» of \(description.name) may be left out") }
        return value
    }

    /// All values of an argument or option, in their order; its standard value when none was given.
    package func values(_ name: String) -> [String] {
        if let values = given[name] { return values }
        if let option = option(name) { return option.standard.map { [$0] } ?? [] }
        precondition(description.arguments.contains { $0.name == name }, "\(description.name) has no «\(name)»")
        return []
    }

    /// Whether the flag was given.
    package func flag(_ name: String) -> Bool {
        precondition(option(name)?.value == .flag, "«\(name)» of \(description.name) is no flag")
        return given[name] != nil
    }

    /// The whole number of an option that asks for one; nil when left out.
    package func integer(_ name: String) -> Int? {
        self[name].flatMap { Int($0) }
    }

    /// The number of an option that asks for one; nil when left out.
    package func real(_ name: String) -> Double? {
        self[name].flatMap { Double($0) }
    }

    /// The day of an option that asks for one; nil when left out.
    package func day(_ name: String) -> Day? {
        self[name].flatMap { Day(iso: $0) }
    }

    private func option(_ name: String) -> OptionDescription? {
        (description.options + OptionDescription.everywhere).first { $0.name == name }
    }
}
