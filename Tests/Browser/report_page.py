"""Opens a report in Debian's chromium and holds it against what readers are promised.

    python3 report_page.py BAO-CAO.html FOLDER     # pictures are put into FOLDER

Needs selenium and axe-selenium-python (PyPI), chromium and chromium-driver (Debian). `make browser` installs both.
"""
import json
import pathlib
import sys

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from browser import browser, expect, faults, serious

page = pathlib.Path(sys.argv[1]).resolve().as_uri()
folder = pathlib.Path(sys.argv[2])
folder.mkdir(parents=True, exist_ok=True)


def shown(driver):
    return driver.execute_script(
        "return [...document.querySelectorAll('#bang-communes tbody tr')].filter(r => !r.hidden)"
        ".map(r => r.querySelector('th').textContent)")


wide = browser(1400, 1200)
wide.get(page)
expect(wide.find_element(By.CSS_SELECTOR, ".land .commune").is_displayed(), "the map is visible")
communes = len(wide.find_elements(By.CSS_SELECTOR, ".land .commune"))
expect(communes == len(shown(wide)), f"{communes} communes on the map, as in the table")

# Measures and layers change what is drawn.
fill = "return getComputedStyle(document.querySelector('.commune.m5-unmet')).fill"
before = wide.execute_script(fill)
wide.find_element(By.ID, "map-dz").click()
expect(wide.execute_script(fill) != before, "another measure colours the map anew")
keys = [key for key in wide.find_elements(By.CSS_SELECTOR, ".key[data-measure]") if key.is_displayed()]
expect([key.get_attribute("data-measure") for key in keys] == ["dz"], "and shows its own legend")
layer = wide.find_element(By.CSS_SELECTOR, ".layer.sites")
hidden = layer.value_of_css_property("display")
wide.find_element(By.ID, "layer-sites").click()
expect((hidden, layer.value_of_css_property("display")) == ("none", "inline"), "a layer is switched on")

# Searching: accents or not; marks that are typed count.
search = wide.find_element(By.CSS_SELECTOR, ".tools[data-table=bang-communes] input")
everything = shown(wide)
for asked, found in (("long xuyen", lambda names: "Phường Long Xuyên" in names),
                     ("Long Xuyên", lambda names: names == ["Phường Long Xuyên"]),
                     ("my", lambda names: any("Mỹ" in name for name in names)),
                     ("30307", lambda names: len(names) == 1),
                     ("không có xã này", lambda names: names == [])):
    search.clear()
    search.send_keys(asked)
    expect(found(shown(wide)), f"searching «{asked}» finds {len(shown(wide))}")
search.clear()
search.send_keys("x", Keys.BACK_SPACE)
expect(shown(wide) == everything, "an empty search finds all")

# Filtering by verdict.
choice = wide.find_element(By.CSS_SELECTOR, ".tools[data-table=bang-communes] select")
option = choice.find_element(By.CSS_SELECTOR, "option[value$=':unmet']")
option.click()
expect(0 < len(shown(wide)) < len(everything), f"a filter leaves {len(shown(wide))} communes")
choice.find_element(By.CSS_SELECTOR, "option[value='']").click()

# Sorting by the keyboard.
heading = wide.find_element(By.CSS_SELECTOR, "#bang-communes th[data-key=name] button")
heading.send_keys(Keys.ENTER)
names = shown(wide)
collated = wide.execute_script("return [...arguments[0]].sort(new Intl.Collator('vi', {numeric: true}).compare)", names)
expect(names == collated, "names are sorted as Vietnamese sorts them")
expect(heading.find_element(By.XPATH, "..").get_attribute("aria-sort") == "ascending", "and the heading says so")
points = wide.find_element(By.CSS_SELECTOR, "#bang-communes th[data-key=postal_points]")
points.find_element(By.TAG_NAME, "button").send_keys(Keys.ENTER)
points.find_element(By.TAG_NAME, "button").send_keys(Keys.ENTER)
column = int(points.get_attribute("data-column"))
numbers = wide.execute_script(
    "return [...document.querySelectorAll('#bang-communes tbody tr')].map(r => Number(r.cells[arguments[0]].dataset.value))",
    column)
