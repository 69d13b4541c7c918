// Dragging on a page fills in the fields of the box; the fields alone do as well.
(() => {
  "use strict";
  const sides = (leaf, from, to) => {
    const page = leaf.getBoundingClientRect();
    const within = (value, least, length) => Math.min(Math.max((value - least) / length, 0), 1);
    const x = [within(from.x, page.left, page.width), within(to.x, page.left, page.width)].sort((a, b) => a - b);
    const y = [within(from.y, page.top, page.height), within(to.y, page.top, page.height)].sort((a, b) => a - b);
    return { left: x[0], top: y[0], width: x[1] - x[0], height: y[1] - y[0] };
  };
  const show = (rect, box) => {
    rect.setAttribute("x", box.left);
    rect.setAttribute("y", box.top);
    rect.setAttribute("width", box.width);
    rect.setAttribute("height", box.height);
  };
  const fields = () => ["left", "top", "width", "height"].map(side => [side, document.getElementById("box-" + side)]);
  document.addEventListener("DOMContentLoaded", () => {
    const leaf = document.querySelector(".leaf[data-draws]");
    if (!leaf || fields().some(([, field]) => !field)) {
      return;
    }
    const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
    rect.setAttribute("class", "drawn");
    leaf.querySelector("svg").append(rect);
    let from = null;
    leaf.addEventListener("pointerdown", down => {
      from = { x: down.clientX, y: down.clientY };
      leaf.setPointerCapture(down.pointerId);
      down.preventDefault();
    });
    leaf.addEventListener("pointermove", move => {
      if (from) {
        const box = sides(leaf, from, { x: move.clientX, y: move.clientY });
        show(rect, box);
        fields().forEach(([side, field]) => { field.value = (box[side] * 100).toFixed(1); });
      }
    });
    leaf.addEventListener("pointerup", () => {
      from = null;
      document.getElementById("box-ground").focus();
    });
    fields().forEach(([, field]) => field.addEventListener("input", () =>
      show(rect, Object.fromEntries(fields().map(([side, one]) => [side, (Number(one.value) || 0) / 100])))));
  });
})();
