import SurveyValidation

/// A saved mapping: what is read is written and read again as the same.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> Int32 {
    let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    guard let mapping = try? SavedMapping(json: text, file: "fuzz.json") else { return 0 }
    let again = try? SavedMapping(json: mapping.json, file: "fuzz.json")
    precondition(again?.json == mapping.json, "a mapping comes back")
    return 0
}
