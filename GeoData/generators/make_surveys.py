"""Writes GeoData/surveys: made-up sample surveys of every kind. Dữ liệu mẫu, không có thật.

Nothing in them is real but the names of communes and of enterprises. For the part of the province that was An Giang
before July 2025 the counts are those of the 2025 plan (265 postal points: 104 post offices, 129 commune culture
points, 32 others) and of the 2,160 BTS sites of 2023. Positions are random inside the schematic boundaries of
GeoData/boundaries, which must be there first. Verdicts of all sorts occur, seen from November 2026.

Run again, from the root of the repository:

    pip install pyproj==3.7.2 shapely==2.2.0
    python3 GeoData/generators/make_surveys.py

The seed is fixed and the output is the same to the byte at every run with these versions.
"""

import csv
import json
import random
from datetime import date, timedelta
from pathlib import Path

import shapely
from pyproj import Transformer
from shapely.geometry import Point, shape

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "surveys"
SEED = 20_250_701
# Codes of the communes that were formed from the old An Giang lie below this one, those of the old Kiên Giang above.
FIRST_OF_KIEN_GIANG = "30730"

VNPOST, VIETTEL_POST = "Bưu điện tỉnh An Giang", "Viettel Post An Giang"

# Communes of the old An Giang that make verdicts other than «met».
WITHOUT_POINT = {"30346", "30568"}  # Nhơn Hội, Vĩnh Gia
LETTER_BOX_ONLY = {"30352", "30577", "30604"}  # Phú Hữu, Ô Lâm, Vĩnh An
STATED_NO = {"30341", "30547", "30691"}  # Khánh Bình, Ba Chúc, Tây Phú
UNKNOWN = {"30385", "30481", "30526", "30619"}  # Vĩnh Xương, Thạnh Mỹ Tây, An Cư, Vĩnh Hanh
EXPIRED = {"30367", "30421", "30580", "30688"}  # Vĩnh Hậu, Phú Lâm, Cô Tô, Óc Eo
# … and of the old Kiên Giang.
WITHOUT_POINT_KG, LETTER_BOX_ONLY_KG = {"30790", "31051"}, {"30793"}
UNKNOWN_KG, EXPIRED_KG = {"30826", "31027"}, {"30796", "31042"}
# Communes with few sites, and with sites whose radius nobody stated.
THIN = {"30341", "30346", "30352", "30385", "30520", "30538", "30547", "30568", "30577"}
WITHOUT_RADIUS = {"30481", "30580", "30604", "30682", "30688", "30691"}
ISLANDS = {"31078", "31105", "31108", "30781", "30811", "30814"}


class Commune:
    def __init__(self, feature):
        self.code = feature["properties"]["code"]
        self.name = feature["properties"]["fullName"]
        self.short = feature["properties"]["name"]
        self.kind = feature["properties"]["kind"]
        self.area = shape(feature["geometry"])
        self.old_an_giang = self.code < FIRST_OF_KIEN_GIANG
        # Positions are drawn from the inner part: they are then mostly in the real commune, too.
        self.inner = shapely.affinity.scale(self.area, 0.85, 0.85) if len(self.area.geoms) == 1 else self.area
        self.inner = self.inner.intersection(self.area)


class Dice:
    """Random choices made from `random()` alone, which Python keeps the same in all versions."""

    def __init__(self, seed):
        self.source = random.Random(seed)

    def chance(self, share):
        return self.source.random() < share

    def between(self, low, high):
        return low + int(self.source.random() * (high - low + 1))

    def pick(self, values):
        return values[int(self.source.random() * len(values))]

    def day(self, first, last):
        return first + timedelta(days=self.between(0, (last - first).days))

    def position(self, area):
        """Longitude and latitude in the area, to 0.00001° (one metre)."""
        west, south, east, north = area.bounds
        while True:
            place = (
                round(west + self.source.random() * (east - west), 5),
                round(south + self.source.random() * (north - south), 5),
            )
            if area.contains(Point(place)):
                return place


def grid(central_meridian):
    """WGS 84 to VN-2000 by the official seven parameters (EPSG:6960, coordinate frame), zone of 3°."""
    return Transformer.from_pipeline(
        "+proj=pipeline +step +proj=unitconvert +xy_in=deg +xy_out=rad +step +proj=cart +ellps=WGS84 "
        "+step +inv +proj=helmert +x=-191.90441429 +y=-39.30318279 +z=-111.45032835 +rx=-0.00928836 +ry=0.01975479 "
        "+rz=-0.00427372 +s=0.252906278 +convention=coordinate_frame +step +inv +proj=cart +ellps=WGS84 "
        f"+step +proj=tmerc +lat_0=0 +lon_0={central_meridian} +k=0.9999 +x_0=500000 +y_0=0 +ellps=WGS84"
    )


GRIDS = {meridian: grid(meridian) for meridian in (104.5, 104.75)}


def northing_easting(place, meridian):
    easting, northing = GRIDS[meridian].transform(*place)
    return f"{northing:.2f}", f"{easting:.2f}"


def degrees(place):
    return f"{place[1]:.5f}", f"{place[0]:.5f}"


def vietnamese(day):
    return day.strftime("%d/%m/%Y") if day else ""


def iso(day):
    return day.isoformat() if day else ""


class Folder:
    """Writes the files and remembers what surveys.csv says of them."""

    def __init__(self):
        self.entries = []
        FOLDER.mkdir(exist_ok=True)

    def write(self, file, kind, header, rows, crs, note, surveyed="", errors=0, delimiter=",", bom=False, end="\n"):
        for row in rows:
            if len(row) != len(header):
                raise SystemExit(f"{file}: {row} does not fit its header")
        with open(FOLDER / file, "w", encoding="utf-8-sig" if bom else "utf-8", newline="") as output:
            writer = csv.writer(output, delimiter=delimiter, lineterminator=end)
            writer.writerow(header)
            writer.writerows(rows)
        self.entries.append([file, kind, crs, surveyed, len(rows), errors, note])

    def finish(self):
        with open(FOLDER / "surveys.csv", "w", encoding="utf-8", newline="") as output:
            writer = csv.writer(output, lineterminator="\n")
            writer.writerow(["file", "kind", "crs", "surveyed", "rows", "expected_errors", "note"])
            writer.writerows(self.entries)


def shared_out(total, communes, weight):
    """Numbers by commune that add up to the total, in proportion to the weights (largest remainders)."""
    whole = sum(weight(commune) for commune in communes)
    exact = {commune.code: total * weight(commune) / whole for commune in communes}
    counts = {code: int(value) for code, value in exact.items()}
    by_remainder = sorted(exact, key=lambda code: (counts[code] - exact[code], code))
    for code in by_remainder[: total - sum(counts.values())]:
        counts[code] += 1
    return counts


RECENT, OLD = (date(2025, 8, 4), date(2026, 9, 25)), (date(2022, 3, 1), date(2024, 5, 31))


