#!/usr/bin/env python3
"""Writes the fixtures beside this file. Needs Debian's python3-gdal, openpyxl and LibreOffice (soffice)."""

import csv
import datetime
import json
import os
import random
import subprocess
import zipfile

import openpyxl
from openpyxl.styles import Alignment
from osgeo import gdal, ogr, osr

gdal.UseExceptions()
folder = os.path.dirname(os.path.abspath(__file__))
os.chdir(folder)
for name in os.listdir("."):
    if name.startswith("points") or name in ("sheets.xlsx", "numbers.xlsx"):
        os.remove(name)

# The table: code with zeros in front, name, staffed, day, latitude, longitude.
r = random.Random(2026)
kinds = ["Bưu cục", "Điểm BĐ-VHX", "Đại lý", "Ki-ốt"]
places = ["Long Xuyên", "Châu Đốc", "Mỹ Hòa Hưng", "Ô Lâm", "Thoại Sơn", "Vĩnh Thạnh Trung", "Rạch Giá", "Giồng Riềng"]
heading = ["ma_mau", "ten", "nguoi_pv", "ngay", "vi_do", "kinh_do"]
rows = []
for n in range(50):
    rows.append([
        f"{1234 + 37 * n:06d}",
        f"MAU {r.choice(kinds)} {r.choice(places)} {n + 1}",
        r.choice(["có", "không", "", "x"]),
        (datetime.date(2026, 1, 5) + datetime.timedelta(days=r.randrange(300))).isoformat(),
        round(r.uniform(10.2, 10.9), 5),
        round(r.uniform(104.8, 105.5), 5),
    ])


def text(value):
    return str(value) if value != "" else ""


plain = [[text(cell) for cell in row] for row in rows]
json.dump({"heading": heading, "rows": plain}, open("expected.json", "w"), ensure_ascii=False, indent=0)

with open("points.csv", "w", encoding="utf-8-sig", newline="") as file:
    csv.writer(file, lineterminator="\r\n").writerows([heading] + plain)
with open("points.tsv", "w", encoding="utf-16", newline="") as file:
    csv.writer(file, delimiter="\t").writerows([heading] + plain)


def sheet(path, code_as_number):
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Điểm phục vụ"
    page.append(heading)
    for row in rows:
        code = int(row[0]) if code_as_number else row[0]
        page.append([code, row[1], row[2] or None, datetime.date.fromisoformat(row[3]), row[4], row[5]])
        if code_as_number:
            page.cell(page.max_row, 1).number_format = "000000"
        page.cell(page.max_row, 4).number_format = "dd/mm/yyyy"
    book.save(path)


