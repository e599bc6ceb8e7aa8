"use strict";

// A chosen language applies at once, and what was typed into the address field goes along; without this script
// the button beside the list does it.
const list = document.getElementById("language");
document.getElementById("language-change").hidden = true;
list.addEventListener("change", () => {
  const address = document.querySelector("main input[name=email]");
  if (address) {
    const copy = Object.assign(document.createElement("input"), { type: "hidden", name: "email", value: address.value });
    list.form.append(copy);
  }
  list.form.requestSubmit();
});
