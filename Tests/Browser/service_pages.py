"""Opens the pages of the web service in Debian's chromium and does with them what an office does.

    python3 service_pages.py HATANG REGISTRY FOLDER GUIDE

HATANG is the program, REGISTRY the sample registry (it is copied), FOLDER gets pictures of all pages, GUIDE those that the
guide shows. Surveys that are uploaded are made up, and say so.
"""
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select, WebDriverWait

from browser import browser, expect, faults, serious

hatang, registry = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2])
folder, guide = pathlib.Path(sys.argv[3]), pathlib.Path(sys.argv[4])
for each in (folder, guide):
    each.mkdir(parents=True, exist_ok=True)
work = pathlib.Path(tempfile.mkdtemp(prefix="hatang-browser-"))
copy = work / "an-giang.gpkg"
shutil.copy(registry, copy)

DIRTY = """Mã bưu cục;Tên bưu cục;Loại;Vĩ độ;Kinh độ;Phường/Xã;Có người phục vụ;Internet
MAU-THU-01;Bưu cục mẫu Khánh Bình (số liệu tự đặt);bưu cục;;;Xã Khánh Bình;x;có
MAU-THU-02;<b>Điểm mẫu</b> (số liệu tự đặt);bưu cục;10,3864;105,4351;Phường Long Xuyên;có lẽ;có
MAU-THU-03;Điểm mẫu (số liệu tự đặt);bưu cục;95,1;205,4;Phường Long Xuyên;x;có
MAU-THU-04;Điểm mẫu (số liệu tự đặt);bưu cục;;;Xã Không Có Thật;x;có
MAU-THU-01;Điểm mẫu trùng mã (số liệu tự đặt);bưu cục;;;Xã Khánh Bình;x;có
"""
BESIDE = """Mã bưu cục;Tên bưu cục;Loại;Phường/Xã;Có người phục vụ;Internet
MAU-THU-09;Bưu cục mẫu Nhơn Hội (số liệu tự đặt);bưu cục;Xã Nhơn Hội;x;có
"""
(work / "mau-thu.csv").write_text(DIRTY, encoding="utf-8")
(work / "mau-thu-2.csv").write_text(BESIDE, encoding="utf-8")


def run(*arguments):
    return subprocess.run([hatang, *map(str, arguments)], capture_output=True, text=True, check=True).stdout


token = re.search(r"hatang_\S{43}", run("token", "add", copy, "--name", "Phòng mẫu", "--role", "inspector")).group()
server = subprocess.Popen([hatang, "serve", copy, "--port", "0"], stderr=subprocess.PIPE, text=True)
told = server.stderr.readline()
if "http://" not in told:
    sys.exit(f"hatang serve does not begin: {told}{server.stderr.read()}")
address = re.search(r"http://\S+", told).group().rstrip("/")
drivers = []


def opened(*arguments, **words):
    drivers.append(browser(*arguments, **words))
    return drivers[-1]


def wait(driver, truth, seconds=60):
    try:
        return WebDriverWait(driver, seconds, 0.2).until(truth)
    except Exception:  # noqa: BLE001 – what was waited for is told by whoever waits.
        return None


def drawn(driver):
    return wait(driver, lambda page: page.find_element(By.ID, "map").get_attribute("data-layers"))


def shown(driver):
    return driver.execute_script(
        "return [...document.querySelectorAll('#bang-communes tbody tr')].filter(r => !r.hidden)"
        ".map(r => r.querySelector('th').textContent)")


def verdict(driver, code):
    return driver.find_element(By.CSS_SELECTOR, f"#xa-{code} td.verdict").text


def whole(driver, path, most=4000):
    """A picture of the whole page, not only of what the window shows."""
    driver.execute_script("for (const each of [window, ...document.querySelectorAll('.scroll')]) each.scrollTo(0, 0)")
    high = min(most, driver.execute_script("return document.documentElement.scrollHeight"))
    wide = driver.execute_script("return window.innerWidth")
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                           {"width": wide, "height": high, "deviceScaleFactor": 1, "mobile": False})
    time.sleep(0.6)
    driver.save_screenshot(str(path))
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                           {"width": wide, "height": 1000, "deviceScaleFactor": 1, "mobile": False})


