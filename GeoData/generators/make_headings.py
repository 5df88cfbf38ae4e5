"""Writes GeoData/headings: how surveys name their columns and how they write choices.

The lists below are the source. Matching folds accents, case, spaces and punctuation, so one spelling of each is
enough; the script refuses two meanings of one folded alias for the same kind, and an alias that is ambiguous.

Run again, from the root of the repository; it needs the standard library only:

    python3 GeoData/generators/make_headings.py

The output is the same to the byte at every run.
"""

import csv
import unicodedata
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "headings"

# kind → canonical → aliases, divided by «|»; `*` is for every kind.
HEADINGS = {
    "*": {
        "latitude": "latitude|Vĩ độ|lat|Vĩ độ (Lat)|Vĩ độ (Latitude)|Vĩ độ WGS84|Vĩ độ (WGS84)|Tọa độ vĩ độ|vi_do|"
        "Vĩ độ (độ)|Tọa độ Y (Lat)|_location_latitude|location-Latitude|gps_latitude|Vĩ độ (N)",
        "longitude": "longitude|Kinh độ|long|lng|lon|Kinh độ (Lng)|Kinh độ (Long)|Kinh độ (Longitude)|Kinh độ WGS84|"
        "Kinh độ (WGS84)|Tọa độ kinh độ|kinh_do|Kinh độ (độ)|Tọa độ X (Lon)|_location_longitude|location-Longitude|"
        "gps_longitude|Kinh độ (E)|longtitude",
        "northing": "northing|N|N (m)|VN2000 X (Bắc)|X (Bắc)|Tọa độ Bắc|x_northing_m|northing_m|Tọa độ X (Bắc)|X (m, Bắc)|"
        "Tọa độ phương Bắc|X VN2000 (Bắc)|Bắc (m)",
        "easting": "easting|E|E (m)|VN2000 Y (Đông)|Y (Đông)|Tọa độ Đông|y_easting_m|easting_m|Tọa độ Y (Đông)|Y (m, Đông)|"
        "Tọa độ phương Đông|Y VN2000 (Đông)|Đông (m)",
        "position": "position|Tọa độ|Vị trí GPS|Tọa độ GPS|Tọa độ (Lat, Long)|Tọa độ (vĩ độ, kinh độ)|GPS|lat_long|"
        "lat, lon|lat/long|latlng|lat_lng|Tọa độ Google Maps|Google Maps|Tọa độ địa lý|geopoint|Tọa độ vị trí",
        "crs": "crs|Hệ tọa độ|Hệ quy chiếu|Múi chiếu|Kinh tuyến trục|KTT",
        "wkt": "wkt|geometry|geom|the_geom|Hình học|Hình dạng|wkt_geom",
        "commune": "commune|Xã|Phường|Xã/Phường|Phường/Xã|Phường/Xã mới|Xã/Phường mới|Xã mới|Xã, phường|"
        "Xã, phường, đặc khu|Xã/Phường/Đặc khu|Xã, phường, thị trấn|Xã/Phường/Thị trấn|Tên xã|Tên phường xã|"
        "Tên xã/phường|phuong_xa|Mã xã|ma_xa|Mã phường xã|Mã ĐVHC|Mã đơn vị hành chính|Đơn vị hành chính|ĐVHC cấp xã|"
        "Địa bàn|Địa bàn xã|Mã xã/phường|Mã phường/xã|Tên phường/xã|Tên đơn vị hành chính|Tên ĐVHC|Xã/Thị trấn|"
        "Phường, xã|Phường, xã, đặc khu|Thuộc xã/phường|ten_xa|ten_phuong_xa|Đặc khu|Xã, phường mới",
        "district": "district|Quận/Huyện|Huyện|Quận|Huyện cũ|Quận/Huyện cũ|Huyện/Quận|ten_quan_huyen|Tên quận huyện|"
        "Tên huyện|Mã huyện|Mã quận huyện|ma_quan_huyen|quan_huyen|Huyện/TP|Huyện/Thị xã/Thành phố|"
        "Huyện, thị xã, thành phố|Quận/Huyện/Thị xã|Thành phố/Huyện|Cấp huyện",
        "province": "province|Tỉnh|Tỉnh/Thành phố|Mã tỉnh|Tên tỉnh|PROVINCE_NAME|ma_tinh_tp|Tỉnh/TP|Tỉnh, thành phố|"
        "Tỉnh cũ|ten_tinh|ma_tinh",
        "altitude": "altitude|Cao độ|Cao trình|elevation|Độ cao so với mực nước biển",
        "accuracy": "accuracy|Độ chính xác|Sai số|Sai số GPS|Sai số GPS (m)|precision|Độ chính xác (m)|Độ chính xác GPS",
        "surveyed": "surveyed|Ngày khảo sát|Ngày điều tra|Ngày kiểm tra|Ngày KS|Ngày thu thập|Ngày cập nhật|"
        "Thời điểm khảo sát|Ngày rà soát|survey_date",
        "ignored": "ignored|Lỗi (HaTang)|Lỗi|STT|TT|Số TT|Số thứ tự|Ghi chú|Ghi chú thêm|note|notes|remark|"
        "Địa chỉ cũ|Xã cũ|Đơn vị|Tổ hạ tầng|Tổ HT|Tổ quản lý|ttvt|Vướng mắc|fid|ogc_fid|objectid",
    },
    "postal": {
        "code": "code|Mã|Mã điểm|Mã bưu cục|Mã BC|ma_buu_cuc|buu_cuc_ma|Mã điểm phục vụ|Mã điểm giao dịch|Mã BĐ xã|"
        "Mã BĐ-VHX|MABC_CN|Mã bưu chính|Mã điểm BĐ-VHX",
        "name": "name|Tên|Tên điểm|Tên bưu cục|Tên điểm phục vụ|Tên điểm giao dịch|Điểm phục vụ bưu chính|"
        "Tên điểm phục vụ bưu chính|Tên điểm BĐ-VHX|ten_buu_cuc",
        "kind": "kind|Loại|Loại điểm|Loại hình|Loại hình điểm|Loại bưu cục|Hình thức|Hình thức phục vụ|"
        "Loại điểm phục vụ|type",
        "enterprise": "enterprise|Doanh nghiệp|Tên doanh nghiệp|DN|Doanh nghiệp bưu chính|Đơn vị quản lý|"
        "Đơn vị chủ quản|operator",
        "address": "address|Địa chỉ|Địa chỉ điểm|dia_chi|dia_diem|Địa điểm|Địa chỉ mới|Nơi đặt",
        "staffed": "staffed|Có người phục vụ|Người phục vụ|Có nhân viên|Có người trực|Nhân viên phục vụ|"
        "Có người phục vụ (x)|Có người phục vụ (có/không)",
        "internet": "internet|Có Internet|Kết nối Internet|Có kết nối Internet|Internet (x)|Có mạng Internet|"
        "Internet (có/không)|Có kết nối mạng|internet_connected",
        "hours_per_day": "hours_per_day|Số giờ phục vụ|Giờ phục vụ/ngày|Số giờ mở cửa|Số giờ mở cửa/ngày|"
        "Thời gian phục vụ (giờ/ngày)|Số giờ phục vụ trong ngày",
        "phone": "phone|Điện thoại|Số điện thoại|SĐT|ĐT|Điện thoại ĐGD|Điện thoại liên hệ|tel",
        "services": "services|Dịch vụ|Dịch vụ cung cấp|Các dịch vụ|Loại dịch vụ",
        "opened": "opened|Ngày mở|Ngày khai trương|Ngày thành lập|Ngày bắt đầu hoạt động|Ngày hoạt động",
        "closed": "closed|Ngày đóng|Ngày đóng cửa|Ngày ngừng hoạt động|Ngày chấm dứt",
        "photo": "photo|Ảnh|Hình ảnh|Ảnh chụp|File ảnh|Tệp ảnh|Tên file ảnh|Tên tệp ảnh|Ảnh hiện trường|Ảnh hiện trạng|"
        "Ảnh minh họa|Hình chụp|photos|picture|image|photo_path|photo_name|attachment|attachments|anh_chup|hinh_anh|"
        "media|Ảnh chụp hiện trường|Ảnh kèm theo|Hình ảnh kèm theo",
    },
    "bts": {
        "site": "site|code|Mã trạm|Mã trạm BTS|ma_tram|matram|Mã CSHT|Mã vị trí|Site ID|site_id|Mã nhà trạm|"
        "Mã trạm ĐHTT|Mã site|Mã cột",
        "name": "name|Tên trạm|Tên trạm BTS|BTS_NAME|ten_tram|Tên CSHT|Tên vị trí|Tên nhà trạm|Site name|Site_Name_1",
        "owner": "owner|Chủ CSHT|Chủ sở hữu|Chủ sở hữu trạm|Chủ trạm|Chủ hạ tầng|Đơn vị sở hữu|Chủ đầu tư",
        "operator": "operator|Nhà mạng|Doanh nghiệp|Doanh nghiệp khai thác|DN khai thác|Doanh nghiệp viễn thông|Mạng|"
        "Nhà khai thác|DN",
        "technology": "technology|Công nghệ|Thế hệ mạng|Loại mạng|Thế hệ|tech|rat|Công nghệ phát sóng",
        "band_mhz": "band_mhz|Băng tần|Băng tần (MHz)|Tần số|Tần số (MHz)|bang_tan|band|frequency_mhz",
        "sector": "sector|Sector|Cung|Cell|Mã cell|Cell ID|Tên cell|Búp sóng",
        "azimuth_deg": "azimuth_deg|Góc phương vị|Góc phương vị (độ)|Azimuth|Hướng|Hướng anten|Phương vị|Azimuth (độ)",
        "beam_deg": "beam_deg|Góc mở|Góc mở (độ)|Góc mở anten|Góc mở ngang|Góc mở búp sóng|Độ rộng búp sóng|"
        "Độ rộng búp sóng (độ)|Độ rộng búp sóng ngang|Độ rộng chùm|Beamwidth|Beam width|Horizontal beamwidth|HPBW|"
        "HPBW (độ)|H-HPBW|do_rong_bup_song|goc_mo|antenna_beamwidth",
        "height_m": "height_m|Độ cao anten|Độ cao anten (m)|Chiều cao anten|Chiều cao anten (m)|Độ cao cột|"
        "Độ cao (m)|Chiều cao cột|Chiều cao cột (m)|height|Độ cao treo anten (m)",
        "radius_m": "radius_m|Bán kính (m)|Bán kính phủ|Bán kính phủ (m)|Bán kính phủ sóng|Bán kính phủ sóng (m)|"
        "Bán kính phục vụ (m)|Bán kính phục vụ|radius|Cự ly phủ (m)",
        "on_air": "on_air|Ngày phát sóng|Ngày hoạt động|Ngày lên sóng|Ngày đưa vào hoạt động|Ngày on air|"
        "Ngày bắt đầu phát sóng|ngay_phat_song",
        "off_air": "off_air|Ngày tắt sóng|Ngày ngừng phát|Ngày ngừng phát sóng|Ngày dừng hoạt động|Ngày hạ trạm",
        "photo": "photo|Ảnh|Hình ảnh|Ảnh chụp|File ảnh|Tệp ảnh|Tên file ảnh|Tên tệp ảnh|Ảnh hiện trường|Ảnh hiện trạng|"
        "Ảnh minh họa|Hình chụp|photos|picture|image|photo_path|photo_name|attachment|attachments|anh_chup|hinh_anh|"
        "media|Ảnh chụp hiện trường|Ảnh kèm theo|Hình ảnh kèm theo",
    },
    "deadzone": {
        "code": "code|Mã|Mã phản ánh|Mã điểm|Mã vùng|Mã vùng lõm|Mã khu vực|Mã điểm lõm",
        "place": "place|Khu vực|Địa điểm|Tên khu vực|Vị trí|Mô tả vị trí|Nơi mất sóng|Địa chỉ|Khu vực mất sóng",
        "village": "village|Ấp|Khóm|Thôn|Ấp/Khóm|Khóm/Ấp|Thôn/Bản|Ấp, khóm|Thôn, bản|Tên ấp|Tên ấp/khóm",
        "class": "class|Phân loại|Loại|Loại vùng|Trắng/lõm|Trắng sóng/Lõm sóng|Loại điểm|Tình trạng sóng",
        "operator": "operator|Nhà mạng|Doanh nghiệp|Doanh nghiệp viễn thông|Mạng|Nhà mạng bị lõm",
        "technology": "technology|Công nghệ|Loại mạng|Thế hệ mạng|Mạng bị thiếu",
        "severity": "severity|Mức độ|Mức độ nghiêm trọng|Mức|Mức độ ảnh hưởng",
        "households": "households|Số hộ|Số hộ dân|Số hộ bị ảnh hưởng|Số hộ ảnh hưởng|Hộ dân",
        "grid_power": "grid_power|Có điện lưới|Điện lưới|Có điện|Điện lưới quốc gia|Có điện lưới quốc gia",
        "hardship": "hardship|Đặc biệt khó khăn|Vùng khó khăn|Xã khó khăn|ĐBKK|Khu vực khó khăn|Thuộc vùng khó khăn",
        "reported": "reported|Ngày phản ánh|Ngày báo|Ngày tiếp nhận|Ngày ghi nhận|Ngày báo cáo",
        "verified": "verified|Ngày xác minh|Ngày đo kiểm|Ngày kiểm tra thực tế|Ngày xác nhận",
        "planned": "planned|Ngày lập kế hoạch|Ngày có kế hoạch|Ngày đưa vào kế hoạch",
        "promised": "promised|Ngày cam kết|Hạn xử lý|Ngày dự kiến xử lý|Ngày dự kiến hoàn thành|Thời hạn khắc phục|"
        "Hạn hoàn thành",
        "resolved": "resolved|Ngày xử lý|Ngày xử lý xong|Ngày khắc phục|Ngày hoàn thành|Ngày phủ sóng",
        "status": "status|Trạng thái|Tình trạng|Kết quả|Kết quả xử lý|Tình trạng xử lý",
        "checked": "checked|Ngày kiểm tra kết quả|Ngày phúc tra|Ngày kiểm tra lại|Ngày hậu kiểm|Ngày đo lại|"
        "Ngày đo kiểm sau xử lý",
        "check_result": "check_result|Kết quả kiểm tra|Kết quả phúc tra|Kết quả kiểm tra lại|Kết quả hậu kiểm|"
        "Kết quả đo lại|Đạt/Không đạt",
        "check_value": "check_value|Số đo|Số đo khi kiểm tra|Kết quả đo|Giá trị đo|Giá trị đo được|"
        "Mức thu sau xử lý|Mức thu khi kiểm tra",
        "rejected": "rejected|Ngày bác bỏ|Ngày loại bỏ|Ngày từ chối",
        "reopened": "reopened|Ngày mở lại|Ngày xử lý lại|Ngày chuyển xử lý lại",
        "handled_by": "handled_by|Đơn vị xử lý|Đơn vị thực hiện|Đơn vị khắc phục|Đơn vị chủ trì xử lý|"
        "Cơ quan xử lý|Đơn vị phụ trách",
        "reason": "reason|Lý do|Lý do bác bỏ|Lý do mở lại|Lý do bác bỏ, mở lại|Nguyên nhân",
        "photo": "photo|Ảnh|Hình ảnh|Ảnh chụp|File ảnh|Tệp ảnh|Tên file ảnh|Tên tệp ảnh|Ảnh hiện trường|Ảnh hiện trạng|"
        "Ảnh minh họa|Hình chụp|photos|picture|image|photo_path|photo_name|attachment|attachments|anh_chup|hinh_anh|"
        "media|Ảnh chụp hiện trường|Ảnh kèm theo|Hình ảnh kèm theo",
    },
    "cable": {
        "code": "code|Mã|Mã tuyến|Mã tuyến cáp|ma_tuyen|Mã công trình",
        "road": "road|Tuyến đường|Tên đường|Tên tuyến|Tên tuyến đường|Tuyến|Đường|ten_duong|Tuyến đường chỉnh trang",
        "from": "from|Từ|Điểm đầu|Từ đoạn|Đầu tuyến|Từ (điểm đầu)",
        "to": "to|Đến|Điểm cuối|Đến đoạn|Cuối tuyến|Đến (điểm cuối)",
        "enterprise": "enterprise|Doanh nghiệp chủ trì|Đơn vị chủ trì|Doanh nghiệp|Đơn vị thực hiện|"
        "Doanh nghiệp thực hiện|DN chủ trì",
        "operators": "operators|Doanh nghiệp tham gia|Doanh nghiệp phối hợp|Các doanh nghiệp|Doanh nghiệp có cáp|"
        "Đơn vị phối hợp|DN phối hợp",
        "poles": "poles|Số trụ|Số cột|Số trụ điện|Số lượng trụ|Số lượng cột|Số cột/trụ",
        "planned_year": "planned_year|Năm kế hoạch|Năm|Năm thực hiện|Kế hoạch năm",
        "deadline": "deadline|Thời hạn|Hạn hoàn thành|Hạn|Thời gian hoàn thành|Ngày phải hoàn thành|"
        "Thời hạn hoàn thành",
        "extended_to": "extended_to|Gia hạn|Gia hạn đến|Được gia hạn đến|Hạn gia hạn",
        "decision": "decision|Quyết định|Văn bản|Số quyết định|Kế hoạch số|Căn cứ|Số văn bản",
        "status": "status|Trạng thái|Tình trạng|Tiến độ|Tình trạng thực hiện|Kết quả",
        "planned_m": "planned_m|Chiều dài kế hoạch (m)|"
        "Chiều dài (m)|Kế hoạch (m)|Khối lượng kế hoạch (m)|Chiều dài tuyến (m)",
        "done_m": "done_m|Đã thực hiện (m)|Chiều dài đã làm (m)|Khối lượng thực hiện (m)|Đã làm (m)|Đã hoàn thành (m)",
        "verified_m": "verified_m|Đã nghiệm thu (m)|Nghiệm thu (m)|Khối lượng nghiệm thu (m)|Chiều dài nghiệm thu (m)",
        "started": "started|Ngày bắt đầu|Ngày khởi công|Ngày triển khai|Ngày bắt đầu thực hiện|Ngày ra quân",
        "done": "done|Ngày hoàn thành|Ngày làm xong|Ngày thực hiện xong|Ngày hoàn thành thực tế",
        "verified": "verified|Ngày nghiệm thu|Ngày nghiệm thu thực tế",
        "reopened": "reopened|Ngày mở lại|Ngày làm lại|Ngày yêu cầu làm lại",
        "poles_done": "poles_done|Số trụ đã làm|Số cột đã làm|Số trụ hoàn thành|Số cột hoàn thành|"
        "Số trụ đã chỉnh trang|Số cột đã chỉnh trang|Số trụ đã thực hiện",
        "photo_before": "photo_before|Ảnh trước|Ảnh trước khi làm|Ảnh trước chỉnh trang|Ảnh hiện trạng|"
        "Hình ảnh trước|Ảnh trước khi chỉnh trang",
        "photo_after": "photo_after|Ảnh sau|Ảnh sau khi làm|Ảnh sau chỉnh trang|Ảnh hoàn thành|Hình ảnh sau|"
        "Ảnh sau khi chỉnh trang",
        "acceptance": "acceptance|Biên bản nghiệm thu|Số biên bản|Số biên bản nghiệm thu|BB nghiệm thu|"
        "Quyết định nghiệm thu|Văn bản nghiệm thu",
        "reason": "reason|Lý do|Lý do mở lại|Lý do làm lại",
        "photo": "photo|Ảnh|Hình ảnh|Ảnh chụp|File ảnh|Tệp ảnh|Tên file ảnh|Tên tệp ảnh|Ảnh hiện trường|"
        "Ảnh minh họa|Hình chụp|photos|picture|image|photo_path|photo_name|attachment|attachments|anh_chup|hinh_anh|"
        "media|Ảnh chụp hiện trường|Ảnh kèm theo|Hình ảnh kèm theo",
    },
    "settlement": {
        "code": "code|Mã|Mã ấp|Mã khóm|Mã thôn|Mã khu dân cư|Mã ấp/khóm",
        "name": "name|Tên|Tên ấp|Tên khóm|Ấp|Khóm|Thôn|Ấp/Khóm|Khóm/Ấp|Ấp, khóm|Tên ấp/khóm|Thôn/Bản|Khu dân cư|"
        "Tên khu dân cư",
        "households": "households|Số hộ|Số hộ dân|Tổng số hộ|Hộ|Hộ dân",
        "population": "population|Dân số|Số dân|Số người|Nhân khẩu|Số nhân khẩu|Số khẩu|Dân số (người)",
        "ignored": "Ảnh|Hình ảnh",
    },
    "claim": {
        "code": "code|Mã|Mã vùng|Mã vùng phủ|Mã lớp|layer_id|id",
        "name": "name|Tên|Tên vùng|Tên vùng phủ|Tên lớp|layer",
        "operator": "operator|Nhà mạng|Doanh nghiệp|Doanh nghiệp viễn thông|Mạng|Nhà khai thác|DN|"
        "Doanh nghiệp công bố|mno|carrier|provider|network_operator|nha_mang",
        "technology": "technology|Công nghệ|Thế hệ mạng|Loại mạng|Thế hệ|tech|rat|Công nghệ phủ sóng|network_type|"
        "cong_nghe|loai_mang",
        "valid_from": "valid_from|Hiệu lực từ|Có hiệu lực từ|Từ ngày|Ngày công bố|Ngày hiệu lực|Ngày có hiệu lực|"
        "start_date|published",
        "valid_to": "valid_to|Hiệu lực đến|Có hiệu lực đến|Đến ngày|Ngày hết hiệu lực|Hết hiệu lực|end_date",
        "ignored": "Ảnh|Hình ảnh",
    },
    "sample": {
        "code": "code|Mã|Mã mẫu|Mã mẫu đo|Mã đo|sample_id|test_id|result_id|id",
        "operator": "operator|Nhà mạng|Doanh nghiệp|Doanh nghiệp viễn thông|Mạng|Tên nhà mạng|DN|Nhà cung cấp|"
        "Nhà cung cấp dịch vụ|mno|carrier|provider|network_operator|operator_name|isp|nha_mang|SIM operator",
        "technology": "technology|Công nghệ|Thế hệ mạng|Loại mạng|Thế hệ|tech|rat|network_type|Loại kết nối|"
        "Kiểu mạng|Công nghệ mạng|Network technology|connection_type|cong_nghe|loai_mang",
        "measured": "measured|Ngày đo|Thời gian đo|Thời điểm đo|Ngày giờ đo|Ngày giờ|Ngày|Thời gian|timestamp|"
        "date_time|datetime|Date|test_date|measured_at|measurement_time|thoi_gian_do|ngay_do|Ngày thực hiện|created_at",
        "time": "time|Giờ|Giờ đo|test_time|Giờ thực hiện|gio_do",
        "rsrp_dbm": "rsrp_dbm|RSRP|RSRP (dBm)|LTE RSRP|NR RSRP|SS-RSRP|NR_SS_RSRP|lte_rsrp|nr_rsrp|Mức thu|"
        "Mức thu (dBm)|Mức thu RSRP|Mức thu RSRP (dBm)|Cường độ tín hiệu|Cường độ tín hiệu (dBm)|Mức tín hiệu (dBm)|"
        "Cường độ sóng (dBm)|signal_strength|Signal strength (dBm)|signal_dbm|muc_thu",
        "download_mbps": "download_mbps|Download|Download (Mbps)|Download (Mbit/s)|Download speed|"
        "Download speed (Mbps)|DL (Mbps)|DL throughput (Mbps)|Tốc độ tải xuống|Tốc độ tải xuống (Mbps)|"
        "Tốc độ tải xuống (Mbit/s)|Tải xuống (Mbps)|Tốc độ download|Tốc độ download (Mbps)|Tải về (Mbps)|"
        "Tốc độ tải về (Mbps)|toc_do_tai_xuong",
        "upload_mbps": "upload_mbps|Upload|Upload (Mbps)|Upload (Mbit/s)|Upload speed|Upload speed (Mbps)|UL (Mbps)|"
        "UL throughput (Mbps)|Tốc độ tải lên|Tốc độ tải lên (Mbps)|Tốc độ tải lên (Mbit/s)|Tải lên (Mbps)|"
        "Tốc độ upload|Tốc độ upload (Mbps)|toc_do_tai_len",
        "latency_ms": "latency_ms|Latency|Latency (ms)|Ping|Ping (ms)|Độ trễ|Độ trễ (ms)|Thời gian trễ (ms)|"
        "Trễ (ms)|RTT (ms)|do_tre",
        "ignored": "Ảnh|Hình ảnh",
    },
    "inspection": {
        "code": "code|Mã|Mã cuộc|Mã cuộc thanh tra|Mã cuộc kiểm tra|Mã hồ sơ|Mã đoàn|Số hồ sơ",
        "name": "name|Nội dung|Tên cuộc|Nội dung thanh tra|Nội dung kiểm tra|Nội dung thanh tra, kiểm tra|"
        "Tên cuộc thanh tra|Tên cuộc thanh tra, kiểm tra|Chuyên đề",
        "form": "form|Hình thức|Loại|Loại cuộc|Thanh tra/kiểm tra|Loại hình|Hình thức thanh tra, kiểm tra",
        "basis": "basis|Theo kế hoạch/đột xuất|Kế hoạch/đột xuất|Căn cứ thực hiện|Loại kế hoạch|Diện|"
        "Theo kế hoạch hay đột xuất|Hình thức tiến hành",
        "planned_year": "planned_year|Năm kế hoạch|Năm|Kế hoạch năm",
        "planned": "planned|Ngày dự kiến|Thời gian dự kiến|Ngày theo kế hoạch|Ngày kế hoạch|Dự kiến thực hiện",
        "decision": "decision|Quyết định|Số quyết định|Quyết định số|Quyết định thanh tra|Số, ký hiệu quyết định",
        "decided": "decided|Ngày quyết định|Ngày ban hành quyết định|Ngày ký quyết định|Ngày ra quyết định",
        "subject": "subject|Đối tượng|Đối tượng thanh tra|Đối tượng kiểm tra|Đối tượng thanh tra, kiểm tra|"
        "Đơn vị được thanh tra|Đơn vị được kiểm tra|Đơn vị được thanh tra, kiểm tra|Doanh nghiệp",
        "place": "place|Địa điểm|Nơi thanh tra|Nơi kiểm tra|Địa điểm thực hiện|Địa điểm kiểm tra|Địa chỉ",
        "done": "done|Ngày thực hiện|Ngày tiến hành|Ngày thanh tra|Thời gian thực hiện|Ngày hoàn thành|Ngày kết thúc",
        "inspecting_unit": "inspecting_unit|Đơn vị chủ trì|Cơ quan chủ trì|Đơn vị thực hiện|Phòng chủ trì|Đơn vị thanh tra",
        "result": "result|Kết quả|Kết luận|Kết quả thanh tra|Kết quả kiểm tra|Kết luận thanh tra",
        "digital": "digital|Môi trường số|Trên môi trường số|Thực hiện trên môi trường số|Trực tuyến|Qua hệ thống số|"
        "Kiểm tra trên môi trường số|Thông qua môi trường số",
        "violations": "violations|Số vi phạm|Số lượng vi phạm|Số hành vi vi phạm|Vi phạm (số)",
        "violation_note": "violation_note|Nội dung vi phạm|Hành vi vi phạm|Vi phạm phát hiện|Vi phạm",
        "deadline": "deadline|Hạn khắc phục|Thời hạn khắc phục|Thời hạn|Hạn thực hiện kiến nghị",
        "mended": "mended|Đã khắc phục|Khắc phục|Kết quả khắc phục|Tình trạng khắc phục",
        "mended_on": "mended_on|Ngày khắc phục|Ngày khắc phục xong|Ngày hoàn thành khắc phục",
        "ignored": "Ảnh|Hình ảnh",
    },
    "indicator": {
        "indicator": "indicator|Chỉ tiêu|Tên chỉ tiêu|Chỉ số|Tên chỉ số|Nội dung|Nội dung chỉ tiêu|Mã chỉ tiêu|Tiêu chí|"
        "Tên tiêu chí",
        "day": "day|Ngày|Ngày số liệu|Ngày của số liệu|Ngày chốt số liệu|Thời điểm|Thời điểm số liệu|Tính đến ngày|"
        "Số liệu đến ngày|Đến ngày",
        "value": "value|Giá trị|Số liệu|Kết quả|Kết quả thực hiện|Kết quả đạt được|Thực hiện|Tỷ lệ|Tỷ lệ đạt|Tỷ lệ (%)",
        "unit": "unit|Đơn vị tính|ĐVT|Đơn vị đo",
        "source": "source|Nguồn|Nguồn số liệu|Nguồn cung cấp|Cơ quan cung cấp|Đơn vị cung cấp|Cơ quan công bố",
    },
    "enterprise": {
        "code": "code|Mã|Mã doanh nghiệp|Mã DN|Mã số doanh nghiệp|Tên viết tắt|Ký hiệu|Mã số thuế",
        "name": "name|Tên|Tên doanh nghiệp|Doanh nghiệp|Tên đơn vị|Tên đầy đủ",
        "kind": "kind|Loại|Lĩnh vực|Lĩnh vực hoạt động|Ngành|Ngành nghề|Loại doanh nghiệp",
        "seat": "seat|Trụ sở|Trụ sở/Chi nhánh|Trụ sở, chi nhánh|Trụ sở hay chi nhánh|Loại đơn vị|Hình thức hoạt động",
        "parent": "parent|Doanh nghiệp chủ quản|Mã doanh nghiệp chủ quản|Thuộc doanh nghiệp|Công ty mẹ|Mã công ty mẹ|"
        "Trực thuộc|Chi nhánh của",
    },
}

