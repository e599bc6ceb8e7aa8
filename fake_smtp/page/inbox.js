"use strict";
// Everything a mail brought is written with textContent; its HTML is only ever shown by its own address, in a sandboxed frame.

const byId = (id) => document.getElementById(id);
const mails = new Map(); // id → arrival, oldest first
const read = new Set();
let epoch = "";
let watermark = 0;
let chosen = 0;

function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

function clock(iso) {
  const at = new Date(iso);
  const today = new Date().toDateString() === at.toDateString();
  return at.toLocaleString([], today ? { timeStyle: "medium" } : { dateStyle: "medium", timeStyle: "short" });
}

function row(mail) {
  const subject = element("span", { className: read.has(mail.id) ? "subject" : "subject unread" }, mail.subject || "(no subject)");
  if (!read.has(mail.id)) subject.append(element("span", { className: "unseen" }, " (not read)"));
  const time = element("time", { dateTime: mail.received_at }, clock(mail.received_at));
  const link = element("a", { href: `#${mail.id}` }, subject, time, element("span", { className: "to" }, `to ${mail.recipients.join(", ")}`));
  if (mail.id === chosen) link.setAttribute("aria-current", "true");
  return element("li", { id: `row-${mail.id}` }, link);
}

function fits(mail) {
  const wanted = byId("filter").value.trim().toLowerCase();
  return !wanted || [mail.subject, mail.from_address, ...mail.recipients].some((text) => text.toLowerCase().includes(wanted));
}

function drawRow(mail) {
  const old = byId(`row-${mail.id}`);
  if (!old) return;
  const focused = old.contains(document.activeElement);
  const drawn = row(mail);
  old.replaceWith(drawn);
  if (focused) drawn.firstElementChild.focus();
}

function drawList() {
  byId("list").replaceChildren(...[...mails.values()].filter(fits).reverse().map(row));
  drawCounts();
}

function drawCounts() {
  const shown = byId("list").childElementCount;
  byId("empty").hidden = shown > 0;
  byId("empty").textContent = mails.size ? "No mail fits the filter." : "No mail yet. It appears here as soon as it is sent.";
  byId("none").textContent = mails.size ? "Choose a mail to read it." : "";
  byId("clear").disabled = !mails.size;
  const unread = [...mails.keys()].filter((id) => !read.has(id)).length;
  document.title = `${unread ? `(${unread}) ` : ""}Inbox · fake_smtp`;
}

function say(text, lost = false) {
  byId("status").className = lost ? "lost" : "";
  if (byId("status").textContent !== text) byId("status").textContent = text;
}

function counted(number) {
  return `${number} ${number === 1 ? "mail" : "mails"}`;
}

function take(news) {
  byId("smtp").textContent = news.smtp;
  const first = !epoch;
  if (news.epoch !== epoch) {
    mails.clear();
    read.clear();
    byId("list").replaceChildren();
    if (chosen && !first) location.hash = "";
  }
  epoch = news.epoch;
  watermark = news.watermark;
  for (const mail of news.arrivals) {
    mails.set(mail.id, mail);
    if (fits(mail)) byId("list").prepend(row(mail)); // one by one, so that the focus and the place of the reader stay
  }
  drawCounts();
  const last = news.arrivals.at(-1);
  const arrived = last && !first ? ` New: “${last.subject || "(no subject)"}” to ${last.recipients.join(", ")}` : "";
  say(`${counted(mails.size)}.${arrived}`);
}

async function follow() {
  for (;;) {
    try {
      const query = new URLSearchParams({ since: watermark, epoch, within: epoch ? 25 : 0 });
      const answer = await fetch(`/api/arrivals?${query}`);
      if (!answer.ok) throw new Error(`status ${answer.status}`);
      take(await answer.json());
    } catch {
      say("Connection lost. Trying again…", true);
      await new Promise((again) => setTimeout(again, 1000));
    }
  }
}

function list(id, items) {
  byId(id).hidden = !items.length;
  byId(`${id}-list`).replaceChildren(...items.map((item) => element("li", {}, item)));
}

function show(mail) {
  byId("subject").textContent = mail.subject || "(no subject)";
  byId("from").textContent = mail.from_address || mail.sender || "nobody";
  byId("to").textContent = mail.recipients.join(", ");
  byId("received").textContent = new Date(mail.received_at).toLocaleString([], { dateStyle: "medium", timeStyle: "medium" });
  byId("received").dateTime = mail.received_at;
  list("codes", mail.codes);
  list("links", mail.links.map((href) => element("a", { href, target: "_blank", rel: "noopener noreferrer" }, href)));
  byId("text").hidden = !mail.text;
  byId("text-body").textContent = mail.text;
  byId("html").hidden = !mail.html;
  byId("frame").replaceChildren();
  if (mail.html) {
    const frame = element("iframe", { title: "HTML part of the mail", referrerPolicy: "no-referrer" });
    frame.setAttribute("sandbox", ""); // before its address: a sandbox holds from the next navigation on
    frame.src = `/messages/${mail.id}/html`;
    byId("frame").append(frame);
  }
}

function lay(out) {
  byId("mail").hidden = !out;
  byId("none").hidden = Boolean(out);
  document.body.classList.toggle("reading", Boolean(out));
}

async function choose() {
  const before = chosen;
  const wanted = /^#\d{1,15}$/.test(location.hash) ? Number(location.hash.slice(1)) : 0;
  chosen = wanted;
  if (mails.has(before)) drawRow(mails.get(before));
  if (!wanted) {
    lay(false);
    byId(`row-${before}`)?.firstElementChild.focus();
    return;
  }
  const answer = await fetch(`/api/messages/${wanted}`).catch(() => null);
  if (wanted !== chosen) return; // another one was chosen meanwhile
  if (!answer?.ok) {
    lay(false);
    say(answer?.status === 404 ? `Mail ${wanted} is not there any more.` : "Connection lost. Trying again…", true);
    return;
  }
  show(await answer.json());
  read.add(wanted);
  if (mails.has(wanted)) drawRow(mails.get(wanted));
  drawCounts();
  lay(true);
  byId("subject").focus();
}

function step(event) {
  const move = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
  const next = move && event.target.closest("li")?.[move];
  if (!next) return;
  event.preventDefault();
  next.firstElementChild.focus();
}

async function clearAll() {
  if (!confirm(`Delete ${counted(mails.size)}, for everybody who uses this server?`)) return;
  const answer = await fetch("/api/messages", { method: "DELETE" }).catch(() => null);
  if (!answer?.ok) say("The mails could not be deleted.", true);
  byId("filter").focus();
}

byId("filter").addEventListener("input", drawList);
byId("clear").addEventListener("click", clearAll);
byId("list").addEventListener("keydown", step);
addEventListener("hashchange", choose);
if (location.hash) choose();
follow();
