"use strict";

// The dialog under Forgot Your Password?; without this script the link leads to a page with the same form.
const dialog = document.getElementById("reset");
const address = document.getElementById("email");
document.getElementById("forgot").addEventListener("click", (event) => {
  event.preventDefault();
  document.getElementById("reset-email").value = address.value;
  dialog.showModal();
});

// Caps Lock is pointed out while the password is typed.
const password = document.getElementById("password");
const hint = document.getElementById("caps-lock");
const show = (on) => { hint.textContent = on ? hint.dataset.text : ""; };
for (const kind of ["keydown", "keyup"]) {
  password.addEventListener(kind, (event) => {
    if (event.getModifierState) show(event.getModifierState("CapsLock"));
  });
}
password.addEventListener("blur", () => show(false));