def complaints(driver):
    return [each["message"][:200] for each in driver.get_log("browser") if each["level"] == "SEVERE"]


def hosts(driver):
    asked = set()
    for each in driver.get_log("performance"):
        message = json.loads(each["message"])["message"]
        if message["method"] == "Network.requestWillBeSent":
            url = message["params"]["request"]["url"]
            # Blank pages and the icons of Leaflet that stand in its style sheet are no hosts.
            if not url.startswith(("data:", "about:", "chrome")):
                asked.add(re.match(r"\w+://[^/]*", url).group())
    return asked - {address}


def overview():
    page = opened(1400, 1000)
    page.get(address + "/")
    expect(drawn(page) is not None, "the map draws its layers")
    paths = page.find_elements(By.CSS_SELECTOR, "#map path.commune")
    expect(len(paths) == len(shown(page)) > 100, f"{len(paths)} communes on the map, as in the table")
    fill = "return getComputedStyle(document.querySelector('#map path.commune.m5-unmet, #map path.commune.m5-met')).fill"
    before = page.execute_script(fill)
    page.find_element(By.ID, "map-dz").click()
    expect(page.execute_script(fill) != before, "another measure colours the map anew")
    page.find_element(By.ID, "map-postal").click()
    sites = page.find_element(By.CSS_SELECTOR, ".leaflet-pane.sites")
    hidden = sites.is_displayed()
    page.execute_script("document.getElementById('layer-sites').click()")
    display = sites.value_of_css_property("display")
    expect(not hidden and display != "none", f"a layer is switched on ({display})")
    page.execute_script("document.getElementById('layer-sites').click()")
    expect("sơ đồ" in page.find_element(By.CSS_SELECTOR, ".note").text, "schematic boundaries are marked")

    # Search, filter, sort.
    search = page.find_element(By.CSS_SELECTOR, ".tools[data-table=bang-communes] input")
    everything = shown(page)
    search.send_keys("long xuyen")
    expect("Phường Long Xuyên" in shown(page) and len(shown(page)) < 5, f"a search without accents finds {shown(page)}")
    search.clear()
    search.send_keys("Long Xuyên")
    expect(shown(page) == ["Phường Long Xuyên"], "accents that are typed count")
    search.clear()
    search.send_keys("x", Keys.BACK_SPACE)
    choice = page.find_element(By.CSS_SELECTOR, ".tools[data-table=bang-communes] select")
    choice.find_element(By.CSS_SELECTOR, "option[value$=':unmet']").click()
    expect(0 < len(shown(page)) < len(everything), f"a filter leaves {len(shown(page))} communes")
    choice.find_element(By.CSS_SELECTOR, "option[value='']").click()
    heading = page.find_element(By.CSS_SELECTOR, "#bang-communes th[data-key=name] button")
    heading.send_keys(Keys.ENTER)
    collated = page.execute_script(
        "return [...arguments[0]].sort(new Intl.Collator('vi', {numeric: true}).compare)", shown(page))
    expect(shown(page) == collated != everything, "names are sorted as Vietnamese sorts them")

    # From the map to the row, and back.
    page.execute_script(
        "document.querySelector('#map path.commune').dispatchEvent(new MouseEvent('click', {bubbles: true}))")
    time.sleep(0.5)
    chosen = page.find_elements(By.CSS_SELECTOR, "tr.chosen")
    expect(len(chosen) == 1 and len(page.find_elements(By.CSS_SELECTOR, ".about dd")) > 5,
           "a commune that is chosen on the map is marked in the table, and its figures are told")
    page.execute_script("document.querySelector('#xa-30307 th a').focus()")
    expect(page.find_element(By.CSS_SELECTOR, "tr.chosen").get_attribute("id") == "xa-30307"
           and len(page.find_elements(By.CSS_SELECTOR, "#map path.chosen")) == 1,
           "a row that is reached is marked on the map")
    box = page.find_element(By.ID, "map")
    box.send_keys(Keys.ARROW_RIGHT)
    expect(page.find_element(By.CSS_SELECTOR, "tr.chosen").get_attribute("id") != "xa-30307", "arrow keys move on the map")
    expect(serious(page) == [], f"overview: axe finds nothing serious {serious(page)}")
    page.get(address + "/")
    drawn(page)
    page.save_screenshot(str(guide / "tong-quan.png"))
    whole(page, folder / "tong-quan.png", most=2400)
    return page


