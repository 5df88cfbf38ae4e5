/// Texts by which a person could be called or written to, whatever column they stand in.
package enum PersonalText {
    /// Whether a text holds something like a telephone number of Vietnam or an e-mail address.
    ///
    /// A number begins with 0, 84 or +84 and has 9 to 11 digits, with spaces, dots, dashes or brackets between them. Longer
    /// runs of digits are codes.
    package static func isSuspected(in text: String) -> Bool {
        text.contains(/[^\s@]@[^\s@]+\.[^\s@]/)
            || text.contains(/(?:^|[^0-9])(?:\+?84|0)[ .()\-]{0,2}(?:[0-9][ .()\-]{0,2}){7,9}[0-9](?![0-9])/)
    }
}
