import Testing
import VN2000

/// A text and the number that it means.
struct Reading: Sendable, CustomTestStringConvertible {
    var text: String
    var axis: CoordinateAxis
    var value: Double
    var testDescription: String { "\(text) as \(axis.rawValue)" }

    init(_ text: String, _ axis: CoordinateAxis, _ value: Double) {
        (self.text, self.axis, self.value) = (text, axis, value)
    }

    private static let dms = 105 + 26.0 / 60 + 6.0 / 3600
    private static let dmsHalf = 105 + 26.0 / 60 + 6.5 / 3600

    static let degrees =
        [
            "105°26′06″", "105º26′06″", "105˚26'06\"", "105∘26’06”", "105d26m06s", "105D26M06S", "105 26 06",
            "105:26:06", "105° 26′ 06″", "105°26'06''", "105°26’06’’", "105°26′06", "105°26ʹ06ʺ", "105°26´06\"",
            "105°26`06\"", "105°26‘06“", "105d26p06g", "105\u{A0}26\u{A0}06", "105\u{202F}26\u{202F}06",
            "105°26′06″E", "105°26′06″ Đ", "105°26′06″đ", "105°26′06″ Đông", "E105°26′06″", "Đ 105°26′06″",
            "Đông 105°26′06″", "105d26m06sE", "105 26 06 e", "\u{FEFF}105 26 06", " 105 26 06\t", "105 26 06.0",
            "105d26'06s",
        ].map { Reading($0, .longitude, dms) }
        + ["105°26′06.5″", "105º26'6,5''", "105 26 6,5", "105d26m6.5s", "105:26:06,50"].map {
            Reading($0, .longitude, dmsHalf)
        } + [
            Reading("105°26.5′", .longitude, 105 + 26.5 / 60), Reading("105 26,5", .longitude, 105 + 26.5 / 60),
            Reading("105.4351", .longitude, 105.4351), Reading("105,4351", .longitude, 105.4351),
            Reading("105.4351°", .longitude, 105.4351), Reading("105,435", .longitude, 105.435),
            Reading("105", .longitude, 105), Reading("+105.4351", .longitude, 105.4351),
            Reading("10.3864", .latitude, 10.3864), Reading("10,3864", .latitude, 10.3864),
            Reading("10.386", .latitude, 10.386), Reading("10.3864N", .latitude, 10.3864),
            Reading("10.3864 B", .latitude, 10.3864), Reading("B 10,3864", .latitude, 10.3864),
            Reading("10,3864 Bắc", .latitude, 10.3864), Reading("n10.3864", .latitude, 10.3864),
            Reading("10°23′11″B", .latitude, 10 + 23.0 / 60 + 11.0 / 3600),
            Reading("-10.5", .latitude, -10.5), Reading("-10 30", .latitude, -10.5),
            Reading("-0°30′", .latitude, -0.5),
        ]

    static let metres =
        [
            "1.150.167,8", "1,150,167.8", "1 150 167,8", "1 150 167.8", "1150167.8", "1150167,8",
            "1\u{A0}150\u{A0}167,8",
            "1\u{202F}150\u{202F}167.8", "1150167.8m", "1150167,8 m", "N 1150167.8", "1150167.8 B", "1.150.167,80",
            " 1150167.80 ", "+1150167.8", "\u{FEFF}1150167.8",
        ].map { Reading($0, .northing, 1_150_167.8) } + [
            Reading("1.150.167", .northing, 1_150_167), Reading("1,150,167", .northing, 1_150_167),
            Reading("1 150 167", .northing, 1_150_167), Reading("1150167", .northing, 1_150_167),
            Reading("570.975", .easting, 570_975), Reading("570,975", .easting, 570_975),
            Reading("570975.100", .easting, 570_975.1), Reading("570975,100", .easting, 570_975.1),
            Reading("570.975,100", .easting, 570_975.1), Reading("570,975.100", .easting, 570_975.1),
            Reading("570 975,1", .easting, 570_975.1), Reading("570975.1E", .easting, 570_975.1),
            Reading("570975.1 Đ", .easting, 570_975.1), Reading("1150.1678", .northing, 1150.1678),
            Reading("-86856,1", .easting, -86_856.1),
        ]
}

/// A text that is refused.
struct BadText: Sendable, CustomTestStringConvertible {
    var text: String
    var axis: CoordinateAxis
    var fault: CoordinateError.TextFault
    var testDescription: String { "\(text) as \(axis.rawValue)" }

    init(_ text: String, _ axis: CoordinateAxis, _ fault: CoordinateError.TextFault) {
        (self.text, self.axis, self.fault) = (text, axis, fault)
    }