expect(numbers == sorted(numbers, reverse=True), "numbers are sorted as numbers, the other way round at a second press")
points.find_element(By.TAG_NAME, "button").send_keys(Keys.ENTER)
expect(shown(wide) == everything, "a third press restores the order")

# The map by keyboard, and the way from the map to the table.
links = wide.find_elements(By.CSS_SELECTOR, ".land a")
expect([link.get_attribute("tabindex") for link in links].count("0") == 1, "the map is one stop of the Tab key")
wide.execute_script("arguments[0].focus()", links[0])
wide.switch_to.active_element.send_keys(Keys.ARROW_RIGHT)
told = wide.find_element(By.CSS_SELECTOR, ".about strong").text
expect(told == links[1].get_attribute("aria-label"), f"an arrow key moves to {told}")
expect(len(wide.find_elements(By.CSS_SELECTOR, ".about dd")) > 5, "whose figures are told")
wide.switch_to.active_element.send_keys(Keys.ENTER)
target = wide.execute_script("return [location.hash, arguments[0].getAttribute('href')]", links[1])
expect(target[0] == target[1], f"Enter leads to its row {target}")
bar = "return document.querySelector('.scale rect').getBoundingClientRect().width / document.querySelector('.land').getBoundingClientRect().width"
label = wide.find_element(By.CSS_SELECTOR, ".scale text")
metres = {"km": 1000, "m": 1}
first = (wide.execute_script(bar), label.text)
wide.find_element(By.CSS_SELECTOR, ".zoom button[data-factor='1.6']").click()
second = (wide.execute_script(bar), label.text)
lengths = [float(text.split()[0]) * metres[text.split()[1]] / share for share, text in (first, second)]
expect(abs(lengths[0] / lengths[1] - 1.6) < 0.01, f"the scale bar stays true when drawn nearer: {first[1]}, {second[1]}")
wide.find_element(By.CSS_SELECTOR, ".zoom button[data-factor='1']").click()

expect(serious(wide) == [], f"axe finds nothing serious {serious(wide)}")
for section in wide.find_elements(By.CSS_SELECTOR, "main > section"):
    name = section.get_attribute("id")
    wide.execute_script("arguments[0].scrollIntoView()", section)
    if name in ("ban-do", "theo-xa", "tien-do"):
        wide.save_screenshot(folder / f"report-wide-{name}.png")
logs = [each for driver in (wide,) for each in driver.get_log("browser") if each["level"] == "SEVERE"]
expect(logs == [], f"the console has no errors {json.dumps(logs)[:300]}")
wide.quit()

for name, width, dark in (("phone", 390, False), ("dark", 1400, True)):
    driver = browser(width, 1600, dark)
    driver.get(page)
    across = driver.execute_script("return document.documentElement.scrollWidth - document.documentElement.clientWidth")
    expect(across <= 0, f"{name}: nothing sticks out of the page ({across})")
    expect(serious(driver) == [], f"{name}: axe finds nothing serious {serious(driver)}")
    driver.execute_script("document.getElementById('ban-do').scrollIntoView()")
    driver.save_screenshot(folder / f"report-{name}.png")
    driver.quit()

plain = browser(1400, 1200, script=False)
plain.get(page)
expect(plain.find_element(By.CSS_SELECTOR, ".land .commune").is_displayed(), "without scripts the map is visible")
expect(len(plain.find_elements(By.CSS_SELECTOR, "#bang-communes tbody tr")) == communes, "and the table is whole")
expect(not plain.find_element(By.CSS_SELECTOR, ".tools").is_displayed(), "and nothing is offered that would not work")
plain.quit()

sys.exit(f"{len(faults)} faults" if faults else 0)
