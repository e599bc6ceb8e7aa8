"use strict";

// The language icon opens a menu. A choice is sent to the server, which answers with this page in that language; its
// texts take the place of those in view. Nothing is replaced but texts, so that whatever was typed stays.
const icon = document.getElementById("language");
const menu = document.getElementById("language-menu");
const items = [...menu.querySelectorAll("[role=menuitem]")];
const WORDED = ["lang", "href", "aria-label", "aria-current", "alt", "title", "placeholder"];

function open(wanted) {
  menu.hidden = !wanted;
  icon.setAttribute("aria-expanded", String(wanted));
  if (wanted) (items.find((item) => item.hasAttribute("aria-current")) || items[0]).focus();
}

function alike(one, other) {
  return one.tagName === other.tagName && ["id", "name", "for", "role", "value"].every(
    (name) => (one.tagName === "INPUT" && name === "value") || one.getAttribute(name) === other.getAttribute(name));
}

function written(element) {
  return [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
}

// Takes over the words of the same page in another language, element by element; what the other page has not got, and
// what is marked data-own, stays as it is.
function take(element, fresh) {
  if (element.matches("script, style, noscript, [data-own]")) return;
  for (const name of WORDED) {
    if (fresh.hasAttribute(name)) element.setAttribute(name, fresh.getAttribute(name));
    else if (name === "aria-current") element.removeAttribute(name);
  }
  if (element.hasAttribute("data-offered")) element.hidden = fresh.hidden;
  const [old, words] = [written(element), written(fresh)];
  if (old.length === words.length) old.forEach((node, at) => { node.data = words[at].data; });
  const others = [...fresh.children];
  for (const child of element.children) {
    const at = others.findIndex((other) => alike(child, other));
    if (at >= 0) take(child, others.splice(0, at + 1).at(-1));
  }
}

function takePage(html) {
  take(document.documentElement, new DOMParser().parseFromString(html, "text/html").documentElement);
}

// The address at which this page can be had again, with what it says at its top and the company that was typed.
function here() {
  const asked = new URLSearchParams(location.search);
  const company = document.getElementById("company");
  if (company) asked.set("company", company.value);
  if (document.body.dataset.said) asked.set("said", document.body.dataset.said);
  return asked.size ? `${location.pathname}?${asked}` : location.pathname;
}

async function choose(item) {
  const next = here();
  const sent = { method: "POST", body: new URLSearchParams({ language: item.value, next }) };
  const answer = await fetch("/language", sent).catch(() => null);
  const same = answer && new URL(answer.url).pathname === location.pathname && answer.status !== 405;
  if (same) takePage(await answer.text());
  else if (answer && answer.ok) location.assign(answer.url);
}

icon.addEventListener("click", () => open(menu.hidden));
icon.addEventListener("keydown", (event) => {
  if (event.key === "ArrowDown") {
    event.preventDefault();
    open(true);
  }
});
menu.addEventListener("keydown", (event) => {
  const at = items.indexOf(document.activeElement);
  const next = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 }[event.key];
  if (next !== undefined) {
    event.preventDefault();
    items[next % items.length].focus();
  } else if (event.key === "Escape" || event.key === "Tab") {
    open(false);
    if (event.key === "Escape") icon.focus();
  }
});
document.getElementById("languages").addEventListener("submit", (event) => {
  event.preventDefault();
  open(false);
  icon.focus();
  choose(event.submitter);
});
document.addEventListener("pointerdown", (event) => { if (!event.target.closest("#languages")) open(false); });