def postal_answers(dice, code):
    """Staffed, Internet and day of survey as the commune's part in the sample wants them."""
    recent = dice.day(*RECENT)
    if code in STATED_NO:
        return (*dice.pick([("yes", "no"), ("no", "no"), ("no", "yes")]), recent)
    if code in UNKNOWN | UNKNOWN_KG:
        return (*dice.pick([("", ""), ("yes", ""), ("", "yes"), ("yes", "unknown")]), recent)
    if code in EXPIRED | EXPIRED_KG:
        return "yes", "yes", dice.day(*OLD)
    staffed = "yes" if dice.chance(0.93) else dice.pick(["no", ""])
    internet = "yes" if dice.chance(0.88) else dice.pick(["no", "", "unknown"])
    return staffed, internet, recent


def postal_an_giang(dice, folder, communes):
    served = [c for c in communes if c.code not in WITHOUT_POINT | LETTER_BOX_ONLY]
    offices = shared_out(104, served, lambda c: 3 if c.kind == "phường" else 1.6)
    culture = shared_out(129, served, lambda c: 1 if c.kind == "phường" else 2.8)
    if min(offices[c.code] + culture[c.code] for c in served) < 1:
        raise SystemExit("a commune that should have postal points has none")

    words = {"yes": "x", "no": "0", "": "", "unknown": "?"}
    rows = []
    for commune in served:
        for number in range(1, offices[commune.code] + 1):
            staffed, internet, day = postal_answers(dice, commune.code)
            northing, easting = northing_easting(dice.position(commune.inner), 104.75)
            rows.append([
                len(rows) + 1, f"MAU-BC-{len(rows) + 1:03}", f"Bưu cục mẫu {commune.short} {number}", "Bưu cục",
                VNPOST if dice.chance(0.8) else VIETTEL_POST, f"Địa chỉ mẫu {number}, {commune.name}", commune.name,
                northing, easting, words[staffed], words[internet], dice.pick(["8", "8", "9", "10"]), vietnamese(day),
            ])
    header = ["STT", "Mã bưu cục", "Tên bưu cục", "Loại điểm", "Doanh nghiệp", "Địa chỉ", "Phường/Xã mới",
              "VN2000 X (Bắc)", "VN2000 Y (Đông)", "Có người phục vụ", "Kết nối Internet", "Số giờ phục vụ",
              "Ngày khảo sát"]
    folder.write("mau-buu-cuc.csv", "postal", header, rows, "vn2000:104.75", bom=True, end="\r\n",
                 note="Tiêu đề tiếng Việt, BOM, ngày khảo sát từng dòng / Vietnamese headings, BOM, a day a row")

    words = {"yes": "Có", "no": "Không", "": "", "unknown": "Không rõ"}
    rows = []
    for commune in served:
        for number in range(1, culture[commune.code] + 1):
            staffed, internet, _ = postal_answers(dice, commune.code)
            old = commune.code in EXPIRED or commune.code not in STATED_NO and dice.chance(0.05)
            day = dice.day(*OLD) if old else None
            rows.append([
                len(rows) + 1, f"MAU-VHX-{len(rows) + 1:03}", f"Điểm BĐ-VHX mẫu {commune.short} {number}",
                dice.pick(["BĐ-VHX", "Điểm bưu điện – văn hóa xã"]), commune.name,
                *degrees(dice.position(commune.inner)), words[staffed], words[internet],
                dice.pick(["4", "4", "6", "8"]), vietnamese(day),
            ])
    header = ["STT", "Mã điểm", "Tên điểm", "Loại hình", "Xã/Phường", "Vĩ độ", "Kinh độ", "Có người phục vụ",
              "Có Internet", "Giờ phục vụ/ngày", "Ngày khảo sát"]
    folder.write("mau-diem-bdvhx.csv", "postal", header, rows, "wgs84", surveyed="2026-03-20", delimiter=";",
                 note="Dấu chấm phẩy; ngày khảo sát trống thì lấy ngày chung / semicolons; blank days take the "
                 "default day")

    kinds = ["đại lý"] * 17 + ["ki-ốt"] * 3 + ["khác"] * 2 + ["thùng thư"] * 10
    boxes = sorted(LETTER_BOX_ONLY)
    rows = []
    for number, kind in enumerate(kinds, 1):
        if kind == "thùng thư":
            commune = next(c for c in communes if c.code == boxes[number % 3]) if number % 2 else dice.pick(served)
            staffed, internet = "no", "no"
        else:
            commune = dice.pick([c for c in served if c.code not in STATED_NO])
            staffed, internet, _ = postal_answers(dice, commune.code)
        rows.append([f"MAU-KHAC-{number:02}", f"Điểm mẫu {commune.short} {number}", kind,
                     dice.pick([VNPOST, VIETTEL_POST]), commune.code, *degrees(dice.position(commune.inner)), staffed,
                     internet])
    if not LETTER_BOX_ONLY <= {row[4] for row in rows if row[2] == "thùng thư"}:
        raise SystemExit("a commune that should have a letter box has none")
    header = ["code", "name", "kind", "enterprise", "commune", "latitude", "longitude", "staffed", "internet"]
    folder.write("mau-diem-khac.csv", "postal", header, rows, "wgs84",
                 note="Tên cột chuẩn, mã xã, không có ngày khảo sát / canonical names, commune codes, no survey day")


def postal_kien_giang(dice, folder, communes):
    inland = [c for c in communes if c.code not in ISLANDS | WITHOUT_POINT_KG]
    rows = []
    for commune in inland:
        for number in range(1, (3 if commune.kind == "phường" else dice.between(1, 2)) + 1):
            staffed, internet, day = postal_answers(dice, commune.code)
            kind = dice.pick(["Bưu cục", "Điểm BĐ-VHX", "Điểm BĐ-VHX"])
            if commune.code in LETTER_BOX_ONLY_KG:
                kind, staffed, internet = "Thùng thư công cộng", "no", "no"
            northing, easting = northing_easting(dice.position(commune.inner), 104.5)
            rows.append([f"MAU-KG-{len(rows) + 1:03}", f"Điểm mẫu {commune.short} {number}", kind, VNPOST, commune.name,
                         northing, easting, staffed, internet, vietnamese(day)])
    header = ["Mã điểm phục vụ", "Tên điểm phục vụ", "Loại điểm phục vụ", "Doanh nghiệp bưu chính",
              "Xã, phường, đặc khu", "x_northing_m", "y_easting_m", "Có người phục vụ", "Có Internet", "Ngày khảo sát"]
    folder.write("mau-buu-chinh-kien-giang.csv", "postal", header, rows, "vn2000:104.5",
                 note="Kinh tuyến trục 104°30′ của Kiên Giang cũ / the meridian of the former Kiên Giang")

    rows = []
    for commune in [c for c in communes if c.code in ISLANDS]:
        for number in range(1, (5 if commune.code == "31078" else 1) + 1):
            staffed, internet, day = postal_answers(dice, commune.code)
            meridian = 104.75 if len(rows) % 4 == 3 else 104.5
            northing, easting = northing_easting(dice.position(commune.inner), meridian)
            rows.append([f"MAU-DAO-{len(rows) + 1:02}", f"Bưu cục mẫu {commune.short} {number}", "bưu cục", VNPOST,
                         commune.name, northing, easting, f"vn2000:{meridian:g}", staffed, internet, iso(day)])
    header = ["code", "name", "kind", "enterprise", "commune", "northing", "easting", "crs", "staffed", "internet",
              "surveyed"]
    folder.write("mau-buu-chinh-hai-dao.csv", "postal", header, rows, "auto",
                 note="Hệ tọa độ ghi ở từng dòng / the reference system stands in every row")


