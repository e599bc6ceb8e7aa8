"use strict";

// A chosen language applies at once, and what was typed into the page's form goes along, except a password; without
// this script the button beside the list does it.
const list = document.getElementById("language");
document.getElementById("language-change").hidden = true;
list.addEventListener("change", () => {
  for (const name of ["email", "organization"]) {
    const field = document.querySelector(`main section form [name=${name}]`);
    if (field) {
      list.form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value: field.value }));
    }
  }
  list.form.requestSubmit();
});
