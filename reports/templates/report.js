"use strict";
(() => {
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];
  const find = document.getElementById("find");
  const tiles = all(".tile");
  const clauses = all(".clause").map((box) => ({
    box,
    head: (box.id + " " + box.querySelector(".title").textContent).toLowerCase(),
    checks: all(".check", box).map((row) => ({ row, verdict: row.dataset.verdict, text: row.textContent.toLowerCase() })),
  }));
  document.querySelector(".tools").hidden = false;

  function filter() {
    const wanted = tiles.filter((tile) => tile.getAttribute("aria-pressed") === "true").map((tile) => tile.dataset.verdict);
    const words = find.value.trim().toLowerCase();
    let shown = 0;
    for (const { box, head, checks } of clauses) {
      let some = false;
      for (const { row, verdict, text } of checks) {
        const fits = (!wanted.length || wanted.includes(verdict)) && (!words || head.includes(words) || text.includes(words));
        row.hidden = !fits;
        some ||= fits;
        shown += fits;
      }
      box.hidden = !some;
    }
    document.getElementById("nothing").hidden = shown > 0;
    document.getElementById("count").textContent = wanted.length || words ? `${shown} shown` : "";
  }

  function clear() {
    for (const tile of tiles) tile.setAttribute("aria-pressed", "false");
    find.value = "";
    filter();
  }

  function reveal() {
    const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!place) return;
    if (place.closest("[hidden]")) clear();
    for (let box = place; box; box = box.parentElement) if (box.tagName === "DETAILS") box.open = true;
    place.scrollIntoView();
  }

  for (const tile of tiles) {
    tile.addEventListener("click", () => {
      tile.setAttribute("aria-pressed", String(tile.getAttribute("aria-pressed") !== "true"));
      filter();
    });
  }
  for (const button of all("[data-open]")) {
    button.addEventListener("click", () => clauses.forEach(({ box }) => { box.open = button.dataset.open === "true"; }));
  }
  for (const image of all("img")) image.addEventListener("click", () => image.classList.toggle("full"));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") all("img.full").forEach((image) => image.classList.remove("full"));
  });
  document.querySelector(".tools").addEventListener("submit", (event) => event.preventDefault());
  document.getElementById("clear").addEventListener("click", clear);
  find.addEventListener("input", filter);
  addEventListener("hashchange", reveal);
  addEventListener("beforeprint", () => clauses.forEach(({ box }) => { box.open = true; }));
  reveal();
})();
