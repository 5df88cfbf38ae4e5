import RegistryRecords

/// Finds the sheet that somebody asked for.
enum SheetName {
    /// The place of the sheet in the list; nil when there is none. Where no name is the same to the letter, the one
    /// that differs in case, accents and punctuation only will do, if there is only one.
    static func index(of asked: String, among names: [String]) -> Int? {
        if let exact = names.firstIndex(of: composed(asked)) { return exact }
        let key = VietnameseFold.key(asked)
        let alike = names.indices.filter { !key.isEmpty && VietnameseFold.key(names[$0]) == key }
        return alike.count == 1 ? alike[0] : nil
    }

    /// The name that was probably meant: at most a third of its letters differ, or it begins so as no other does.
    static func nearest(to asked: String, among names: [String]) -> String? {
        let key = Array(VietnameseFold.key(asked).utf8)
        guard !key.isEmpty, key.count < 100 else { return nil }
        let ranked = names.map { name in
            let other = Array(VietnameseFold.key(String(name.prefix(100))).utf8)
            let length = max(key.count, other.count)
            let distance = EditDistance(limit: length).between(key, other) ?? length
            return (name: name, distance: distance, length: length, key: other)
        }
        if let best = ranked.min(by: { $0.distance < $1.distance }), best.distance * 3 <= best.length {
            return best.name
        }
        let longer = ranked.filter { $0.key.starts(with: key) }
        return longer.count == 1 ? longer[0].name : nil
    }
}
