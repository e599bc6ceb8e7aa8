"use strict";

// A click on the name opens the menu with Logout; a right click, or the keys that stand for one, that with My Account.
const name = document.getElementById("account");
const shortcuts = name ? name.getAttribute("aria-keyshortcuts").split(" ").filter(Boolean) : [];
const menus = { click: document.getElementById("account-menu"), context: document.getElementById("context-menu") };

function close(focused) {
  for (const menu of Object.values(menus)) menu.hidden = true;
  name.setAttribute("aria-expanded", "false");
  if (focused) name.focus();
}

function open(menu) {
  close(false);
  menu.hidden = false;
  name.setAttribute("aria-expanded", "true");
  menu.querySelector("[role=menuitem]").focus();
}

function step(menu, key) {
  const items = [...menu.querySelectorAll("[role=menuitem]")];
  const at = items.indexOf(document.activeElement);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 }[key];
  if (next !== undefined) items[next % items.length].focus();
  return next !== undefined;
}

if (name) {
  name.addEventListener("click", () => { if (menus.click.hidden) open(menus.click); else close(true); });
  name.addEventListener("contextmenu", (event) => {
    event.preventDefault();
    if (event.pointerType || shortcuts.length) open(menus.context); // browsers send it for keys as well, from no pointer
  });
  name.addEventListener("keydown", (event) => {
    if (shortcuts.includes(event.shiftKey ? `Shift+${event.key}` : event.key)) {
      event.preventDefault();
      open(menus.context);
    } else if (event.key === "ArrowDown") {
      event.preventDefault();
      open(menus.click);
    }
  });
  for (const menu of Object.values(menus)) {
    menu.addEventListener("keydown", (event) => {
      if (event.key === "Escape") close(true);
      else if (event.key === "Tab") close(false);
      else if (step(menu, event.key)) event.preventDefault();
    });
  }
  document.addEventListener("pointerdown", (event) => {
    if (!event.target.closest(".account")) close(false);
  });
}
