"use strict";

/* In a list at the desk, j and k go from row to row while the focus is in the list. */
document.addEventListener("keydown", (event) => {
  const list = event.target.closest?.(".scroll");
  if (!list || (event.key !== "j" && event.key !== "k") || event.ctrlKey || event.metaKey || event.altKey
      || event.target.matches("input, select, textarea")) {
    return;
  }
  const links = [...list.querySelectorAll("tbody th[scope='row'] a")];
  const here = links.indexOf(document.activeElement.closest("tr")?.querySelector("th[scope='row'] a"));
  const next = links[event.key === "j" ? Math.min(here + 1, links.length - 1) : Math.max(here - 1, 0)];
  if (next) {
    event.preventDefault();
    next.focus();
  }
});
