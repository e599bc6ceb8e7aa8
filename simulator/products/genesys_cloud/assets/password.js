"use strict";

// A guessable password is pointed out while it is chosen; it is advice, and never stops anybody. Nothing leaves the page.
const COMMON = ["password", "motdepasse", "azerty", "qwerty", "letmein", "welcome", "bienvenue", "admin", "genesys", "secret", "iloveyou"];
const SEQUENCE = /(?:0123|1234|2345|3456|4567|5678|6789|abcd|(.)\1\1\1)/i;
const DATE = /(?:19|20)\d\d|(?:0[1-9]|[12]\d|3[01])[-./]?(?:0[1-9]|1[0-2])[-./]?(?:\d\d)/;
const password = document.getElementById("password");
const hint = document.getElementById("weak");

function weakness(value) {
  const plain = value.toLowerCase().replace(/[0@]/g, (c) => (c === "0" ? "o" : "a")).replace(/[1!]/g, "i").replace(/[$5]/g, "s");
  const guessable = COMMON.some((word) => plain.includes(word) || value.toLowerCase().includes(word));
  if (guessable || SEQUENCE.test(value) || DATE.test(value)) return hint.dataset.guessable;
  return value.length < 12 ? hint.dataset.short : "";
}

password.addEventListener("input", () => { hint.textContent = password.value ? weakness(password.value) : ""; });