AXES = (
    "Trên giấy tờ Việt Nam X thường là hướng bắc, trong phần mềm bản đồ X thường là hướng đông.",
    "On Vietnamese paper X usually is the northing, in map software X usually is the easting.",
)
DEGREES = (
    "Có tệp ghi X là vĩ độ, có tệp ghi X là kinh độ.",
    "Some files mean latitude by X, others longitude.",
)
AMBIGUOUS = [
    (["X", "Y", "Tọa độ X", "Tọa độ Y", "Điểm X", "Điểm Y", "Tọa độ X (VN2000)", "Tọa độ Y (VN2000)"], AXES),
    (["VN2000 X", "VN2000 Y", "X (m)", "Y (m)", "X VN2000", "Y VN2000", "x_coord", "y_coord"], AXES),
    (["toa_do_x", "toa_do_y", "toadoX", "toadoY", "X (độ)", "Y (độ)"], DEGREES),
    (
        ["Long_2G", "Lat_2G", "Long_3G", "Lat_3G", "Long_4G", "Lat_4G"],
        (
            "Tệp có nhiều cặp tọa độ, mỗi công nghệ một cặp; cần chọn một cặp.",
            "The file has several pairs of coordinates, one a technology; one pair has to be chosen.",
        ),
    ),
    (
        ["Ngày phát sóng 2G", "Ngày phát sóng 3G", "Ngày phát sóng 4G", "Ngày phát sóng 5G"],
        (
            "Ngày của một công nghệ; mỗi dòng là một cell nên cần chọn cột đúng công nghệ của dòng.",
            "The day of one technology; a row is one cell, so the column of its technology has to be chosen.",
        ),
    ),
]

