"use strict";

// A chosen language applies at once, and the address that was typed goes along, never the password. With the keys a
// closed list changes at every step, so there Enter sends the choice; whoever goes on to Log In sends it with the rest.
const list = document.getElementById("language");
const chosen = document.getElementById("chosen");
let stepping = false;
function send() {
  for (const [name, value] of [["language", list.value], ["email", document.getElementById("email").value]]) {
    chosen.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
  }
  chosen.requestSubmit();
}
list.addEventListener("pointerdown", () => { stepping = false; });
list.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && stepping) {
    event.preventDefault();
    send();
  }
  stepping = event.key !== "Enter" && event.key !== " ";
});
list.addEventListener("change", () => { if (!stepping) send(); });

// While the window is shut the time that is left runs down; then the window opens by itself.
const left = document.getElementById("left");
if (left) {
  const end = Date.now() + Number(left.dataset.seconds) * 1000;
  const running = setInterval(() => {
    const seconds = Math.max(0, Math.ceil((end - Date.now()) / 1000));
    left.textContent = `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
    if (seconds === 0) {
      clearInterval(running);
      location.replace("/login");
    }
  }, 1000);
}
