import HaTangKit
import RegistryRecords
import ReportWriters

extension CheckOutcome {
    /// Adds the kept results that were found wrong by measuring anew.
    ///
    /// - Parameter limit: How many findings of a kind are kept.
    mutating func add(_ proof: KeptResultsProof, limit: Int) {
        for difference in proof.differences {
            counts[.keptResultChanged, default: 0] += 1
            guard (counts[.keptResultChanged] ?? 0) <= limit else { continue }
            let vi = NumberText(.vietnamese).decimal(difference.squareMetres, places: 1)
            let en = NumberText(.english).decimal(difference.squareMetres, places: 1)
            findings.append(
                CheckFinding(
                    code: .keptResultChanged, table: difference.table, row: "\(difference.digest)".prefix(16) + "…",
                    value: "\(difference.keptSquareMetres)",
                    problem: BilingualText(
                        vi: "Kết quả lưu sẵn của xã \(difference.commune) bị sửa: đo lại được \(vi) m².",
                        en:
                            "The kept result of commune \(difference.commune) was changed: measured again it is \(en) m²."
                    )))
        }
    }
}