# Technology, band, sector, azimuth, height in metres, radius in metres of the cells of one site.
LAYOUTS = [
    [("4G", 1800)],
    [("4G", 1800), ("4G", 900)],
    [("3G", 2100), ("4G", 1800)],
    [("3G", 900), ("4G", 1800), ("4G", 2100)],
    [("4G", 1800, 1), ("4G", 1800, 2), ("4G", 1800, 3)],
    [("3G", 2100), ("4G", 1800), ("4G", 2100), ("5G", None)],
]
BAND_5G = {"Viettel": 2600, "VNPT": 3700, "MobiFone": 3900, "Vietnamobile": 3700}
RADII = {("4G", 1800): 2300, ("4G", 900): 3800, ("4G", 2100): 1900, ("3G", 2100): 2300, ("3G", 900): 4200}


def cells_of_site(dice, commune, operator, surveyed):
    """Operator, technology, band, sector, azimuth, height, radius, on-air and off-air day of each cell then on air."""
    city = commune.kind == "phường"
    layout = dice.pick(LAYOUTS[2:] if city else LAYOUTS[:5] if dice.chance(0.93) else LAYOUTS)
    on_air = dice.day(date(2012, 1, 5), date(2023, 6, 30))
    height = dice.pick([24, 30, 36, 42, 45])
    cells = []
    for technology, band, *sector in layout:
        band = band or BAND_5G[operator]
        radius = RADII.get((technology, band), 900)
        radius = int(radius * (0.75 if city else 1.0) * dice.between(80, 110) / 100 / 50) * 50
        if commune.code in THIN:
            radius = int(radius * 0.7 / 50) * 50
        if commune.code in WITHOUT_RADIUS and dice.chance(0.9) or dice.chance(0.03):
            radius = ""
        start = max(on_air, {"4G": date(2017, 1, 10), "5G": date(2024, 10, 15)}.get(technology, on_air))
        if technology == "5G":
            start = dice.day(start, date(2026, 3, 31))
        end = dice.day(date(2025, 9, 1), date(2026, 3, 31)) if technology == "3G" and dice.chance(0.08) else None
        if dice.chance(0.01):
            start, end = None, None
        name, azimuth = (str(sector[0]), str(120 * (sector[0] - 1))) if sector else ("", "")
        cells.append((operator, technology, band, name, azimuth, height, radius, start, end))
    if len(cells) < 4 and dice.chance(0.04):  # a tenant on the same mast
        tenant = dice.pick([name for name in BAND_5G if name != operator])
        cells.append((tenant, "4G", 1800, "", "", height, 1800, on_air + timedelta(days=900), None))
    return [cell for cell in cells if cell[7] is None or cell[7] <= surveyed]


def bts_rows(dice, communes, counts, prefix, owner, surveyed):
    """One row a cell: site, name, owner, cell, commune, position."""
    number = 0
    for commune in communes:
        for index in range(1, counts[commune.code] + 1):
            number += 1
            site, place = f"MAU-{prefix}-{number:04}", dice.position(commune.inner)
            operator = owner or dice.pick(["Viettel", "VNPT", "MobiFone"])
            for cell in cells_of_site(dice, commune, operator, surveyed):
                yield site, f"{commune.short} {index}", operator, cell, commune, place


def site_weight(commune):
    if commune.code in THIN:
        return 0.5
    return (6.0 if commune.kind == "phường" else 3.0) + commune.area.area * 400


def bts(dice, folder, communes, kien_giang):
    header = ["Mã trạm", "Tên trạm", "Chủ CSHT", "Nhà mạng", "Công nghệ", "Băng tần (MHz)", "Sector",
              "Góc phương vị", "Độ cao anten (m)", "Bán kính phủ (m)", "Ngày phát sóng", "Ngày tắt sóng",
              "Phường/Xã mới", "VN2000 X (Bắc)", "VN2000 Y (Đông)"]

    def on_grid(rows, meridian):
        return [[site, name, owner, *cell[:7], vietnamese(cell[7]), vietnamese(cell[8]), commune.name,
                 *northing_easting(place, meridian)] for site, name, owner, cell, commune, place in rows]

    total = {"Viettel": 820, "VNPT": 700, "MobiFone": 520, "Vietnamobile": 120}
    if sum(total.values()) != 2160:
        raise SystemExit("the operators' sites do not add up to 2,160")
    counts = {name: shared_out(number, communes, site_weight) for name, number in total.items()}
    folder.write("mau-bts-viettel.csv", "bts", header,
                 on_grid(bts_rows(dice, communes, counts["Viettel"], "VTL", "Viettel", date(2026, 5, 15)), 104.75),
                 "vn2000:104.75",
                 surveyed="2026-05-15", bom=True, end="\r\n",
                 note="Tiêu đề tiếng Việt, mỗi dòng một cell / Vietnamese headings, a row a cell")
    plain = ["site", "owner", "operator", "technology", "band_mhz", "sector", "azimuth_deg", "height_m", "radius_m",
             "on_air", "off_air", "commune", "latitude", "longitude"]
    rows = bts_rows(dice, communes, counts["VNPT"], "VNPT", "VNPT", date(2026, 6, 10))
    folder.write("mau-bts-vnpt.csv", "bts", plain,
                 [[site, owner, *cell[:7], iso(cell[7]), iso(cell[8]), commune.code, *degrees(place)]
                  for site, _, owner, cell, commune, place in rows],
                 "wgs84", surveyed="2026-06-10",
                 note="Tên cột chuẩn, ngày ISO, mã xã / canonical names, ISO days, commune codes")
    folder.write("mau-bts-mobifone.csv", "bts", header,
                 on_grid(bts_rows(dice, communes, counts["MobiFone"], "MBF", "MobiFone", date(2026, 6, 22)), 104.75),
                 "vn2000:104.75",
                 surveyed="2026-06-22", delimiter="\t", note="Dấu tab / tabs")
    rows = bts_rows(dice, communes, counts["Vietnamobile"], "VNM", "Vietnamobile", date(2023, 9, 12))
    generation = {"3G": "UMTS", "4G": "LTE", "5G": "NR"}
    folder.write("mau-bts-vietnamobile.csv", "bts",
                 ["Site ID", "Chủ sở hữu", "Nhà mạng", "Công nghệ", "Tần số (MHz)", "Chiều cao anten (m)",
                  "Bán kính phục vụ (m)", "Ngày lên sóng", "Xã/Phường", "Tọa độ", "Ngày khảo sát"],
                 [[site, owner, cell[0], generation[cell[1]], cell[2], cell[5], cell[6], vietnamese(cell[7]),
                   commune.name, ", ".join(degrees(place)), "12/09/2023"]
                  for site, _, owner, cell, commune, place in rows if cell[3] in ("", "1")], "wgs84",
                 note="Một ô tọa độ, khảo sát cũ hơn 730 ngày / one position cell, surveyed over 730 days ago")
    counts = shared_out(300, kien_giang, lambda c: 1 if c.code in ISLANDS - {"31078"} else
                        (7 if c.kind != "xã" else 4) + c.area.area * 150)
    folder.write("mau-bts-kien-giang.csv", "bts", header,
                 on_grid(bts_rows(dice, kien_giang, counts, "KG", None, date(2026, 4, 8)), 104.5), "vn2000:104.5",
                 surveyed="2026-04-08", note="Kinh tuyến trục 104°30′ / the meridian of the former Kiên Giang")


