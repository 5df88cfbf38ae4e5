"use strict";
// What the map of a report does besides being seen. It works on what stands in the page, fetches nothing and never makes
// markup of text.
(() => {
  // The map: what is pointed at is told beside it; arrows move from commune to commune; it can be drawn nearer.
  const map = document.querySelector(".map");
  if (!map) return;
  const land = map.querySelector(".land");
  const ground = map.querySelector(".ground");
  const about = map.querySelector(".about");
  const start = [...about.childNodes];
  const links = [...land.querySelectorAll("a")];
  const rowOf = (link) => document.getElementById(decodeURIComponent(link.getAttribute("href").slice(1)));
  const linkOf = new Map(links.map((link) => [rowOf(link), link]));

  const show = (link) => {
    const row = link && rowOf(link);
    if (!row) {
      about.replaceChildren(...start);
      return;
    }
    const name = document.createElement("strong");
    name.textContent = link.getAttribute("aria-label");
    about.replaceChildren(name, row.closest("table").figuresOf(row));
  };
  const point = (link, isPointed) => {
    link.classList.toggle("pointed", isPointed);
    rowOf(link)?.classList.toggle("pointed", isPointed);
  };
  let zoom = { scale: 1, east: 0, south: 0 };
  const size = { width: land.viewBox.baseVal.width, height: land.viewBox.baseVal.height };

  links.forEach((link, place) => {
    link.setAttribute("tabindex", place === 0 ? "0" : "-1");
    link.addEventListener("pointerenter", () => { show(link); point(link, true); });
    link.addEventListener("pointerleave", () => { show(null); point(link, false); });
    link.addEventListener("focus", () => {
      for (const each of links) each.setAttribute("tabindex", each === link ? "0" : "-1");
      show(link);
      intoView(link);
    });
    link.addEventListener("click", (event) => {
      if (dragged) { event.preventDefault(); return; }
      document.querySelectorAll(".tools[data-table]").forEach((tools) => { if (rowOf(link).hidden) tools.showAll(); });
    });
    link.addEventListener("keydown", (event) => {
      const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
      const next = event.key === "Home" ? 0 : event.key === "End" ? links.length - 1
        : event.key in steps ? (place + steps[event.key] + links.length) % links.length : null;
      if (next === null) return;
      event.preventDefault();
      links[next].focus({ preventScroll: true });
    });
  });
  for (const [row, link] of linkOf) {
    if (!row) continue;
    row.addEventListener("pointerenter", () => point(link, true));
    row.addEventListener("pointerleave", () => point(link, false));
  }

  // The scale bar stands outside of the drawing, so its length is a share of the width and stays true at every zoom.
  const scale = map.querySelector(".scale");
  const [bar, label] = [scale.querySelector("rect"), scale.querySelector("text")];
  const step = Number(scale.dataset.step);
  const drawScale = () => {
    const metres = size.width * step / zoom.scale;
    const power = 10 ** Math.floor(Math.log10(metres / 4));
    const length = [5, 2, 1].map((digit) => digit * power).find((each) => each <= metres / 4);
    const share = 100 * length / metres;
    bar.setAttribute("width", `${share}%`);
    label.setAttribute("x", `${share + 1.5}%`);
    label.textContent = length >= 1000 ? `${length / 1000} km` : `${length} m`;
  };
  const patterns = document.querySelectorAll("pattern[id^=map-]");
  const apply = () => {
    const within = (value, span) => Math.min(0, Math.max(span * (1 - zoom.scale), value));
    zoom.east = within(zoom.east, size.width);
    zoom.south = within(zoom.south, size.height);
    ground.setAttribute("transform", `translate(${zoom.east} ${zoom.south}) scale(${zoom.scale})`);
    for (const pattern of patterns) pattern.setAttribute("patternTransform", `scale(${1 / zoom.scale})`);
    land.classList.toggle("near", zoom.scale > 1);
    drawScale();
  };
  const zoomBy = (factor, east = size.width / 2, south = size.height / 2) => {
    const next = Math.min(32, Math.max(1, zoom.scale * factor));
    zoom.east = east - (east - zoom.east) * next / zoom.scale;
    zoom.south = south - (south - zoom.south) * next / zoom.scale;
    zoom.scale = next;
    apply();
  };
  const intoView = (link) => {
    if (zoom.scale === 1) return;
    const box = link.getBBox();
    const [east, south] = [box.x + box.width / 2, box.y + box.height / 2];
    zoom.east = size.width / 2 - east * zoom.scale;
    zoom.south = size.height / 2 - south * zoom.scale;
    apply();
  };
  const buttons = map.querySelector(".zoom");
  buttons.hidden = false;
  buttons.addEventListener("click", (event) => {
    const factor = event.target.closest("button")?.dataset.factor;
    if (factor === "1") { zoom = { scale: 1, east: 0, south: 0 }; apply(); } else if (factor) zoomBy(Number(factor));
  });
  const place = (event) => {
    const box = land.getBoundingClientRect();
    return [(event.clientX - box.left) * size.width / box.width, (event.clientY - box.top) * size.height / box.height];
  };
  land.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    zoomBy(event.deltaY < 0 ? 1.3 : 1 / 1.3, ...place(event));
  }, { passive: false });
  let held = null;
  let dragged = false;
  land.addEventListener("pointerdown", (event) => {
    dragged = false;
    held = zoom.scale > 1 ? place(event) : null;
  });
  window.addEventListener("pointermove", (event) => {
    if (!held) return;
    const [east, south] = place(event);
    if (!dragged && Math.hypot(east - held[0], south - held[1]) < size.width / 200) return;
    dragged = true;
    zoom.east += east - held[0];
    zoom.south += south - held[1];
    held = [east, south];
    apply();
  });
  window.addEventListener("pointerup", () => { held = null; });
  land.addEventListener("dragstart", (event) => event.preventDefault());
})();