# fields → value → words, divided by «|»
ANSWERS = {
    "yes": "x|có|yes|y|1|true|đúng|rồi|đã có|✓|✔|có kết nối|có người",
    "no": "0|không|no|n|false|k|chưa|sai|không có|chưa có",
    "unknown": "không rõ|?|chưa rõ|unknown|chưa xác định|chưa biết|không xác định",
}
WORDS = {
    "staffed internet grid_power hardship digital mended": ANSWERS,
    "kind": {
        "bưu cục": "bưu cục|BC|"
        "bưu cục cấp 1|bưu cục cấp 2|bưu cục cấp 3|bưu cục giao dịch|bưu cục trung tâm|post office",
        "bưu điện văn hóa xã": "bưu điện văn hóa xã|BĐ-VHX|BĐVHX|điểm BĐVHX|điểm BĐ-VHX|Điểm bưu điện – văn hóa xã|"
        "Điểm bưu điện văn hóa xã|bưu điện – văn hóa xã|VHX|Điểm VHX|Điểm BĐ VHX|culture point",
        "đại lý": "đại lý|đại lý bưu chính|đại lý bưu điện|ĐL|điểm đại lý|agency",
        "ki-ốt": "ki-ốt|kiosk|ki ốt|kiốt|ki-ốt bưu chính|ki-ốt bưu điện",
        "thùng thư": "thùng thư|thùng thư công cộng|thùng thư công cộng độc lập|TTCC|hòm thư|hộp thư|letter box",
        "khác": "khác|hình thức khác|loại khác|điểm khác|other",
    },
    "technology": {
        "2G": "2G|GSM|EDGE|GPRS",
        "3G": "3G|UMTS|WCDMA|HSPA|HSPA+|HSDPA|HSUPA|HSPAP|DC-HSPA+",
        "4G": "4G|LTE|LTE-A|E-UTRA|eUTRAN|4G LTE|4G LTE-A|LTE-CA|LTE Advanced|4G (LTE)|LTE_CA",
        "5G": "5G|NR|5G NR|5G NSA|5G SA|NR NSA|NR SA|5G (NR)|EN-DC|LTE-NR|NR_NSA",
    },
    "class": {
        "trắng sóng": "trắng sóng|trắng|vùng trắng|vùng trắng sóng|không có sóng|mất sóng|white",
        "lõm sóng": "lõm sóng|lõm|vùng lõm|vùng lõm sóng|sóng yếu|sóng chập chờn|hollow",
    },
    "deadzone.status": {
        "đã báo": "đã báo|mới báo|phản ánh|tiếp nhận|đã tiếp nhận|mới|reported|mới phản ánh",
        "đã xác minh": "đã xác minh|xác minh|đã đo kiểm|đã kiểm tra|verified",
        "đã có kế hoạch": "đã có kế hoạch|có kế hoạch|đang xử lý|đã lập kế hoạch|planned",
        "đã xử lý": "đã xử lý|xử lý xong|đã khắc phục|đã phủ sóng|hoàn thành|resolved",
        "đã kiểm tra kết quả": "đã kiểm tra kết quả|đã phúc tra|phúc tra|đã hậu kiểm|đã kiểm tra lại|"
        "kiểm tra đạt|phúc tra đạt|checked",
        "bác bỏ": "bác bỏ|không đúng|không phải vùng lõm|loại bỏ|từ chối|rejected",
        "mở lại": "mở lại|xử lý lại|đã mở lại|chuyển xử lý lại|lõm sóng trở lại|reopened",
    },
    "check_result": {
        "đạt": "đạt|có sóng|đã có sóng|đạt yêu cầu|ok|passed",
        "không đạt": "không đạt|chưa đạt|còn lõm sóng|vẫn lõm sóng|chưa có sóng|vẫn mất sóng|failed",
    },
    "enterprise.kind": {
        "bưu chính": "bưu chính|doanh nghiệp bưu chính|chuyển phát|postal",
        "viễn thông": "viễn thông|doanh nghiệp viễn thông|viễn thông, Internet|telecom",
    },
    "seat": {
        "trụ sở": "trụ sở|trụ sở chính|có trụ sở tại tỉnh|trụ sở tại tỉnh|trong tỉnh|seated|head office",
        "chi nhánh": "chi nhánh|CN|văn phòng đại diện|VPĐD|chi nhánh tại tỉnh|ngoài tỉnh|branch",
    },
    "cable.status": {
        "kế hoạch": "kế hoạch|chưa thực hiện|chưa làm|theo kế hoạch|planned",
        "đã khảo sát": "đã khảo sát|khảo sát|khảo sát xong|surveyed",
        "đang làm": "đang làm|đang thực hiện|đang thi công|đang chỉnh trang|in progress",
        "hoàn thành": "hoàn thành|đã hoàn thành|đã xong|làm xong|đã làm|xong|done",
        "đã nghiệm thu": "đã nghiệm thu|nghiệm thu|nghiệm thu xong|verified",
        "mở lại": "mở lại|làm lại|đã mở lại|phải làm lại|reopened",
    },
    "form": {
        "thanh tra": "thanh tra|thanh tra chuyên ngành|TT|inspection",
        "kiểm tra": "kiểm tra|kiểm tra chuyên đề|KT|hậu kiểm|check",
    },
    "basis": {
        "theo kế hoạch": "theo kế hoạch|kế hoạch|định kỳ|KH|trong kế hoạch|planned",
        "đột xuất": "đột xuất|ngoài kế hoạch|ĐX|unplanned",
    },
}


