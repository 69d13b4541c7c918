"use strict";

/* Puts a map that can be moved where the drawing stands. The list beside it says the same; a name there leads to its point and back. */
document.addEventListener("DOMContentLoaded", () => {
  const figure = document.querySelector(".register-map");
  if (!figure || !window.L) {
    return;
  }
  const place = figure.querySelector(".register-map-place");
  const items = [...figure.querySelectorAll("[data-east]")];
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const box = document.createElement("div");
  box.className = "register-map-box";
  box.setAttribute("role", "region");
  box.setAttribute("aria-label", figure.dataset.label);
  place.replaceChildren(box);
  // One finger scrolls the page, two move the map
  const map = L.map(box, {
    zoomControl: false, attributionControl: false, scrollWheelZoom: false, dragging: !matchMedia("(pointer: coarse)").matches,
    zoomAnimation: !still, fadeAnimation: !still, markerZoomAnimation: !still, maxZoom: 18,
  });
  L.control.zoom({ zoomInTitle: figure.dataset.zoomIn, zoomOutTitle: figure.dataset.zoomOut }).addTo(map);
  const points = L.featureGroup();
  const marks = items.map((item) => {
    const mark = L.circleMarker([Number(item.dataset.north), Number(item.dataset.east)], { radius: 7, className: "register-map-point" });
    const words = document.createElement("div");
    words.append(item.querySelector("a").cloneNode(true), document.createElement("br"), item.querySelector("span").textContent);
    mark.bindPopup(words, { closeButton: false, autoPanPadding: [24, 24] });
    mark.on("popupopen", () => { item.classList.add("is-shown"); item.scrollIntoView({ block: "nearest" }); });
    mark.on("popupclose", () => item.classList.remove("is-shown"));
    points.addLayer(mark);
    return mark;
  });
  map.fitBounds(points.getBounds().pad(0.06), { animate: false, maxZoom: 15 });
  points.addTo(map);
  // Where the keyboard is in the list the map shows; the name itself leads to the record
  items.forEach((item, n) => {
    const show = () => marks[n].openPopup();
    item.querySelector("a").addEventListener("focus", show);
    item.addEventListener("mouseenter", show);
  });
  if (figure.dataset.tiles) {
    L.tileLayer(figure.dataset.tiles, { maxZoom: 18 }).addTo(map);
  }
  if (figure.dataset.outlines) {
    fetch(figure.dataset.outlines).then((answer) => answer.json()).then((outlines) => {
      const below = L.geoJSON(outlines, {
        interactive: false, style: () => ({ className: "register-map-outline" }),
        onEachFeature: (feature, layer) => {
          if (feature.properties && feature.properties.name) {
            layer.bindTooltip(feature.properties.name, { permanent: true, direction: "center", className: "register-map-name" });
          }
        },
      }).addTo(map);
      below.bringToBack();
      map.fitBounds(below.getBounds().extend(points.getBounds()), { animate: false });
    });
  }
});