    static let all =
        [
            "", " ", "-", ".", ",", "không rõ", "nan", "inf", "0x69", "1e3", "105..4", "105.4.3", "105,435,100",
            "105 26 06 07", "26′", "105°26″", "105′26″", "06″", "105°°26", "105°26′06″07", "105-26-06", "105.4351;",
            "−105.4", "105.", ".5", "١٠٥", "105°26′-6″", "105,", "x105",
        ].map { BadText($0, .longitude, .notANumber) }
        + ["105°60′", "105°26′60″", "105.5°26′", "105°26.5′06″", "105 60 00", "105 26 60", "105 99"].map {
            BadText($0, .longitude, .badDegrees)
        } + [
            BadText("10.3864N", .longitude, .wrongLetter), BadText("B10.3864", .longitude, .wrongLetter),
            BadText("105.4351E", .latitude, .wrongLetter), BadText("105°26′06″Đ", .latitude, .wrongLetter),
            BadText("105.4351W", .longitude, .wrongLetter), BadText("105.4351 Tây", .longitude, .wrongLetter),
            BadText("10.3864S", .latitude, .wrongLetter), BadText("10.3864 Nam", .latitude, .wrongLetter),
            BadText("10°23′11″S", .latitude, .wrongLetter), BadText("Nam 10.3864", .latitude, .wrongLetter),
            BadText("570975.1E", .northing, .wrongLetter), BadText("N 1150167.8", .easting, .wrongLetter),
            BadText("570975.1W", .easting, .wrongLetter),
        ]
        + [
            "", "-", "không rõ", "nan", "inf", "1e6", "0x10", "570975.1 1150167.8", "570975 1150167",
            "1.150.1678", "1.15.0167", "1.150,167,8", "1.150,167.8", "1150.167.8", "570975.", ".5", "57 0975",
            "570 97", "1 15 0167,8", "570975km", "--5", "570975;1150167", "105°26′06″", "1 150.167,8", "1150.167,8",
        ].map { BadText($0, .easting, .notANumber) }
}

struct CoordinateTextTests {
    @Test(arguments: Reading.degrees)
    func `degrees are read in every notation`(_ reading: Reading) throws {
        let value = try CoordinateText.value(reading.text, of: reading.axis)
        #expect(abs(value - reading.value) < 1e-12)
    }

    @Test(arguments: Reading.metres)
    func `metres are read with every separator`(_ reading: Reading) throws {
        #expect(try CoordinateText.value(reading.text, of: reading.axis) == reading.value)
    }

    @Test(arguments: BadText.all)
    func `a text that is no coordinate is refused with its reason`(_ bad: BadText) throws {
        let error = #expect(throws: CoordinateError.self) { try CoordinateText.value(bad.text, of: bad.axis) }
        #expect(error == .unreadable(bad.text, bad.fault))
        #expect(error?.description.contains(bad.text) == true)
        #expect(error?.vietnameseDescription.contains(bad.text) == true)
    }

    @Test(arguments: [
        "10.3864, 105.4351", "10.3864,105.4351", "10.3864 105.4351", "10,3864 105,4351", "10,3864; 105,4351",
        "10,3864;105,4351", "10,3864, 105,4351", "105,4351/10,3864", "105.4351 10.3864", "(10.3864, 105.4351)",
        "[105.4351, 10.3864]", "10.3864 | 105.4351", "10.3864\n105.4351", "10.3864\t105.4351",
        "10.3864\u{A0}105.4351", "N10.3864 E105.4351", "10.3864N 105.4351E", "10.3864N105.4351E",
        "10.3864 N, 105.4351 E", "105.4351E, 10.3864N", "10,3864B 105,4351Đ", "B 10.3864 Đ 105.4351",
        "10.3864 Bắc, 105.4351 Đông", "10.3864 Bắc 105.4351 Đông", "Bắc 10.3864 Đông 105.4351", "Đ105,4351;B10,3864",
        "10.3864°, 105.4351°", "10.3864°N 105.4351", "10°23.184′, 105°26.106′", "10°23,184′ 105°26,106′",
        "10°23′11.04″B 105°26′06.36″Đ", "10°23′11.04″B, 105°26′06.36″Đ", "10°23′11,04″B105°26′06,36″Đ",
        "10d23m11.04s 105d26m06.36s", "10d23m11.04sN 105d26m06.36sE", "10 23 11.04, 105 26 06.36",
        "10 23 11,04 N 105 26 06,36 E", "N 10 23 11.04 E 105 26 06.36", "N10°23'11.04\",E105°26'06.36\"",
        "10° 23' 11.04\" N, 105° 26' 6.36\" E", "10°23'11.04''/105°26'6.36''",
    ])
    func `a pair in one cell is read whichever way it stands`(_ text: String) throws {
        let position = try CoordinateText.position(text)
        #expect(abs(position.latitude - 10.3864) < 1e-12 && abs(position.longitude - 105.4351) < 1e-12, "\(position)")
    }

    @Test func `the pair of decimal commas with a slash is longitude, latitude`() throws {
        let expected = GeographicPosition(latitude: 22.62924, longitude: 105.34808)
        #expect(try CoordinateText.position("105,34808/22,62924") == expected)
    }

    @Test func `a letter decides against the size of the numbers`() throws {
        let odd = try CoordinateText.position("105.4351N 10.3864E")
        #expect(odd == GeographicPosition(latitude: 105.4351, longitude: 10.3864))
    }

    @Test(arguments: [
        ("", CoordinateError.TextFault.notAPair), ("10.3864", .notAPair), ("10,3864", .notAPair),
        ("105°26,12′", .notAPair),
        ("105°26,12", .notAPair), ("10.3864;105.4351;3", .notAPair), ("10 23 11 105 26 06", .notAPair),
        ("không rõ", .notAPair), ("1.150.167,8", .notAPair), ("10,3864,105,4351", .ambiguous),
        ("10.3864N 11.5N", .wrongLetter), ("105.4E, 106.4E", .wrongLetter), ("10.3864S, 105.4351E", .wrongLetter),
        ("10.3864N 105.4351W", .wrongLetter), ("10.3864 Nam, 105.4351 Đông", .wrongLetter),
        ("10°75′00″B, 105°26′06″Đ", .badDegrees), ("10°23′11″;105°26′60″", .badDegrees), ("10.3864;", .notAPair),
    ])
    func `a cell that holds no pair is refused with its reason`(text: String, fault: CoordinateError.TextFault) {
        #expect(throws: CoordinateError.unreadable(text, fault)) { try CoordinateText.position(text) }
    }
}
