"use strict";
// Sorts, searches and filters the tables of a page. It works on what stands in the page and never makes markup of text;
// without it a page opens, too, only unsorted. Rows that were put in place of old ones (`hatang:fresh`) are sorted and
// filtered as the old ones were.
(() => {
  const language = document.documentElement.lang;
  const collator = new Intl.Collator(language, { numeric: true });
  const marks = /\p{Mark}/u;

  /** The text in small letters, composed as people type it. */
  const spelled = (text) => text.normalize("NFC").toLocaleLowerCase("vi");
  /** The text without any marks: «Long Xuyên» as «long xuyen». */
  const folded = (text) => spelled(text).replaceAll("đ", "d").normalize("NFD").replace(/\p{Mark}/gu, "");
  const hasMarks = (text) => marks.test(text.normalize("NFD")) || /đ/i.test(text);

  // Sorting. Every heading of a column gets a button; a third press restores the order of the report.
  const valueOf = (row, column) => {
    const cell = row.cells[column];
    const text = cell.textContent.trim();
    if (cell.dataset.value !== undefined) return Number(cell.dataset.value);
    return text === "" || text === "–" ? null : text;
  };
  const compare = (one, other) => {
    if (typeof one === "number" && typeof other === "number") return one - other;
    return collator.compare(String(one), String(other));
  };
  /** What a row says of itself beside a map: the columns whose headings have a short name for it. */
  const figures = (table, row) => {
    const list = document.createElement("dl");
    for (const heading of table.tHead.querySelectorAll("th[data-card]")) {
      const term = document.createElement("dt");
      const value = document.createElement("dd");
      term.textContent = heading.dataset.card;
      value.textContent = row.cells[Number(heading.dataset.column)].textContent || "–";
      list.append(term, value);
    }
    return list;
  };
  const sortable = (table) => {
    table.figuresOf = (row) => figures(table, row);
    const headings = [...table.tHead.querySelectorAll("th[data-column]")];
    let original = [...table.tBodies[0].rows];
    const sort = () => {
      const heading = headings.find((each) => each.hasAttribute("aria-sort"));
      const body = table.tBodies[0];
      if (!heading) { body.append(...original); return; }
      const column = Number(heading.dataset.column);
      const sign = heading.getAttribute("aria-sort") === "ascending" ? 1 : -1;
      const keyed = original.map((row) => ({ row, value: valueOf(row, column) }));
      // What is not known comes last in either order.
      keyed.sort((one, other) => {
        if (one.value === null || other.value === null) return (one.value === null) - (other.value === null);
        return sign * compare(one.value, other.value);
      });
      body.append(...keyed.map((each) => each.row));
    };
    for (const heading of headings) {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort";
      button.append(...heading.childNodes);
      heading.append(button);
      button.addEventListener("click", () => {
        const next = { ascending: "descending", descending: null }[heading.getAttribute("aria-sort")];
        const order = next === undefined ? "ascending" : next;
        for (const each of headings) each.removeAttribute("aria-sort");
        if (order !== null) heading.setAttribute("aria-sort", order);
        sort();
      });
    }
    table.sortAgain = () => {
      original = [...table.tBodies[0].rows];
      sort();
    };
  };

  // Searching and filtering. A text with marks finds just that; without any it finds all spellings.
  const searchable = (tools) => {
    const search = tools.querySelector("input[type=search]");
    const filter = tools.querySelector("select");
    const output = tools.querySelector("output");
    let rows = [];
    const read = () => {
      rows = [...document.getElementById(tools.dataset.table).tBodies[0].rows].map((row) => {
        const text = [...row.cells].filter((cell) => cell.dataset.search !== undefined).map((cell) => cell.textContent).join(" ");
        return { row, spelled: spelled(text), folded: folded(text) };
      });
    };
    const update = () => {
      const asked = spelled(search.value.trim());
      const exact = asked !== "" && hasMarks(asked) && rows.some((each) => each.spelled.includes(asked));
      const [column, sign] = filter && filter.value ? filter.value.split(":") : [];
      let shown = 0;
      for (const each of rows) {
        const found = exact ? each.spelled.includes(asked) : each.folded.includes(folded(asked));
        const fits = column === undefined || each.row.cells[Number(column)].classList.contains(sign);
        each.row.hidden = !(found && fits);
        shown += found && fits ? 1 : 0;
      }
      output.textContent = tools.dataset.count.replace("{n}", shown).replace("{all}", rows.length);
    };
    search.addEventListener("input", update);
    if (filter) filter.addEventListener("change", update);
    tools.hidden = false;
    tools.showAll = () => {
      search.value = "";
      if (filter) filter.value = "";
      update();
    };
    tools.searchAgain = () => {
      read();
      update();
    };
    tools.searchAgain();
  };

  /** Tables that are new get their buttons; those that were there keep their order and their choice. */
  const begin = () => {
    for (const table of document.querySelectorAll("table[data-sortable]")) {
      if (table.sortAgain) table.sortAgain(); else sortable(table);
    }
    for (const tools of document.querySelectorAll(".tools[data-table]")) {
      if (!document.getElementById(tools.dataset.table)) continue;
      if (tools.searchAgain) tools.searchAgain(); else searchable(tools);
    }
  };
  begin();
  document.addEventListener("hatang:fresh", begin);
})();