def every_page(page):
    page.get(address + "/communes/30307")
    drawn(page)
    expect("Long Xuyên" in page.find_element(By.TAG_NAME, "h1").text, "a commune has its page")
    record = page.find_element(By.CSS_SELECTOR, "#phan-1 tbody a")
    expect(len(page.find_elements(By.CSS_SELECTOR, "#can-cu details")) > 10, "every verdict opens to its rows")
    page.save_screenshot(str(guide / "xa.png"))
    code = record.text
    record.click()
    expect(code in page.find_element(By.TAG_NAME, "h1").text, f"a code leads to the page of its record: {code}")
    uuid = page.current_url.rsplit("/", 1)[1]
    for name, path in (("xa", "/communes/30307"), ("ban-ghi", f"/records/{uuid}"), ("thieu", "/missing"),
                       ("vung-lom", "/deadzones"), ("vung-lom-qua-han", "/deadzones?overdue=1&status=đã báo"),
                       ("cap", "/cables?year=2025"), ("khao-sat", "/surveys"), ("tai-ve", "/downloads"),
                       ("dang-nhap", "/login"), ("chua-dang-nhap", "/surveys/new"), ("khong-co", "/communes/khong-co-that"),
                       ("english", "/communes/30307?lang=en")):
        page.get(address + path)
        if page.find_elements(By.ID, "map"):
            drawn(page)
        facts = page.execute_script(
            "return [document.querySelectorAll('h1').length, document.title !== '', document.querySelectorAll('.skip').length,"
            "document.querySelectorAll('script:not([src]):not([type=\"application/json\"])').length,"
            "document.querySelectorAll('[style], [onclick], style').length - document.querySelectorAll('#map [style]').length"
            " - document.querySelectorAll('#map[style]').length,"
            "document.documentElement.scrollWidth - document.documentElement.clientWidth]")
        expect(facts[:5] == [1, True, 1, 0, 0], f"{path}: one heading, a title, a skip link, nothing inline {facts}")
        found = serious(page)
        expect(found == [], f"{path}: axe finds nothing serious {found}")
        whole(page, folder / f"{name}.png", most=2600)
    page.get(address + "/deadzones?overdue=1")
    fewer = len(page.find_elements(By.CSS_SELECTOR, "tbody tr"))
    page.get(address + "/deadzones")
    expect(0 < fewer < len(page.find_elements(By.CSS_SELECTOR, "tbody tr")), f"{fewer} dead zones are overdue")


def log_in(page):
    page.get(address + "/login")
    page.find_element(By.NAME, "token").send_keys("hatang_" + "x" * 43, Keys.ENTER)
    wait(page, lambda each: each.find_elements(By.CSS_SELECTOR, ".problem"))
    expect("sai" in page.find_element(By.CSS_SELECTOR, ".problem").text, "a wrong token is refused in words")
    page.get(address + "/login")
    page.find_element(By.NAME, "token").send_keys(token, Keys.ENTER)
    wait(page, lambda each: each.find_elements(By.CSS_SELECTOR, ".visitor form"))
    expect("Phòng mẫu" in page.find_element(By.CSS_SELECTOR, ".visitor").text, "whoever logs in is named")


def send(page, name):
    page.get(address + "/surveys/new")
    page.find_element(By.NAME, "file").send_keys(str(work / name))
    Select(page.find_element(By.NAME, "kind")).select_by_value("postal")
    page.execute_script("document.querySelector('[name=surveyed]').value = '2026-11-20'")


