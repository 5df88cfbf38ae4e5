public import RegistryRecords

extension Field {
    /// What the field is, as a heading of a Vietnamese list would say it.
    public var words: BilingualText {
        switch self {
        case .code: .init(vi: "mã", en: "code")
        case .name: .init(vi: "tên", en: "name")
        case .kind: .init(vi: "loại", en: "kind")
        case .enterprise: .init(vi: "doanh nghiệp", en: "enterprise")
        case .address: .init(vi: "địa chỉ", en: "address")
        case .staffed: .init(vi: "có người phục vụ", en: "staffed")
        case .internet: .init(vi: "Internet", en: "Internet")
        case .hoursPerDay: .init(vi: "số giờ phục vụ một ngày", en: "hours per day")
        case .phone: .init(vi: "điện thoại", en: "phone")
        case .services: .init(vi: "dịch vụ", en: "services")
        case .opened: .init(vi: "ngày mở", en: "opened")
        case .closed: .init(vi: "ngày đóng", en: "closed")
        case .site: .init(vi: "mã trạm", en: "site")
        case .owner: .init(vi: "chủ sở hữu", en: "owner")
        case .operator: .init(vi: "nhà mạng", en: "operator")
        case .technology: .init(vi: "công nghệ", en: "technology")
        case .bandMHz: .init(vi: "băng tần (MHz)", en: "band (MHz)")
        case .sector: .init(vi: "sector", en: "sector")
        case .azimuth: .init(vi: "góc phương vị (°)", en: "azimuth (°)")
        case .beamWidth: .init(vi: "góc mở (°)", en: "beam width (°)")
        case .height: .init(vi: "độ cao ăng-ten (m)", en: "antenna height (m)")
        case .radius: .init(vi: "bán kính phục vụ (m)", en: "service radius (m)")
        case .onAir: .init(vi: "ngày phát sóng", en: "on air")
        case .offAir: .init(vi: "ngày ngừng phát sóng", en: "off air")
        case .place: .init(vi: "địa điểm", en: "place")
        case .village: .init(vi: "ấp, khóm", en: "village")
        case .zoneClass: .init(vi: "trắng sóng hay lõm sóng", en: "class of dead zone")
        case .severity: .init(vi: "mức độ", en: "severity")
        case .households: .init(vi: "số hộ", en: "households")
        case .gridPower: .init(vi: "có điện lưới", en: "grid power")
        case .hardship: .init(vi: "địa bàn khó khăn", en: "hardship area")
        case .reported: .init(vi: "ngày báo", en: "reported")
        case .verified: .init(vi: "ngày xác minh", en: "verified")
        case .planned: .init(vi: "ngày đưa vào kế hoạch", en: "planned")
        case .promised: .init(vi: "ngày hẹn xử lý xong", en: "promised")
        case .resolved: .init(vi: "ngày xử lý xong", en: "resolved")
        case .status: .init(vi: "trạng thái", en: "status")
        case .road: .init(vi: "tuyến đường", en: "road")
        case .from: .init(vi: "từ", en: "from")
        case .to: .init(vi: "đến", en: "to")
        case .operators: .init(vi: "các nhà mạng", en: "operators")
        case .poles: .init(vi: "số cột", en: "poles")
        case .plannedYear: .init(vi: "năm kế hoạch", en: "planned year")
        case .deadline: .init(vi: "hạn hoàn thành", en: "deadline")
        case .extendedTo: .init(vi: "gia hạn đến", en: "extended to")
        case .decision: .init(vi: "quyết định", en: "decision")
        case .plannedLength: .init(vi: "chiều dài kế hoạch (m)", en: "planned length (m)")
        case .doneLength: .init(vi: "chiều dài hoàn thành (m)", en: "done length (m)")
        case .verifiedLength: .init(vi: "chiều dài nghiệm thu (m)", en: "verified length (m)")
        case .population: .init(vi: "dân số", en: "population")
        case .validFrom: .init(vi: "công bố từ ngày", en: "claimed from")
        case .validTo: .init(vi: "công bố đến trước ngày", en: "claimed until before")
        case .measured: .init(vi: "ngày đo", en: "measured")
        case .time: .init(vi: "giờ đo", en: "time of measuring")
        case .rsrp: .init(vi: "mức thu RSRP (dBm)", en: "RSRP (dBm)")
        case .download: .init(vi: "tốc độ tải xuống (Mbit/s)", en: "download (Mbit/s)")
        case .upload: .init(vi: "tốc độ tải lên (Mbit/s)", en: "upload (Mbit/s)")
        case .latency: .init(vi: "độ trễ (ms)", en: "latency (ms)")
        case .photo: .init(vi: "ảnh", en: "photos")
        case .form: .init(vi: "hình thức (thanh tra, kiểm tra)", en: "form of inspection")
        case .basis: .init(vi: "theo kế hoạch hay đột xuất", en: "planned or unplanned")
        case .decided: .init(vi: "ngày quyết định", en: "day of the decision")
        case .subject: .init(vi: "đối tượng thanh tra, kiểm tra", en: "who is inspected")
        case .done: .init(vi: "ngày thực hiện", en: "day done")
        case .unit: .init(vi: "đơn vị chủ trì", en: "inspecting unit")
        case .result: .init(vi: "kết quả", en: "result")
        case .digital: .init(vi: "thực hiện trên môi trường số", en: "done in the digital environment")
        case .violations: .init(vi: "số vi phạm", en: "violations")
        case .violationNote: .init(vi: "nội dung vi phạm", en: "what was violated")
        case .mended: .init(vi: "đã khắc phục", en: "mended")
        case .mendedOn: .init(vi: "ngày khắc phục", en: "day mended")
        }
    }
}

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
