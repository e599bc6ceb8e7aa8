"use strict";

// The passkey ceremony: it starts with the page, and its outcome is sent as a form. After a failure nothing is sent; the
// button asks for a new page, whose challenge is fresh.
const form = document.getElementById("passkey");
const alertBox = document.getElementById("passkey-alert");
const progress = document.getElementById("passkey-progress");
const again = document.getElementById("passkey-again");
const options = JSON.parse(form.dataset.options);
const creating = form.dataset.ceremony === "create";

const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer)))
  .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
const descriptors = (list = []) => list.map((one) => ({ ...one, id: bytes(one.id) }));

// Browsers of before 2024 can neither read nor write these as JSON (WebAuthn 5.1).
function parsed() {
  if (creating) {
    return PublicKeyCredential.parseCreationOptionsFromJSON?.(options) ?? {
      ...options,
      challenge: bytes(options.challenge),
      user: { ...options.user, id: bytes(options.user.id) },
      excludeCredentials: descriptors(options.excludeCredentials),
    };
  }
  return PublicKeyCredential.parseRequestOptionsFromJSON?.(options) ?? {
    ...options,
    challenge: bytes(options.challenge),
    allowCredentials: descriptors(options.allowCredentials),
  };
}

function written(credential) {
  if (credential.toJSON) return credential.toJSON();
  const { response } = credential;
  const members = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  const parts = members.filter((name) => response[name]).map((name) => [name, text(response[name])]);
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: { ...Object.fromEntries(parts), transports: response.getTransports?.() ?? [] },
  };
}

function fail(message) {
  alertBox.textContent = message;
  alertBox.hidden = false;
  progress.hidden = true;
  again.hidden = false;
  again.focus();
}

// A browser without any authenticator may wait for ever: the limit is kept here as well.
async function start() {
  const limit = new AbortController();
  setTimeout(() => limit.abort(), options.timeout);
  const wanted = { publicKey: parsed(), signal: limit.signal };
  try {
    const credential = await (creating ? navigator.credentials.create(wanted) : navigator.credentials.get(wanted));
    form.elements.credential.value = JSON.stringify(written(credential));
    form.submit();
  } catch (error) {
    fail(error.name === "InvalidStateError" ? form.dataset.enrolled : form.dataset.cancelled);
  }
}

if (form.dataset.starts === "no") {
  progress.hidden = true;
  again.focus();
} else if (!window.PublicKeyCredential) {
  fail(form.dataset.unsupported);
} else {
  again.hidden = true;
  start();
}