def upload(page, other):
    """A dirty survey from the form to the registry, while another page is open."""
    other.get(address + "/")
    drawn(other)
    other.execute_script("window.isTheSamePage = true")
    before = verdict(other, "30341")
    legend = other.find_element(By.CSS_SELECTOR, ".key[data-measure=postal] li").text
    send(page, "mau-thu.csv")
    expect(serious(page) == [], f"the form: axe finds nothing serious {serious(page)}")
    whole(page, folder / "tai-len.png")
    page.save_screenshot(str(guide / "tai-len.png"))
    page.find_element(By.CSS_SELECTOR, "form[data-upload] button").click()
    confirm = wait(page, lambda each: each.find_elements(By.ID, "xac-nhan"))
    expect(bool(confirm), "the preview follows")
    if not confirm:
        whole(page, folder / "xem-truoc-loi.png")
        return
    text = page.find_element(By.TAG_NAME, "main").text
    for word in ("có lẽ", "205,4", "Xã Không Có Thật", "mau-thu.csv", "Phòng mẫu", "cách ly"):
        expect(word in text, f"the preview tells «{word}»")
    expect(page.find_elements(By.CSS_SELECTOR, "main b") == [], "a name that tries to be markup is a text")
    rows = page.find_elements(By.CSS_SELECTOR, "#bang-findings tbody tr")
    expect(len(rows) >= 4, f"{len(rows)} findings, each with its row and remedy")
    expect(serious(page) == [], f"the preview: axe finds nothing serious {serious(page)}")
    whole(page, folder / "xem-truoc.png")
    page.save_screenshot(str(guide / "xem-truoc.png"))
    sheet = page.find_element(By.CSS_SELECTOR, "a[href$='errors.xlsx']").get_attribute("href")
    cookie = "; ".join(f"{each['name']}={each['value']}" for each in page.get_cookies())
    with urllib.request.urlopen(urllib.request.Request(sheet, headers={"Cookie": cookie})) as answer:
        expect(answer.read(2) == b"PK", "the sender's sheet with its errors can be downloaded")
    page.find_element(By.ID, "xac-nhan").click()
    wait(page, lambda each: each.find_elements(By.CSS_SELECTOR, ".done"))
    expect("Đã nhập xong" in page.find_element(By.TAG_NAME, "main").text, "confirmed, it is in the registry")
    whole(page, folder / "da-nhap.png")
    wait(other, lambda each: verdict(each, "30341") != before)
    expect((before, verdict(other, "30341")) == ("Chưa đạt", "Đạt"),
           f"the open page follows: {before} → {verdict(other, '30341')}")
    wait(other, lambda each: "postal-met" in classes(each, "Xã Khánh Bình"))
    expect("postal-met" in classes(other, "Xã Khánh Bình"), "and so does its map")
    counted = other.find_element(By.CSS_SELECTOR, ".key[data-measure=postal] li").text
    expect(counted != legend, f"and its legend: {legend} → {counted}")
    expect(other.execute_script("return window.isTheSamePage === true"), "without being loaded again")
    news = other.find_element(By.ID, "news").text
    expect("cập nhật" in news, f"and says so: {news}")

    # The same file once more, and a preview that the registry has left behind.
    send(page, "mau-thu.csv")
    page.find_element(By.CSS_SELECTOR, "form[data-upload] button").click()
    told = wait(page, lambda each: each.find_element(By.CSS_SELECTOR, "form[data-upload] output").text
                if "đã được nhập" in each.find_element(By.CSS_SELECTOR, "form[data-upload] output").text else None)
    expect(told is not None, f"the same file a second time is refused in words: {told}")


def classes(driver, name):
    return driver.execute_script(
        "const row = [...document.querySelectorAll('#bang-communes tbody tr')].find(r => r.querySelector('th').textContent"
        " === arguments[0]); row.dispatchEvent(new PointerEvent('pointerover', {bubbles: true}));"
        "const path = document.querySelector('#map path.pointed');"
        "row.dispatchEvent(new PointerEvent('pointerout', {bubbles: true})); return path ? path.getAttribute('class') : ''",
        name)


def beside(page, other):
    """An import by the command while the server runs reaches open pages, and makes an older preview worthless."""
    (work / "mau-thu-3.csv").write_text(BESIDE.replace("Bưu cục mẫu", "Bưu cục mẫu khác"), encoding="utf-8")
    send(page, "mau-thu-3.csv")
    page.find_element(By.CSS_SELECTOR, "form[data-upload] button").click()
    wait(page, lambda each: each.find_elements(By.ID, "xac-nhan"))
    before = verdict(other, "30346")
    run("import", copy, work / "mau-thu-2.csv", "--kind", "postal", "--surveyed", "2026-11-20")
    wait(other, lambda each: verdict(each, "30346") != before)
    expect((before, verdict(other, "30346")) == ("Chưa đạt", "Đạt"), "an import by the command reaches the open page")
    page.find_element(By.ID, "xac-nhan").click()
    wait(page, lambda each: each.find_elements(By.CSS_SELECTOR, ".problem, .done"))
    problem = page.find_elements(By.CSS_SELECTOR, ".problem")
    expect(bool(problem), "a preview that the registry has left behind is refused: "
           + (problem[0].text if problem else "it was not"))