def square(place, size):
    """A small ring around a place, closed, as WKT."""
    east, north = place
    ring = [(-1, -0.8), (1, -1), (1.1, 0.9), (-0.9, 1), (-1, -0.8)]
    return "POLYGON((" + ", ".join(f"{east + size * a:.5f} {north + size * b:.5f}" for a, b in ring) + "))"


def dead_zones(dice, later, folder, communes):
    """Reports at every step; of the resolved ones some passed their check, some failed it, some were never checked."""
    status_words = ["phản ánh", "đã xác minh", "có kế hoạch", "đã xử lý", "bác bỏ"]
    hardship = THIN | {"30826", "30793"}
    places = [c for c in communes if c.code in hardship] + [dice.pick(communes) for _ in range(31)]
    rows = []
    for number, commune in enumerate(places, 1):
        steps = dice.pick([0, 1, 1, 2, 2, 3, 3, 3, 4])
        days = [dice.day(date(2025, 3, 1), date(2025, 12, 31))]
        for low, high in ((10, 40), (20, 60), (40, 120)):
            days.append(days[-1] + timedelta(days=dice.between(low, high)))
        reached = {0: 1, 1: 2, 2: 3, 3: 4, 4: 2}[steps]
        if reached < 4 and number % 5 in (1, 3):  # some are of this year and not due yet
            newer = timedelta(days=min(250 + number * 37 % 200, (RECENT[1] - days[reached - 1]).days))
            days = [day + newer for day in days]
        shown = [vietnamese(day) if index < reached else "" for index, day in enumerate(days)]
        place = dice.position(commune.inner)
        wkt = square(place, 0.004 if commune.code not in ISLANDS else 0.001) if number % 3 == 0 else ""
        row = [
            number, f"MAU-LOM-{number:02}", f"Khu dân cư mẫu {number}", f"Ấp Mẫu {dice.between(1, 9)}", commune.name,
            *(("", "") if wkt else degrees(place)), wkt, "Trắng sóng" if number % 5 == 0 else "Lõm sóng",
            dice.pick(["Viettel", "VNPT", "MobiFone", ""]), dice.pick(["4G", "4G", "5G", ""]),
            dice.pick(["cao", "trung bình", "thấp"]), dice.between(8, 140), dice.pick(["x", "x", "x", "0", "?"]),
            "x" if commune.code in hardship else "0", shown[0], shown[1], shown[2],
            vietnamese(days[2] + timedelta(days=90)) if reached >= 3 else "", shown[3],
        ]
        surveyed = dice.day(max(RECENT[0], days[reached - 1]), RECENT[1])
        status, after = status_words[steps], DeadZoneEnd()
        if steps == 3:
            status, after = end_of_dead_zone(later, days[3])
        elif steps == 4:
            after = DeadZoneEnd(rejected=days[1] + timedelta(days=later.between(3, 25)),
                                reason="Đo kiểm thực tế có sóng (mẫu)")
        unit = f"{row[9]} An Giang (mẫu)" if row[9] else "Tổ xử lý mẫu"
        rows.append(row + [
            vietnamese(after.checked), after.result, after.value, vietnamese(after.rejected),
            vietnamese(after.reopened), unit if reached >= 3 else "", after.reason, status,
            vietnamese(max(surveyed, after.last or surveyed)),
        ])
    header = ["STT", "Mã phản ánh", "Khu vực", "Ấp/Khóm", "Xã/Phường/Đặc khu", "Vĩ độ", "Kinh độ", "WKT", "Phân loại",
              "Nhà mạng", "Công nghệ", "Mức độ", "Số hộ bị ảnh hưởng", "Có điện lưới", "Đặc biệt khó khăn",
              "Ngày phản ánh", "Ngày xác minh", "Ngày lập kế hoạch", "Hạn xử lý", "Ngày xử lý",
              "Ngày kiểm tra kết quả", "Kết quả kiểm tra", "Số đo khi kiểm tra", "Ngày bác bỏ", "Ngày mở lại",
              "Đơn vị xử lý", "Lý do bác bỏ, mở lại", "Trạng thái", "Ngày khảo sát"]
    folder.write("mau-vung-lom-song.csv", "deadzone", header, rows, "wgs84",
                 note="Một phần có vùng WKT; đủ ngày các bước / some rows have an area as WKT; days of every step")


class DeadZoneEnd:
    """What came of a report after it was resolved, or how it was rejected."""

    def __init__(self, checked=None, result="", value="", rejected=None, reopened=None, reason=""):
        self.checked, self.result, self.value = checked, result, value
        self.rejected, self.reopened, self.reason = rejected, reopened, reason
        self.last = max((day for day in (checked, rejected, reopened) if day), default=None)


def end_of_dead_zone(later, resolved):
    """The status of a resolved report and what came after: checked, failed and reopened, or never checked."""
    checked = resolved + timedelta(days=later.between(7, 40))
    ending = later.pick(["passed", "passed", "passed", "failed", "passed", "complained", "left failed", "unchecked"])
    if ending == "passed":
        return "đã kiểm tra kết quả", DeadZoneEnd(checked, "đạt", f"RSRP -{later.between(78, 98)} dBm")
    reopened = checked + timedelta(days=later.between(1, 20))
    if ending == "failed":
        return "mở lại", DeadZoneEnd(checked, "không đạt", f"RSRP -{later.between(112, 121)} dBm", None, reopened,
                                     "Kiểm tra lại vẫn mất sóng trong nhà (mẫu)")
    if ending == "left failed":
        return "đã kiểm tra kết quả", DeadZoneEnd(checked, "không đạt", f"RSRP -{later.between(112, 121)} dBm")
    if ending == "complained":
        return "mở lại", DeadZoneEnd(reopened=reopened, reason="Người dân phản ánh lại (mẫu)")
    return "đã xử lý", DeadZoneEnd()


