"use strict";

// The passkey ceremony: it starts with the page, and what the device answers is sent as a form. After a failure nothing
// is sent, and the button asks for a new page: its challenge is fresh.
const form = document.getElementById("passkey");
const problem = document.getElementById("passkey-alert");
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

function show(waiting) {
  progress.hidden = !waiting;
  again.hidden = waiting;
  if (!waiting) again.querySelector("button").focus();
}

function fail(message) {
  problem.textContent = message;
  problem.hidden = false;
  show(false);
}

// A browser without any authenticator may wait for ever: the limit is kept here as well.
async function start() {
  const limit = new AbortController();
  setTimeout(() => limit.abort(), options.timeout);
  try {
    const wanted = { publicKey: parsed(), signal: limit.signal };
    const credential = await (creating ? navigator.credentials.create(wanted) : navigator.credentials.get(wanted));
    form.elements.credential.value = JSON.stringify(written(credential));
    form.submit();
  } catch (error) {
    fail(error.name === "InvalidStateError" ? form.dataset.enrolled : form.dataset.cancelled);
  }
}

show(form.dataset.starts === "yes");
if (!window.PublicKeyCredential) fail(form.dataset.unsupported);
else if (form.dataset.starts === "yes") start();
