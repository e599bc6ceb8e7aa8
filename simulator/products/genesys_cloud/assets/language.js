"use strict";

// A chosen language applies at once, and what was typed into the address field goes along. With the keys a closed list
// changes at every step, so there Enter sends it, or the button beside it; without this script the button does.
const list = document.getElementById("language");
const button = document.getElementById("language-change");
let stepping = false;
button.hidden = true;
list.addEventListener("pointerdown", () => { stepping = false; });
list.addEventListener("keydown", (event) => {
  stepping = event.key !== "Enter" && event.key !== " ";
  if (event.key === "Enter" && !button.hidden) {
    event.preventDefault();
    list.form.requestSubmit();
  }
});
list.addEventListener("change", () => {
  if (stepping) button.hidden = false;
  else list.form.requestSubmit();
});
list.form.addEventListener("submit", () => {
  const address = document.querySelector("main input[name=email]");
  if (address) {
    const copy = Object.assign(document.createElement("input"), { type: "hidden", name: "email", value: address.value });
    list.form.append(copy);
  }
});
