public import RegistryRecords

extension CheckCode {
    /// What to do about it, a sentence.
    public var remedy: BilingualText {
        switch self {
        case .fileUnreadable:
            BilingualText(
                vi: "Khôi phục từ bản sao lưu bằng hatang restore, hoặc chép lại tệp.",
                en: "Restore a backup by hatang restore, or copy the file again.")
        case .pagesDamaged, .checkStopped:
            BilingualText(
                vi:
                    "Khôi phục từ bản sao lưu bằng hatang restore; nếu không có, hatang check --repair cứu những gì đọc được sang tệp mới.",
                en:
                    "Restore a backup by hatang restore; without one, hatang check --repair saves what can be read into a new file."
            )
        case .fileBeside:
            BilingualText(
                vi:
                    "Nếu không còn chương trình nào mở tệp: chạy hatang upgrade. Khi chép tệp, chép cả các tệp bên cạnh.",
                en:
                    "If no program has the file open, run hatang upgrade. Whoever copies the file copies those beside it, too."
            )
        case .layoutNewer:
            BilingualText(vi: "Dùng bản HaTang mới hơn.", en: "Use a newer HaTang.")
        case .layoutOlder:
            BilingualText(vi: "Chạy hatang upgrade.", en: "Run hatang upgrade.")
        case .tableMissing, .columnMissing, .columnType, .registryEntry, .surveyUnreadable, .rowsUnreadable,
            .rowsOverlap, .rowsOrphan, .creationUnreadable, .creationOverlap, .historyUnreadable, .historySurvey,
            .surveyUnknown, .ruleBroken, .brokenReference, .findingWord, .photoRecord:
            BilingualText(
                vi: "Chương trình khác đã sửa phần của HaTang; khôi phục từ bản sao lưu bằng hatang restore.",
                en: "Another program has changed what is HaTang's own; restore a backup by hatang restore.")
        case .historyDiffers, .historyRecord, .creationMissing, .creationOrder, .rowRecordUnknown, .surveyRowUnknown,
            .findingRow:
            BilingualText(
                vi:
                    "So với hatang history và tệp khảo sát gốc; nếu giá trị sai, nhập lại khảo sát hoặc khôi phục bản sao lưu.",
                en:
                    "Compare with hatang history and the survey's file; where the value is wrong, import it again or restore a backup."
            )
        case .keptResultChanged:
            BilingualText(
                vi: "Chạy hatang check --deep --repair; bảng sau sẽ tính lại.",
                en: "Run hatang check --deep --repair; the next table computes them.")
        case .outsideEdits:
            BilingualText(
                vi: "Xem, nhận hoặc hoàn lại bằng hatang edits.", en: "See, claim or revert them by hatang edits.")
        case .foreignTrigger, .foreignView:
            BilingualText(
                vi: "HaTang không dùng đến; nếu không biết của ai, hãy xóa bằng phần mềm đã tạo ra.",
                en: "HaTang does not use it; if nobody knows whose it is, remove it by the program that made it.")
        case .geometryUnreadable, .geometrySystem, .geometryType, .geometryDimension, .geometryEmpty, .positionOutside:
            BilingualText(
                vi: "Vẽ lại hình học trong QGIS, nhập lại khảo sát, hoặc hoàn lại bằng hatang edits --revert.",
                en: "Draw it again in QGIS, import the survey again, or revert it by hatang edits --revert.")
        case .dateForm:
            BilingualText(
                vi: "Ghi ngày dạng 2026-11-23; --repair chỉ sửa ngày không thể hiểu hai cách.",
                en: "Write days as 2026-11-23; --repair mends only those that can be read in one way.")
        case .numberForm:
            BilingualText(
                vi: "Ghi số bằng chữ số; --repair chỉ sửa số không thể hiểu hai cách.",
                en: "Write numbers in digits; --repair mends only those that can be read in one way.")
        case .choiceWord, .answerWord, .textForm, .numberRange:
            BilingualText(
                vi: "Sửa giá trị bằng một lần nhập mới, hoặc hoàn lại bằng hatang edits --revert.",
                en: "Mend the value by a new import, or revert it by hatang edits --revert.")
        case .identifierForm, .identifierDoubled, .keyDoubled, .evidenceUnreadable:
            BilingualText(
                vi: "Hoàn lại bằng hatang edits --revert, hoặc khôi phục bản sao lưu.",
                en: "Revert it by hatang edits --revert, or restore a backup.")
        case .communeUnknown:
            BilingualText(
                vi: "Tìm mã đúng bằng hatang find; nạp xã cũ bằng hatang upgrade --former.",
                en: "Find the right code by hatang find; add former communes by hatang upgrade --former.")
        default:
            BilingualText(vi: "Chạy hatang check --repair.", en: "Run hatang check --repair.")
        }
    }
}