def cables(dice, later, folder, communes):
    """Routes at every step; of the closed ones some are late, some without evidence, some were reopened."""
    status_words = ["kế hoạch", "đã khảo sát", "đang làm", "hoàn thành", "đã nghiệm thu"]
    towns = [c for c in communes if c.kind == "phường"] + [c for c in communes if c.kind == "xã"][::4]
    rows = []
    for number in range(1, 37):
        commune = towns[(number * 5) % len(towns)]
        stage = dice.between(0, 4)
        length = dice.between(6, 48) * 100
        done = {0: 0, 1: 0, 2: length * dice.between(2, 8) // 10}.get(stage, length)
        deadline = dice.pick([date(2025, 12, 31), date(2026, 6, 30), date(2026, 12, 31), date(2027, 6, 30)])
        extended = deadline + timedelta(days=365) if stage < 3 and dice.chance(0.25) else None
        names, wkt = commune.name, ""
        if number % 2:
            start = dice.position(shapely.affinity.scale(commune.inner, 0.4, 0.4).intersection(commune.inner))
            step = length / 111_000 / 2
            turn = dice.between(-5, 5) / 10
            line = [start, (start[0] + step, start[1] + step * turn), (start[0] + 2 * step, start[1])]
            wkt = "LINESTRING(" + ", ".join(f"{east:.5f} {north:.5f}" for east, north in line) + ")"
        elif number % 6 == 0:
            names += "; " + towns[(number * 5 + 1) % len(towns)].name
        enterprise = dice.pick(["Viettel", "VNPT", "MobiFone"])
        others = "; ".join(name for name in ["Viettel", "VNPT", "MobiFone"] if name != enterprise)
        surveyed = dice.day(*RECENT)
        works = CableWorks(later, number, stage, length, done, surveyed)
        rows.append([
            number, f"MAU-CAP-{number:02}", f"Đường Mẫu số {number}", f"Nút mẫu {number}A", f"Nút mẫu {number}B",
            names, enterprise, others, length // 40, deadline.year, vietnamese(deadline), vietnamese(extended),
            "Quyết định mẫu", works.status or status_words[stage], length, works.done_metres,
            works.verified_metres, vietnamese(works.started), vietnamese(works.done), vietnamese(works.verified),
            vietnamese(works.reopened), works.done_metres // 40, works.photo_before, works.photo_after,
            works.acceptance, works.reason, wkt, vietnamese(surveyed),
        ])
    header = ["STT", "Mã tuyến", "Tuyến đường", "Từ", "Đến", "Xã/Phường", "Doanh nghiệp chủ trì",
              "Doanh nghiệp tham gia", "Số trụ", "Năm kế hoạch", "Thời hạn", "Gia hạn đến", "Quyết định", "Trạng thái",
              "Chiều dài kế hoạch (m)", "Đã thực hiện (m)", "Đã nghiệm thu (m)", "Ngày khởi công", "Ngày hoàn thành",
              "Ngày nghiệm thu", "Ngày mở lại", "Số cột đã làm", "Ảnh trước", "Ảnh sau", "Biên bản nghiệm thu",
              "Lý do mở lại", "WKT", "Ngày khảo sát"]
    folder.write("mau-tuyen-cap.csv", "cable", header, rows, "wgs84",
                 note="Nửa số tuyến có WKT, còn lại chỉ ghi xã; có tuyến thiếu căn cứ / half of the routes have WKT, the "
                      "others a commune; some lack evidence")


class CableWorks:
    """The days and the evidence of a route's work, all before the day of its survey."""

    def __init__(self, later, number, stage, length, done_metres, surveyed):
        self.status = self.photo_before = self.photo_after = self.acceptance = self.reason = ""
        self.started = self.done = self.verified = self.reopened = None
        self.done_metres, self.verified_metres = done_metres, length if stage == 4 else 0
        if stage < 2:
            return
        self.started = later.day(date(2025, 4, 1), min(date(2026, 2, 1), surveyed - timedelta(days=90)))
        self.photo_before = f"mau-cap-{number:02}-truoc.jpg"
        if stage == 2:
            return
        self.done = later.day(self.started + timedelta(days=20), surveyed - timedelta(days=45))
        evidence = later.pick(
            ["photo", "photo", "both", "minutes", "none"] if stage == 3 else ["both", "both", "minutes", "none"])
        if evidence in ("photo", "both"):
            self.photo_after = f"mau-cap-{number:02}-sau.jpg"
        if evidence in ("minutes", "both"):
            self.acceptance = f"Biên bản mẫu {number:02}"
        if stage == 4:
            self.verified = self.done + timedelta(days=later.between(5, 20))
        if later.chance(0.2):
            self.status, self.verified_metres = "mở lại", 0
            self.reopened = (self.verified or self.done) + timedelta(days=later.between(3, 20))
            self.done_metres, self.reason = length * later.between(4, 9) // 10, "Cáp võng trở lại (mẫu)"


def settlements(dice, folder, communes):
    rows = []
    for index, commune in enumerate(communes):
        if index % 10 == 9:  # some communes have no list: there the area share is used
            continue
        for number in range(1, dice.between(3, 5) + 1):
            households = dice.between(180, 1400)
            unit = "Khóm" if commune.kind == "phường" else "Ấp"
            rows.append([f"MAU-KDC-{len(rows) + 1:03}", f"{unit} Mẫu {number}", commune.code,
                         *degrees(dice.position(commune.inner)), households if dice.chance(0.97) else "",
                         households * dice.between(34, 43) // 10 if dice.chance(0.9) else "", ])
    folder.write("mau-khu-dan-cu.csv", "settlement",
                 ["code", "name", "commune", "latitude", "longitude", "households", "population"], rows, "wgs84",
                 surveyed="2026-02-25",
                 note="Ấp, khóm với số hộ và dân số / settlements with households and population")


def claims(folder, communes):
    """What operators claim, as polygons of whole communes with rounded corners; one claim was replaced by a later one."""
    inland = [commune for commune in communes if commune.code not in ISLANDS]
    old = [commune for commune in inland if commune.old_an_giang]

    def outline(areas, metres):
        area = shapely.union_all([commune.area for commune in areas]).buffer(metres / 110_000, quad_segs=2)
        area = shapely.set_precision(area.simplify(0.004), 0.00001)
        parts = [part for part in getattr(area, "geoms", [area]) if part.area > 0.0005]
        return [[[list(place) for place in ring.coords] for ring in [part.exterior]] for part in parts]

    lines = [
        ("MAU-VP-01", "Viettel", "4G", "2025-01-01", "2026-07-01", outline(old, 500)),
        ("MAU-VP-02", "Viettel", "4G", "2026-07-01", None, outline(inland, 800)),
        ("MAU-VP-03", "VNPT", "4G", "2026-01-01", None, outline(inland[::2], 0)),
        ("MAU-VP-04", "MobiFone", "4G", "2026-03-01", None, outline(old[::3], 0)),
        ("MAU-VP-05", "Viettel", "5G", "2026-03-01", None, outline(old[:6], -300)),
    ]
    features = [
        {
            "type": "Feature",
            "properties": {"code": code, "operator": operator, "technology": technology, "valid_from": valid_from,
                           "valid_to": valid_to, "note": "dữ liệu mẫu, không có thật"},
            "geometry": {"type": "MultiPolygon", "coordinates": polygons},
        }
        for code, operator, technology, valid_from, valid_to, polygons in lines
    ]
    text = json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False, separators=(",", ":"))
    (FOLDER / "mau-vung-phu-cong-bo.geojson").write_text(text.replace('{"type":"Feature",', '\n{"type":"Feature",') + "\n",
                                                         encoding="utf-8")
    folder.entries.append(("mau-vung-phu-cong-bo.geojson", "claim", "wgs84", "2026-07-15", len(features), 0,
                           "Vùng phủ doanh nghiệp công bố, lớp GeoJSON / claimed coverage, a GeoJSON layer"))


def samples(dice, folder, communes):
    """Measurements of October and November 2026: one commune with enough of them, some with few, most with none."""
    rows = []
    measured = [commune for commune in communes if commune.old_an_giang][:9]
    for place, commune in enumerate(measured):
        for number in range(360 if place == 0 else dice.between(20, 90)):
            operator = dice.pick(["Viettel", "Viettel", "VNPT", "MobiFone"])
            technology = dice.pick(["LTE", "LTE", "LTE", "5G NSA"])
            latitude, longitude = degrees(dice.position(commune.inner))
            day = dice.day(date(2026, 10, 10), date(2026, 11, 22))
            clock = f"{dice.between(7, 20):02d}:{dice.between(0, 59):02d}:{dice.between(0, 59):02d}"
            rsrp = "" if dice.chance(0.1) else str(-dice.between(75, 122))
            download = "" if dice.chance(0.15) else f"{dice.between(2, 1200) / 10:.1f}".replace(".", ",")
            upload = f"{dice.between(5, 300) / 10:.1f}".replace(".", ",") if download else ""
            rows.append([vietnamese(day) + " " + clock, operator, technology, latitude, longitude, rsrp, download,
                         upload, str(dice.between(12, 90)) if download else ""])
    folder.write("mau-do-kiem.csv", "sample",
                 ["Thời gian đo", "Nhà mạng", "Loại mạng", "Vĩ độ", "Kinh độ", "Mức thu (dBm)",
                  "Tốc độ tải xuống (Mbps)", "Tốc độ tải lên (Mbps)", "Độ trễ (ms)"], rows, "wgs84", delimiter=";",
                 note="Mẫu đo không có mã; dấu phẩy thập phân / samples without codes; decimal commas")


# Public operators as the other samples name them; they are branches in the province.
OPERATORS = [("Viettel", "Viettel"), ("VNPT", "VNPT"), ("MobiFone", "MobiFone"), ("Vietnamobile", "Vietnamobile")]


def enterprises(folder):
    """26 postal and 12 telecom enterprises as in the plan of 2025: 9 of the postal ones seated in the province, 17
    branches. All but the public operators are numbers."""
    rows = [
        ["BĐAG", VNPOST, "bưu chính", "chi nhánh", ""],
        ["VTP", VIETTEL_POST, "bưu chính", "chi nhánh", ""],
        *[[f"MAU-BC-{number:02}", f"Doanh nghiệp bưu chính mẫu {number:02}", "bưu chính",
           "trụ sở" if number <= 9 else "chi nhánh", ""] for number in range(1, 25)],
        *[[code, name, "viễn thông", "chi nhánh", ""] for code, name in OPERATORS],
        *[[f"MAU-VT-{number:02}", f"Doanh nghiệp viễn thông mẫu {number:02}", "viễn thông", "chi nhánh", ""]
          for number in range(1, 8)],
        ["MAU-VT-08", "Chi nhánh mẫu của Viettel", "viễn thông", "chi nhánh", "Viettel"],
    ]
    folder.write("mau-doanh-nghiep.csv", "enterprise",
                 ["Mã doanh nghiệp", "Tên doanh nghiệp", "Lĩnh vực", "Trụ sở/Chi nhánh", "Trực thuộc"], rows, "wgs84",
                 surveyed="2026-09-30",
                 note="Danh sách mẫu: 26 doanh nghiệp bưu chính, 12 viễn thông / 26 postal and 12 telecom enterprises")


# Indicators of the plan that get a figure for nearly every commune, with the share around which it lies.
COMMUNE_FIGURES = [
    ("Hộ gia đình có đường Internet cáp quang băng rộng", 0.83),
    ("Dân số trưởng thành có điện thoại thông minh", 0.91),
    ("Hộ gia đình có địa chỉ số", 0.97),
    ("Đài truyền thanh cấp xã chuyển sang truyền thanh thông minh", 1.0),
    ("Tỷ lệ ấp có hệ thống loa", 1.0),
    ("Tỷ lệ hệ thống truyền thanh cơ sở phủ sóng khu dân cư", 0.93),
    ("Hồ sơ công việc cấp xã xử lý trên môi trường mạng", 0.72),
]
# Revenues of the province by year, in thousands of millions of đồng.
REVENUES = [("viễn thông", 3210.5, 3302.25), ("bưu chính", 812.4, 905.1), ("công nghệ thông tin", 640.0, 655.5),
            ("báo chí", 95.5, 92.25)]


def indicators(dice, folder, communes):
    rows = []
    for commune in communes:
        for name, middle in COMMUNE_FIGURES:
            # Some communes have sent nothing, some not for half a year.
            if dice.chance(0.05):
                continue
            day = "31/12/2025" if dice.chance(0.04) else "30/06/2026"
            thousandths = int(middle * 1000)
            if middle < 1 or dice.chance(0.1):
                thousandths = min(1000, thousandths + dice.between(-120, 60))
            rows.append([commune.code, "", name, day, f"{thousandths // 10},{thousandths % 10} %", "",
                         "Báo cáo mẫu của xã"])
    province = ["", "Tỉnh An Giang"]
    source = "Báo cáo mẫu của tỉnh"
    for name, value in [("Tốc độ tăng trưởng dịch vụ bưu chính phục vụ thương mại điện tử", "31,5"),
                        ("Đầu tư phát triển hạ tầng bưu chính", "8,2")]:
        rows.append([*province, name, "31/12/2025", value, "% tăng trưởng", source])
    for name, before, after in REVENUES:
        for year, revenue in ((2024, before), (2025, after)):
            amount = f"{revenue:.2f}".replace(".", ",")
            rows.append([*province, f"Doanh thu {name}", f"31/12/{year}", amount, "tỷ đồng", source])
    rows.append([*province, "Hộ gia đình có đường Internet cáp quang băng rộng", "30/06/2026", "82,4 %", "", source])
    rows.append([*province, "Dân số trưởng thành có điện thoại thông minh", "30/06/2026", "88,9 %", "", source])
    folder.write("mau-so-lieu.csv", "indicator",
                 ["Xã/Phường", "Tỉnh", "Chỉ tiêu", "Ngày số liệu", "Giá trị", "Đơn vị tính", "Nguồn số liệu"], rows,
                 "wgs84", note="Số liệu của xã và của tỉnh / figures of communes and of the province")


def inspections(folder):
    """The plan of 2025 and two inspections beside it. Who is inspected is made up, too."""
    header = ["Mã cuộc", "Nội dung", "Hình thức", "Theo kế hoạch/đột xuất", "Năm kế hoạch", "Ngày dự kiến",
              "Số quyết định", "Ngày quyết định", "Đối tượng", "Địa điểm", "Phường/Xã", "Ngày thực hiện",
              "Đơn vị chủ trì", "Kết quả", "Thực hiện trên môi trường số", "Số vi phạm", "Nội dung vi phạm",
              "Hạn khắc phục", "Đã khắc phục", "Ngày khắc phục"]
    post, network, cables = "Hoạt động bưu chính", "Hạ tầng viễn thông", "Chỉnh trang cáp"
    unit = "Thanh tra Sở (mẫu)"
    # What, form, planned day, decided, done, digital, violations, which, deadline, mended, mended on.
    plan = [
        (post, "Thanh tra", "2025-03-10", "2025-02-24", "2025-03-12", "có", 2, "Thiếu niêm yết giờ mở cửa (mẫu)",
         "2025-04-15", "có", "2025-04-02"),
        (post, "Kiểm tra", "2025-03-24", "2025-03-14", "2025-03-26", "không", 0, "", "", "", ""),
        (network, "Thanh tra", "2025-04-14", "2025-04-01", "2025-04-16", "có", 1, "Thiếu hồ sơ trạm (mẫu)",
         "2025-06-30", "có", "2025-06-20"),
        (network, "Kiểm tra", "2025-05-12", "2025-05-05", "2025-05-13", "có", 0, "", "", "", ""),
        (cables, "Kiểm tra", "2025-06-09", "2025-06-02", "2025-06-11", "không", 3, "Cáp chưa bó gọn (mẫu)",
         "2025-08-31", "không", ""),
        (cables, "Kiểm tra", "2025-07-14", "2025-07-07", "2025-07-16", "có", 0, "", "", "", ""),
        (post, "Kiểm tra", "2025-08-11", "2025-08-04", "2025-08-12", "không rõ", 0, "", "", "", ""),
        (network, "Thanh tra", "2025-09-15", "2025-09-03", "2025-09-17", "có", 1, "Sai vị trí trạm (mẫu)",
         "2026-12-31", "không", ""),
        (cables, "Kiểm tra", "2025-10-13", "2025-10-06", "2025-10-15", "có", 0, "", "", "", ""),
        (post, "Kiểm tra", "2025-11-10", "", "", "", "", "", "", "", ""),
    ]
    beside = [
        (network, "Kiểm tra", "", "2025-05-20", "2025-05-21", "không", 1, "Nhiễu sóng (mẫu)", "2025-06-10", "có",
         "2025-06-05"),
        (post, "Kiểm tra", "", "2025-09-22", "2025-09-22", "có", 0, "", "", "", ""),
    ]

    def day(text):
        return vietnamese(date.fromisoformat(text)) if text else ""

    rows = []
    for number, (what, form, planned, decided, done, digital, count, which, deadline, mended, mended_on) in enumerate(
        plan + beside, 1
    ):
        is_planned = number <= len(plan)
        rows.append([f"MAU-TTR-{number:02}", what, form, "Theo kế hoạch" if is_planned else "Đột xuất",
                     "2025" if is_planned else "", day(planned), f"{number:02}/QĐ-MAU" if decided else "",
                     day(decided), f"Doanh nghiệp mẫu {number}", "Trụ sở doanh nghiệp", "", day(done), unit,
                     "Đã kết luận" if done else "", digital, count, which, day(deadline), mended, day(mended_on)])
    folder.write("mau-thanh-tra.csv", "inspection", header, rows, "auto", surveyed="2026-01-15", delimiter=";",
                 note="Kế hoạch thanh tra năm 2025 và hai cuộc đột xuất / the plan of 2025 and two beside it")


def dirty(dice, folder, communes):
    """One row of each trouble that surveys bring; the last column says which. All are of the old Kiên Giang, so that
    the counts of the old An Giang stay those of the plan."""
    by_code = {commune.code: commune for commune in communes}
    here, far = by_code["30742"], by_code["31018"]  # Rạch Giá, An Minh

    def spot(meridian=104.75):
        return northing_easting(dice.position(here.inner), meridian)

    def row(number, trouble, code=None, name=here.name, pair=None, staffed="có", day="12/05/2026"):
        northing, easting = pair or spot()
        return [f"MAU-BAN-{number:02}" if code is None else code, f"Điểm mẫu bẩn {number}", "Bưu cục", name, northing,
                easting, staffed, "có", day, trouble]

    comma = tuple(value.replace(".", ",") for value in spot())
    swapped = tuple(reversed(spot()))
    elsewhere = northing_easting(dice.position(far.inner), 104.75)
    rows = [
        row(1, "Dòng đúng để so sánh / a good row to compare with"),
        row(2, "Đảo X và Y / axes swapped", pair=swapped),
        row(3, "Sai kinh tuyến trục, tọa độ 104°30′ / of the meridian 104°30′", pair=spot(104.5)),
        row(4, "Dấu phẩy thập phân / decimal commas", pair=comma),
        row(5, "Ngày không có thật / no such day", day="31/02/2025"),
        row(6, "Tên xã không có / no such commune", name="Xã Không Có Thật"),
        row(7, "Tọa độ ở xã khác / the position is in another commune", pair=elsewhere),
        row(1, "Trùng mã với dòng đầu / code of the first row again"),
        row(9, "Thiếu mã / no code", code=""),
        row(10, "Không phải có hay không / neither yes nor no", staffed="có thể"),
        row(11, "NaN", pair=("NaN", spot()[1])),
        row(12, "Thiếu một tọa độ / one coordinate is missing", pair=(spot()[0], "")),
    ]
    header = ["Mã điểm", "Tên điểm", "Loại điểm", "Phường/Xã mới", "VN2000 X (Bắc)", "VN2000 Y (Đông)",
              "Có người phục vụ", "Có Internet", "Ngày khảo sát", "Ghi chú"]
    folder.write("mau-ban-buu-chinh.csv", "postal", header, rows, "vn2000:104.75", delimiter=";", errors=8,
                 note="Dòng bẩn / dirty rows; lỗi ở MAU-BAN-02, 05, 06, 10, 11, 12, dòng thiếu mã và dòng trùng mã")

    def cell(number, trouble, site=None, technology="4G", band="1800", radius="2000", on_air="01/03/2020", place=None,
             name=here.name):
        latitude, longitude = place or degrees(dice.position(here.inner))
        return [f"MAU-BAN-BTS-{number:02}" if site is None else site, "Viettel", technology, band, radius, on_air, name,
                latitude, longitude, trouble]

    latitude, longitude = degrees(dice.position(here.inner))
    rows = [
        cell(1, "Dòng đúng để so sánh / a good row to compare with"),
        cell(2, "Đảo vĩ độ và kinh độ / latitude and longitude swapped", place=(longitude, latitude)),
        cell(3, "Công nghệ lạ / unknown technology", technology="6G"),
        cell(4, "Bán kính âm / a negative radius", radius="-500"),
        cell(5, "Ngày không có thật / no such day", on_air="31/02/2025"),
        cell(6, "Vị trí 0, 0 / null island", place=("0", "0")),
        cell(7, "NaN", place=("NaN", longitude)),
        cell(8, "Thiếu mã trạm / no site code", site=""),
        cell(1, "Trùng cell của dòng đầu / the cell of the first row again"),
        cell(10, "Dấu phẩy thập phân / decimal commas",
             place=(latitude.replace(".", ","), longitude.replace(".", ","))),
        cell(11, "Tọa độ ở xã khác / the position is in another commune", place=degrees(dice.position(far.inner))),
    ]
    folder.write("mau-ban-bts.csv", "bts",
                 ["Mã trạm", "Nhà mạng", "Công nghệ", "Băng tần (MHz)", "Bán kính phủ (m)", "Ngày phát sóng",
                  "Phường/Xã mới", "Vĩ độ", "Kinh độ", "Ghi chú"], rows, "wgs84", surveyed="2026-05-12", errors=8,
                 note="Dòng bẩn / dirty rows; lỗi ở MAU-BAN-BTS-02 đến 07, dòng thiếu mã trạm và dòng trùng cell")

    good = square(dice.position(far.inner), 0.003)
    ring = good[len("POLYGON((") : -2].split(", ")
    crossed = "POLYGON((" + ", ".join([ring[0], ring[2], ring[1], ring[3], ring[0]]) + "))"
    rows = [
        ["MAU-BAN-LOM-01", far.name, good, "lõm sóng", "15", "01/04/2026", "đã báo",
         "Dòng đúng để so sánh / a good row to compare with"],
        ["MAU-BAN-LOM-02", far.name, crossed, "lõm sóng", "15", "01/04/2026", "đã báo",
         "Đường bao tự cắt / the ring crosses itself"],
        ["MAU-BAN-LOM-03", far.name, "POLYGON((105 10, 105.1", "lõm sóng", "15", "01/04/2026", "đã báo",
         "WKT bị cắt / WKT cut short"],
        ["MAU-BAN-LOM-04", far.name, good, "sóng tím", "15", "01/04/2026", "đã báo", "Phân loại lạ / unknown class"],
        ["MAU-BAN-LOM-05", far.name, good, "lõm sóng", "mười lăm", "01/04/2026", "đã báo",
         "Số viết bằng chữ / a number in words"],
        ["", far.name, good, "lõm sóng", "15", "01/04/2026", "đã báo", "Thiếu mã / no code"],
    ]
    folder.write("mau-ban-vung-lom-song.csv", "deadzone",
                 ["Mã phản ánh", "Xã/Phường", "WKT", "Phân loại", "Số hộ", "Ngày phản ánh", "Trạng thái", "Ghi chú"],
                 rows, "wgs84", surveyed="2026-05-12", errors=4,
                 note="Dòng bẩn / dirty rows; lỗi ở MAU-BAN-LOM-03 đến 05 và dòng thiếu mã")

    rows = [
        ["MAU-BAN-CAP-01", "Đường Mẫu bẩn 1", here.name, "2025", "31/12/2025", "kế hoạch", "1200",
         "Dòng đúng để so sánh / a good row to compare with"],
        ["MAU-BAN-CAP-02", "Đường Mẫu bẩn 2", here.name, "25", "31/12/2025", "kế hoạch", "1200",
         "Năm hai chữ số / a year of two digits"],
        ["MAU-BAN-CAP-03", "Đường Mẫu bẩn 3", "Xã Không Có Thật", "2025", "31/12/2025", "kế hoạch", "1200",
         "Tên xã không có / no such commune"],
        ["MAU-BAN-CAP-04", "Đường Mẫu bẩn 4", here.name, "2025", "2025-13-01", "kế hoạch", "1200",
         "Ngày không có thật / no such day"],
        ["MAU-BAN-CAP-05", "Đường Mẫu bẩn 5", here.name, "2025", "31/12/2025", "kế hoạch", "1,2 km",
         "Chiều dài kèm đơn vị / a length with its unit"],
    ]
    folder.write("mau-ban-tuyen-cap.csv", "cable",
                 ["Mã tuyến", "Tuyến đường", "Xã/Phường", "Năm kế hoạch", "Thời hạn", "Trạng thái",
                  "Chiều dài kế hoạch (m)", "Ghi chú"], rows, "wgs84", surveyed="2026-05-12", errors=4,
                 note="Dòng bẩn / dirty rows; lỗi ở MAU-BAN-CAP-02 đến 05")

    latitude, longitude = degrees(dice.position(here.inner))
    rows = [
        ["MAU-BAN-KDC-01", "Khóm Mẫu bẩn 1", here.name, latitude, longitude, "300", "1100",
         "Dòng đúng để so sánh / a good row to compare with"],
        ["MAU-BAN-KDC-02", "Khóm Mẫu bẩn 2", here.name, latitude, longitude, "-3", "1100", "Số âm / a negative number"],
        ["MAU-BAN-KDC-03", "Khóm Mẫu bẩn 3", here.name, "inf", longitude, "300", "1100", "Vô cực / infinity"],
        ["MAU-BAN-KDC-04", "Khóm Mẫu bẩn 4", here.name, latitude, longitude, "300,5", "1100",
         "Nửa hộ / half a household"],
    ]
    folder.write("mau-ban-khu-dan-cu.csv", "settlement",
                 ["Mã ấp", "Tên ấp", "Xã/Phường", "Vĩ độ", "Kinh độ", "Số hộ", "Dân số", "Ghi chú"], rows, "wgs84",
                 surveyed="2026-05-12", errors=3, note="Dòng bẩn / dirty rows; lỗi ở MAU-BAN-KDC-02 đến 04")


def main():
    boundaries = ROOT / "boundaries" / "schematic-2025-an-giang.geojson"
    features = json.loads(boundaries.read_text(encoding="utf-8"))["features"]
    communes = [Commune(feature) for feature in features]
    an_giang = [commune for commune in communes if commune.old_an_giang]
    kien_giang = [commune for commune in communes if not commune.old_an_giang]
    if (len(an_giang), len(kien_giang)) != (54, 48):
        raise SystemExit("not 54 communes of the old An Giang and 48 of the old Kiên Giang")
    folder = Folder()
    # Each part has dice of its own: a change in one leaves the others as they are.
    settlements(Dice(SEED + 1), folder, communes)
    postal_an_giang(Dice(SEED + 2), folder, an_giang)
    postal_kien_giang(Dice(SEED + 3), folder, kien_giang)
    bts(Dice(SEED + 4), folder, an_giang, kien_giang)
    dead_zones(Dice(SEED + 5), Dice(SEED + 10), folder, communes)
    cables(Dice(SEED + 6), Dice(SEED + 11), folder, communes)
    claims(folder, communes)
    samples(Dice(SEED + 8), folder, communes)
    enterprises(folder)
    indicators(Dice(SEED + 9), folder, communes)
    inspections(folder)
    dirty(Dice(SEED + 7), folder, communes)
    folder.finish()


if __name__ == "__main__":
    main()
