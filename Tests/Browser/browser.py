"""What the scripts that open pages in Debian's chromium have in common."""
from axe_selenium_python import Axe
from selenium import webdriver

faults = []


def expect(truth, what):
    print(("ok    " if truth else "FAULT ") + what, flush=True)
    if not truth:
        faults.append(what)


def browser(width, height, dark=False, script=True):
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage",
                     "--hide-scrollbars", "--lang=vi", f"--window-size={width},{height}"):
        options.add_argument(argument)
    if dark:
        options.add_argument("--blink-settings=preferredColorScheme=0")
    if not script:
        options.add_experimental_option("prefs", {"profile.managed_default_content_settings.javascript": 2})
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService("/usr/bin/chromedriver"))
    driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride",
                           {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False})
    driver.set_script_timeout(240)
    return driver


def serious(driver):
    """What axe-core finds of serious and critical violations; of long tables it looks at the first rows, which are like
    the others."""
    long = "[...document.querySelectorAll('tbody')].flatMap(body => [...body.rows].filter(row => !row.hidden).slice(25))"
    driver.execute_script(f"window.spared = {long}; for (const row of window.spared) row.hidden = true;")
    axe = Axe(driver)
    axe.inject()
    found = axe.run()["violations"]
    driver.execute_script("for (const row of window.spared) row.hidden = false;")
    return [f"{each['id']}: {each['nodes'][0]['html'][:160]}" for each in found if each["impact"] in ("serious", "critical")]
