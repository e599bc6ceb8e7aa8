"use strict";

// Until another code may be asked for, the time that is left runs down; then the button opens by itself.
const wait = document.getElementById("wait");
const left = document.getElementById("seconds");
if (!wait.hidden) {
  const end = Date.now() + Number(left.textContent) * 1000;
  const running = setInterval(() => {
    const seconds = Math.max(0, Math.ceil((end - Date.now()) / 1000));
    left.textContent = seconds;
    if (seconds === 0) {
      clearInterval(running);
      wait.hidden = true;
      const button = document.getElementById("resend");
      button.disabled = false;
      button.removeAttribute("aria-describedby");
    }
  }, 250);
}