def downloads(page):
    page.get(address + "/downloads")
    links = [each.get_attribute("href") for each in page.find_elements(By.CSS_SELECTOR, ".downloads a")]
    expect(len(links) == 5, f"{len(links)} files to take along")
    for link in links:
        with urllib.request.urlopen(link) as answer:
            size = len(answer.read())
            expect(size > 10_000, f"{link.rsplit('.', 1)[1]}: {size} bytes, {answer.headers['Content-Disposition']}")


def other_looks():
    for name, width, dark in (("phone", 390, False), ("dark", 1400, True), ("phone-dark", 390, True)):
        page = opened(width, 900, dark)
        for picture, path in (("tong-quan", "/"), ("xa", "/communes/30307"), ("vung-lom", "/deadzones"),
                              ("cap", "/cables"), ("tai-ve", "/downloads"), ("khao-sat", "/surveys")):
            page.get(address + path)
            if page.find_elements(By.ID, "map"):
                drawn(page)
            across = page.execute_script(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth")
            expect(across <= 0, f"{name} {path}: nothing sticks out of the page ({across})")
            found = serious(page)
            expect(found == [], f"{name} {path}: axe finds nothing serious {found}")
            whole(page, folder / f"{picture}-{name}.png", most=2600)
        expect(hosts(page) == set(), f"{name}: no other host was asked {hosts(page)}")
        expect(complaints(page) == [], f"{name}: the console has no errors {complaints(page)}")


def without_script():
    page = opened(1400, 1000, script=False)
    page.get(address + "/login")
    page.find_element(By.NAME, "token").send_keys(token, Keys.ENTER)
    wait(page, lambda each: each.find_elements(By.CSS_SELECTOR, ".visitor form"))
    (work / "mau-thu-4.csv").write_text(BESIDE.replace("MAU-THU-09", "MAU-THU-11"), encoding="utf-8")
    page.get(address + "/surveys/new")
    page.find_element(By.NAME, "file").send_keys(str(work / "mau-thu-4.csv"))
    Select(page.find_element(By.NAME, "kind")).select_by_value("postal")
    page.find_element(By.CSS_SELECTOR, "form[data-upload] button").click()
    wait(page, lambda each: each.find_elements(By.ID, "xac-nhan"))
    page.find_element(By.ID, "xac-nhan").click()
    wait(page, lambda each: each.find_elements(By.CSS_SELECTOR, ".done"))
    expect(bool(page.find_elements(By.CSS_SELECTOR, ".done")), "without scripts a survey is uploaded and confirmed, too")


def lost(other):
    """The server goes away and comes back."""
    server.terminate()
    server.wait(30)
    wait(other, lambda each: "Mất kết nối" in each.find_element(By.ID, "news").text, 20)
    expect("Mất kết nối" in other.find_element(By.ID, "news").text, "a page whose server is gone says so")


try:
    first = overview()
    every_page(first)
    log_in(first)
    second = opened(1400, 1000)
    upload(first, second)
    beside(first, second)
    downloads(second)
    second.get(address + "/")
    drawn(second)
    for driver in (first, second):
        expect(hosts(driver) == set(), "no other host was asked")
    # What is refused is told by the browser, too.
    refused = [each for each in complaints(first) if not re.search(r"status of (401|404|409)", each)]
    expect(refused == [], f"the console has no errors {refused}")
    expect(complaints(second) == [], "nor has that of the page that follows")
    other_looks()
    without_script()
    lost(second)
finally:
    for driver in drivers:
        driver.quit()
    if server.poll() is None:
        server.terminate()
        server.wait(30)
    shutil.rmtree(work, ignore_errors=True)

sys.exit(f"{len(faults)} faults" if faults else 0)