sheet("points.xlsx", True)
sheet("points-text.xlsx", False)
for ending in ("ods", "xls"):
    subprocess.run(["soffice", "--headless", "--convert-to", ending, "points-text.xlsx"], check=True,
                   stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.rename(f"points-text.{ending}", f"points.{ending}")
os.remove("points-text.xlsx")


def layer(path, driver, epsg=4326, options=(), layer_options=(), name="points"):
    """The first four columns as attributes, the position as the geometry."""
    system = None
    if epsg:
        system = osr.SpatialReference()
        system.ImportFromEPSG(epsg)
        system.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
    source = ogr.GetDriverByName(driver).CreateDataSource(path, options=list(options))
    target = source.CreateLayer(name, system, ogr.wkbPoint, options=list(layer_options))
    fields = [("ma_mau", ogr.OFTString), ("ten", ogr.OFTString), ("nguoi_pv", ogr.OFTString), ("ngay", ogr.OFTDate)]
    if driver == "LIBKML":
        fields[3] = ("ngay", ogr.OFTString)  # it leaves days out
    if driver == "GPX":
        fields = []
    for field, kind in fields:
        definition = ogr.FieldDefn(field, kind)
        if kind == ogr.OFTString:
            definition.SetWidth(80)
        target.CreateField(definition)
    move = None
    if epsg and epsg != 4326:
        degrees = osr.SpatialReference()
        degrees.ImportFromEPSG(4326)
        degrees.SetAxisMappingStrategy(osr.OAMS_TRADITIONAL_GIS_ORDER)
        move = osr.CoordinateTransformation(degrees, system)
    for row in rows:
        feature = ogr.Feature(target.GetLayerDefn())
        if driver == "GPX":
            feature.SetField("name", row[0])
            feature.SetField("desc", row[1])
            if row[2]:
                feature.SetField("cmt", row[2])
            feature.SetField("src", row[3])
        else:
            for field, value in zip(heading[:4], row):
                if value != "":
                    feature.SetField(field, value)
        point = ogr.Geometry(ogr.wkbPoint)
        point.AddPoint_2D(row[5], row[4])
        if move:
            point.Transform(move)
        feature.SetGeometry(point)
        target.CreateFeature(feature)
    del target, source


layer("points.shp", "ESRI Shapefile", layer_options=["ENCODING=UTF-8"])
layer("points.tab", "MapInfo File", layer_options=["ENCODING=UTF-8"])
layer("points.mif", "MapInfo File", options=["FORMAT=MIF"], layer_options=["ENCODING=UTF-8"])
layer("points.kml", "LIBKML")
layer("points.kmz", "LIBKML")
layer("points.gpx", "GPX", name="waypoints")
layer("points.geojson", "GeoJSON", layer_options=["COORDINATE_PRECISION=7"])
layer("points.geojsonl", "GeoJSONSeq", layer_options=["COORDINATE_PRECISION=7"])
layer("points.gpkg", "GPKG")
layer("points-9208.fgb", "FlatGeobuf", epsg=9208, layer_options=["SPATIAL_INDEX=NO"])
layer("points-32648.fgb", "FlatGeobuf", epsg=32648, layer_options=["SPATIAL_INDEX=NO"])
layer("points.fgb", "FlatGeobuf", layer_options=["SPATIAL_INDEX=NO"])
with zipfile.ZipFile("points.zip", "w", zipfile.ZIP_DEFLATED) as archive:
    for ending in ("shp", "shx", "dbf", "prj", "cpg"):
        archive.write(f"points.{ending}", f"Điểm mẫu/điểm.{ending}")

# What workbooks have besides plain tables; beside each cell what must come out.
book = openpyxl.Workbook()
page = book.active
page.title = "Số"
shown = [
    (1234, "000000", "001234"), (1234567, "000000", "1234567"), (7, '"AG-"000', "AG-007"), (912345678, "0000 000 000", "0912 345 678"),
    (0, "000", "000"), (-5, "000", "-5"), (10.5, "0.00", "10.5"), (10.3864, "General", "10.3864"),
    (1.1, "General", "1.1"), (1e14, "General", "100000000000000"), (0.00001, "General", "0.00001"), (123456789012, "#,##0", "123456789012"),
    (0.45, "0%", "0.45"), (46349, "dd/mm/yyyy", "2026-11-23"), (46349.395833333336, "dd/mm/yyyy hh:mm", "2026-11-23 09:30"),
    (46349.395833333336, "dd/mm/yyyy", "2026-11-23 09:30"), (0.395833333333333, "h:mm", "09:30"), (1.5, "[h]:mm", "36:00"),
    (60, "dd/mm/yyyy", "1900-02-29"), (59, "dd/mm/yyyy", "1900-02-28"), (61, "yyyy-mm-dd", "1900-03-01"), (1, "d/m/yy", "1900-01-01"),
    (46349.99999999, "dd/mm/yyyy hh:mm:ss", "2026-11-24"), (46349, '[$-42A]d "tháng" m "năm" yyyy', "2026-11-23"),
    (12, '0" km"', "12"), (5, "@", "5"), (True, "General", "TRUE"), (False, "General", "FALSE"), ("#N/A", "General", "#N/A"),
    ("001234", "@", "001234"), ("=1+1", None, ""), ("dòng\nhai", "General", "dòng\nhai"), ("a_x000D_b", "General", "a\rb"),
    ("Phu\u031b\u0300ng", "General", "Phừng"), ("  hai đầu ", "General", "  hai đầu "),
]
for n, (value, number_format, _) in enumerate(shown):
    cell = page.cell(2 * n + 3, 2)
    cell.value = value
    if number_format:
        cell.number_format = number_format
    if value == "=1+1":
        cell.data_type = "s"
book.save("numbers.xlsx")
expected = [[2 * n + 3, "=1+1" if value == "=1+1" else text] for n, (value, _, text) in enumerate(shown)]

book = openpyxl.Workbook()
page = book.active
page.title = "Bảng 1"
page["A1"], page["A3"], page["B3"], page["B4"], page["C4"] = "BẢNG TỔNG HỢP", "Mã", "Tọa độ", "Vĩ độ", "Kinh độ"
for merged in ("A1:C1", "A3:A4", "B3:C3"):
    page.merge_cells(merged)
page["A1"].alignment = Alignment(horizontal="center")
page["A9"] = "001"
other = book.create_sheet("Bảng 2")
other.append(["mã", "tên"])
hidden = book.create_sheet("Ẩn")
hidden.append(["kín"])
hidden.sheet_state = "hidden"
book.create_sheet("Trống")
book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
other["C1"] = 0
other["C1"].number_format = "yyyy-mm-dd"
book.save("sheets.xlsx")

json.dump(expected, open("numbers.json", "w"), ensure_ascii=False, indent=0)
