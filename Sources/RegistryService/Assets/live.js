"use strict";
// Follows the registry: when it changes, the page is fetched again and its figures are put in place of the old ones. What
// is typed, chosen, sorted and scrolled stays as it is. Nothing is made markup but what this server has escaped as a page.
(() => {
  const news = document.getElementById("news");
  const started = document.body.dataset.change;
  if (!news || started === undefined) return;
  let change = Number(started);
  let isLost = false;
  let running = null;

  const tell = (text) => { news.textContent = text; };

  /** What stands in the old page gives way to what stands in the new one. */
  const replace = (old, fresh) => {
    const focused = old.contains(document.activeElement) ? document.activeElement : null;
    old.replaceChildren(...[...fresh.childNodes].map((node) => document.importNode(node, true)));
    if (!focused) return;
    const again = focused.id ? document.getElementById(focused.id)
      : [...old.querySelectorAll("a[href]")].find((link) => link.getAttribute("href") === focused.getAttribute("href"));
    again?.focus({ preventScroll: true });
  };
  const headings = (table) => [...table.tHead.rows].map((row) => [...row.cells].map((cell) => cell.textContent.trim()).join("|")).join("/");
  const sameTables = (old, fresh) => {
    const [ones, others] = [old, fresh].map((part) => [...part.querySelectorAll("table[id]")]);
    return ones.length === others.length
      && ones.every((table, place) => table.id === others[place].id && headings(table) === headings(others[place]));
  };
  const refreshSection = (old, fresh) => {
    if (old.querySelector("table[id]") === null || !sameTables(old, fresh)) {
      if (old.querySelector("[data-kept]") === null) replace(old, fresh);
    } else {
      for (const table of old.querySelectorAll("table[id]")) {
        const other = fresh.querySelector(`#${CSS.escape(table.id)}`);
        for (const part of ["tbody", "tfoot"]) {
          const [mine, theirs] = [table, other].map((each) => each.querySelector(part));
          if (mine && theirs) replace(mine, theirs);
        }
      }
    }
    for (const part of old.querySelectorAll("[data-live]")) {
      const other = fresh.querySelector(`[data-live="${CSS.escape(part.dataset.live)}"]`);
      if (other) replace(part, other);
    }
  };

  const refresh = async () => {
    const response = await fetch(location.href, { headers: { Accept: "text/html" } });
    if (!response.ok) throw new Error(`status ${response.status}`);
    const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
    for (const section of document.querySelectorAll("main section[id]")) {
      const other = fresh.getElementById(section.id);
      if (other) refreshSection(section, other);
    }
    change = Number(fresh.body.dataset.change);
    document.body.dataset.change = String(change);
    document.dispatchEvent(new CustomEvent("hatang:fresh", { detail: { page: fresh } }));
    tell(news.dataset.fresh.replace("{n}", waiting.version));
  };
  /** One fetch at a time; what comes meanwhile is looked at afterwards. */
  const follow = () => {
    if (waiting.change === change || running) return;
    running = refresh().then(() => true, () => { tell(news.dataset.lost); return false; }).then((isDone) => {
      running = null;
      // A page that could not be fetched is tried again a little later.
      if (isDone) follow(); else setTimeout(follow, 5000);
    });
  };

  let waiting = { change, version: 0 };
  let wait = 1000;
  const listen = () => {
    const events = new EventSource("/api/events");
    const heard = (event) => {
      let data;
      try { data = JSON.parse(event.data); } catch { return; }
      if (typeof data.change !== "number") return;
      waiting = data;
      follow();
    };
    events.addEventListener("change", heard);
    events.addEventListener("open", () => {
      wait = 1000;
      if (isLost) tell(news.dataset.back);
      isLost = false;
    });
    events.addEventListener("error", () => {
      if (!isLost) tell(news.dataset.lost);
      isLost = true;
      // The browser tries by itself unless the answer was none of a stream.
      if (events.readyState !== EventSource.CLOSED) return;
      events.close();
      setTimeout(listen, wait);
      wait = Math.min(30000, wait * 2);
    });
    addEventListener("pagehide", () => events.close(), { once: true });
  };
  listen();
})();
