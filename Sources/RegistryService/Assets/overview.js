"use strict";
// The map: communes as Leaflet draws them, coloured by the style sheet alone, with the layers over them. A commune that is
// pointed at or chosen is told of beside the map and marked in the table, and back.
(() => {
  const box = document.getElementById("map");
  if (!box || typeof L === "undefined") return;
  const about = document.querySelector(".map .about");
  const start = about ? [...about.childNodes] : [];
  const only = box.dataset.commune;
  const words = box.dataset;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;

  const map = L.map(box, {
    attributionControl: false, zoomControl: false, zoomSnap: 0.25, zoomAnimation: !calm, fadeAnimation: !calm,
    keyboard: false, scrollWheelZoom: only === undefined, renderer: L.svg({ padding: 0.5 }),
  });
  L.control.zoom({ zoomInTitle: words.nearer, zoomOutTitle: words.farther }).addTo(map);
  L.control.scale({ imperial: false, maxWidth: 160 }).addTo(map);
  // Layers lie in panes of their own, which the boxes beside the map show and hide through the style sheet.
  for (const [place, name] of ["holes", "cables", "sites", "postal", "zones"].entries()) {
    const pane = map.createPane(name);
    pane.classList.add("layer", name);
    pane.style.zIndex = String(410 + place);
  }

  const shapes = new Map();
  let chosen = null;
  const rowOf = (code) => document.getElementById(`xa-${code}`);
  const classesNow = () => {
    const data = document.getElementById("map-classes");
    return data ? JSON.parse(data.textContent) : {};
  };

  const show = (code) => {
    const row = code && rowOf(code);
    if (!about) return;
    if (!row) { about.replaceChildren(...start); return; }
    const name = document.createElement("a");
    name.href = row.querySelector("th a")?.getAttribute("href") ?? "#";
    name.textContent = row.querySelector("th").textContent;
    const heading = document.createElement("strong");
    heading.append(name);
    about.replaceChildren(heading, row.closest("table").figuresOf(row));
  };
  const mark = (code, name, isOn) => {
    shapes.get(code)?.getElement()?.classList.toggle(name, isOn);
    rowOf(code)?.classList.toggle(name, isOn);
    if (isOn) shapes.get(code)?.bringToFront();
  };
  const choose = (code, { scroll }) => {
    if (chosen) mark(chosen, "chosen", false);
    chosen = code;
    if (!code) { show(null); return; }
    mark(code, "chosen", true);
    show(code);
    const row = rowOf(code);
    if (!scroll || !row) return;
    if (row.hidden) document.querySelectorAll(".tools[data-table]").forEach((tools) => tools.showAll?.());
    const frame = row.closest(".scroll");
    if (frame) frame.scrollTop += row.getBoundingClientRect().top - frame.getBoundingClientRect().top - frame.clientHeight / 2;
  };

  /** The classes that a measure colours a commune by; those of the script and of Leaflet stay. */
  const colour = () => {
    for (const [code, classes] of Object.entries(classesNow())) {
      const element = shapes.get(code)?.getElement();
      if (!element) continue;
      const kept = ["leaflet-interactive", "chosen", "pointed"].filter((name) => element.classList.contains(name));
      element.setAttribute("class", [classes, ...kept].join(" "));
    }
  };

  const communes = (collection) => {
    const layer = L.geoJSON(collection, {
      style: () => ({ className: "commune", weight: 1, fillOpacity: 1, opacity: 1, smoothFactor: 0.5 }),
      onEachFeature: (feature, shape) => {
        const { code } = feature.properties;
        shapes.set(code, shape);
        shape.on("mouseover", () => { show(code); mark(code, "pointed", true); });
        shape.on("mouseout", () => { show(chosen); mark(code, "pointed", false); });
        shape.on("click", () => choose(code, { scroll: true }));
        const label = document.createElement("span");
        label.textContent = feature.properties.name;
        shape.bindTooltip(label, { sticky: true });
      },
    }).addTo(map);
    const target = only !== undefined && shapes.get(only) ? shapes.get(only).getBounds() : layer.getBounds();
    if (target.isValid()) {
      map.fitBounds(target, { padding: only === undefined ? [8, 8] : [40, 40], animate: false });
      if (only === undefined) map.setMaxBounds(layer.getBounds().pad(0.5));
    }
    colour();
    if (only !== undefined) mark(only, "chosen", true);
    box.dataset.drawn = String(shapes.size);
  };

  let overlays = [];
  const popup = (properties, { record, words: kinds }) => {
    const link = document.createElement("a");
    link.href = record.replace("UUID", encodeURIComponent(properties.record));
    link.textContent = properties.name ?? "–";
    const kind = document.createElement("span");
    kind.textContent = properties.words ?? kinds[properties.shade] ?? "";
    const text = document.createElement("p");
    text.append(link, document.createElement("br"), kind);
    return text;
  };
  /** Dots grow as the map comes nearer. */
  const radius = (name) => Math.max(2.5, Math.min(8, map.getZoom() - 6.5)) + (name === "zones" ? 1 : 0);
  const layers = (content) => {
    for (const overlay of overlays) overlay.remove();
    overlays = content.layers.map((layer) => L.geoJSON(layer, {
      pane: layer.name,
      interactive: layer.name !== "holes",
      filter: (feature) => feature.geometry !== null,
      style: (feature) => ({
        pane: layer.name, fillOpacity: 1, opacity: 1,
        className: (feature.geometry.type === "Point" ? "dot " : "") + feature.properties.shade,
      }),
      pointToLayer: (feature, place) => L.circleMarker(place, { pane: layer.name, radius: radius(layer.name) }),
      onEachFeature: (feature, shape) => {
        if (feature.properties.record) shape.bindPopup(() => popup(feature.properties, content));
      },
    }).addTo(map));
    box.dataset.layers = String(content.layers.reduce((sum, layer) => sum + layer.features.length, 0));
  };
  map.on("zoomend", () => {
    for (const overlay of overlays) {
      overlay.eachLayer((shape) => shape.setRadius?.(radius(shape.options.pane)));
    }
  });

  const load = async (path) => {
    const response = await fetch(path);
    if (!response.ok) throw new Error(`status ${response.status}`);
    return response.json();
  };
  const failed = () => {
    if (!about) return;
    const note = document.createElement("p");
    note.className = "note";
    note.textContent = words.failed;
    about.replaceChildren(note);
  };
  load(words.communes).then(communes).then(() => load(words.layersOf)).then(layers).catch(failed);

  document.addEventListener("hatang:fresh", (event) => {
    const [mine, theirs] = [document, event.detail.page].map((page) => page.getElementById("map-classes"));
    if (mine && theirs) mine.textContent = theirs.textContent;
    colour();
    if (chosen) { mark(chosen, "chosen", true); show(chosen); }
    load(words.layersOf).then(layers).catch(failed);
  });

  // By keyboard: arrows go from commune to commune, Enter opens the one that is chosen.
  box.tabIndex = 0;
  box.addEventListener("keydown", (event) => {
    if (event.target !== box || only !== undefined) return;
    const codes = [...shapes.keys()].sort();
    const steps = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
    const place = codes.indexOf(chosen);
    const zooms = { "+": 1, "-": -1 };
    if (event.key in steps) choose(codes[place < 0 ? 0 : (place + steps[event.key] + codes.length) % codes.length], { scroll: true });
    else if (event.key in zooms) map.setZoom(map.getZoom() + zooms[event.key]);
    else if (event.key === "Escape") choose(null, {});
    else if (event.key === "Enter" && chosen) { about?.querySelector("a")?.click(); return; } else return;
    event.preventDefault();
  });
  if (about) about.setAttribute("aria-live", "polite");

  // Rows point to communes.
  const body = document.getElementById("bang-communes");
  const codeOf = (event) => event.target.closest("tr[id^=xa-]")?.id.slice(3);
  body?.addEventListener("pointerover", (event) => { const code = codeOf(event); if (code) mark(code, "pointed", true); });
  body?.addEventListener("pointerout", (event) => { const code = codeOf(event); if (code) mark(code, "pointed", false); });
  body?.addEventListener("focusin", (event) => { const code = codeOf(event); if (code) choose(code, { scroll: false }); });
  body?.addEventListener("click", (event) => {
    const code = codeOf(event);
    if (code && !event.target.closest("a")) choose(code, { scroll: false });
  });
})();