def fold(text):
    """Accents, case, spaces and punctuation away; đ to d. Marks such as «?» and «✓» stay when nothing else is left."""
    plain = unicodedata.normalize("NFD", text.lower().replace("đ", "d"))
    letters = "".join(letter for letter in plain if letter.isalnum())
    return letters or text.strip()


def write(name, header, rows):
    FOLDER.mkdir(exist_ok=True)
    for row in rows:
        if any(cell != unicodedata.normalize("NFC", cell) for cell in row):
            raise SystemExit(f"not in NFC: {row}")
    with open(FOLDER / name, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def main():
    ambiguous = [(alias, *reason) for aliases, reason in AMBIGUOUS for alias in aliases]
    refused = {fold(row[0]) for row in ambiguous}
    rows, meanings = [], {}
    for kind, columns in HEADINGS.items():
        for canonical, aliases in columns.items():
            for alias in aliases.split("|"):
                folded = fold(alias)
                if folded in refused:
                    raise SystemExit(f"{kind}: {alias} is ambiguous and must not be an alias")
                # A kind's own meaning comes before that of `*`, but the two must not contradict each other silently.
                known = meanings.setdefault((kind, folded), canonical)
                if known != canonical or meanings.get(("*", folded), canonical) != canonical:
                    raise SystemExit(f"{kind}: {alias} is {canonical}, but also {known}")
                if [kind, canonical, folded] not in [[row[0], row[1], fold(row[2])] for row in rows]:
                    rows.append([kind, canonical, alias])
    write("headings.csv", ["kind", "canonical", "alias"], rows)
    write("ambiguous.csv", ["alias", "reason_vi", "reason_en"], ambiguous)
    rows, meanings = [], {}
    for fields, values in WORDS.items():
        for field in fields.split():
            for value, words in values.items():
                for word in words.split("|"):
                    if meanings.setdefault((field, fold(word)), value) != value:
                        raise SystemExit(f"{field}: {word} has two meanings")
                    if [field, fold(word), value] not in [[row[0], fold(row[1]), row[2]] for row in rows]:
                        rows.append([field, word, value])
    write("words.csv", ["field", "word", "value"], rows)


if __name__ == "__main__":
    main()
