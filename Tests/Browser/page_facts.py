"""Reads a page of HaTang with Python's own parser and tells what stands in it, as JSON.

    python3 page_facts.py PAGE.html

Fails where an element is not closed in its place, an identifier stands twice or a link leads nowhere in the page.
"""
import html.parser
import json
import sys

VOID = {"area", "br", "col", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.open, self.faults, self.identifiers, self.fragments, self.addresses = [], [], [], [], []
        self.tables, self.scripts, self.communes, self.handlers, self.references = {}, [], [], [], []
        self.table = self.cell = self.script = None
        self.policy = self.language = self.title = None

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if len(values) != len(attributes):
            self.faults.append(f"<{tag}> has an attribute twice")
        for name, value in attributes:
            if name.startswith("on") or name == "style":
                self.handlers.append(f"{tag} {name}")
            if name in ("href", "src", "action", "xlink:href"):
                (self.fragments if value.startswith("#") else self.addresses).append(value)
            if name in ("aria-labelledby", "aria-describedby", "for"):
                self.references += value.split()
        if "id" in values:
            self.identifiers.append(values["id"])
        if tag == "html":
            self.language = values.get("lang")
        if tag == "meta" and values.get("http-equiv") == "Content-Security-Policy":
            self.policy = values["content"]
        if tag == "path" and "commune" in values.get("class", "").split():
            self.communes.append({"code": self.fragments[-1][len("#xa-"):], "path": values["d"]})
        if tag == "table":
            self.table = self.tables.setdefault(values.get("data-table", ""), {"keys": [], "rows": []})
        if tag == "th" and "data-key" in values:
            self.table["keys"].append([int(values["data-column"]), values["data-key"]])
        if tag == "tr" and "tbody" in self.open:
            self.table["rows"].append([])
        if tag in ("td", "th") and "tbody" in self.open:
            self.cell = ""
        if tag == "script":
            self.script = {"id": values.get("id"), "type": values.get("type"), "text": ""}
            self.scripts.append(self.script)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        if tag not in VOID:
            self.faults.append(f"<{tag}/>")
        self.handle_starttag(tag, attributes)

    def handle_endtag(self, tag):
        if not self.open or self.open[-1] != tag:
            self.faults.append(f"</{tag}> after {self.open[-3:]} at {self.getpos()}")
            return
        self.open.pop()
        if tag in ("td", "th") and self.cell is not None:
            self.table["rows"][-1].append(self.cell)
            self.cell = None
        if tag == "script":
            self.script = None

    def handle_data(self, data):
        if self.script is not None:
            self.script["text"] += data
        elif self.cell is not None:
            self.cell += data
        elif self.open and self.open[-1] == "title" and "svg" not in self.open:
            self.title = data


page = Page()
with open(sys.argv[1], encoding="utf-8") as file:
    text = file.read()
page.feed(text)
page.close()
known = set(page.identifiers)
page.faults += [f"{each} is left open" for each in page.open]
page.faults += [f"{each} stands twice" for each in known if page.identifiers.count(each) > 1]
page.faults += [f"{each} leads nowhere" for each in page.fragments if each[1:] not in known]
page.faults += [f"{each} names nothing" for each in page.references if each not in known]
seal = [each["text"] for each in page.scripts if each["id"] == "hatang-seal"]
print(json.dumps({
    "faults": page.faults[:20], "addresses": page.addresses, "handlers": page.handlers, "language": page.language,
    "title": page.title, "policy": page.policy, "communes": page.communes, "bytes": len(text.encode()),
    "scripts": len(page.scripts), "seal": json.loads(seal[0])["hatang_seal"] if seal else None,
    "tables": {name: {"keys": [key for _, key in sorted(table["keys"])], "rows": table["rows"]}
               for name, table in page.tables.items() if name},
}, ensure_ascii=False))
