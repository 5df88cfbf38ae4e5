import ReportWriters
import Testing

struct PersonalTextTests {
    @Test(arguments: [
        "0912345678", "gọi 0912 345 678", "0296.3852.222", "(0296) 3 852 222", "+84 912 345 678", "84912345678",
        "liên hệ: mau@example.org", "ĐT:0912-345-678.",
    ])
    func `a telephone number or an e-mail address is suspected`(_ text: String) {
        #expect(PersonalText.isSuspected(in: text))
    }

    @Test(arguments: [
        "", "Bưu cục mẫu Long Xuyên", "880100", "Quốc lộ 91, km 12", "QĐ 1234/QĐ-UBND ngày 02/01/2026",
        "10,3864; 105,4351",
        "6377460090ecb1afa200000000000000", "2026-01-02", "tổ 5 @ khóm 3", "1800 1091",
    ])
    func `other texts are not`(_ text: String) {
        #expect(!PersonalText.isSuspected(in: text))
    }
}
