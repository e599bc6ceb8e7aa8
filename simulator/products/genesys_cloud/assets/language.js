"use strict";

// A chosen language applies at once, and what was typed into the page's form goes along, except a password. With the keys
// a closed list changes at every step, so there Enter sends it, or the button beside it; without this script the button does.
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
  for (const name of ["email", "organization"]) {
    const field = document.querySelector(`main section form [name=${name}]`);
    if (field) {
      list.form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value: field.value }));
    }
  }
});
