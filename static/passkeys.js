// Passkeys: asks the browser for one, puts its answer into the form and sends it.
// A form says with data-passkey what is wanted ("create" or "get") and has the server's options in data-options.
// In those, and in the answer, bytes are text in base64url; the browser wants and gives buffers.

const toBytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (sign) => sign.charCodeAt(0));

const toText = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");

const withBytes = (key) => ({ ...key, id: toBytes(key.id) });

function asked(options) {
  const wanted = { ...options, challenge: toBytes(options.challenge) };
  if (options.user) wanted.user = withBytes(options.user);
  for (const list of ["excludeCredentials", "allowCredentials"]) {
    if (options[list]) wanted[list] = options[list].map(withBytes);
  }
  return wanted;
}

function answered(credential) {
  const response = {};
  const parts = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"];
  for (const part of parts) {
    if (credential.response[part]) response[part] = toText(credential.response[part]);
  }
  if (credential.response.getTransports) response.transports = credential.response.getTransports();
  return {
    id: credential.id,
    rawId: toText(credential.rawId),
    type: credential.type,
    clientExtensionResults: credential.getClientExtensionResults(),
    response,
  };
}

async function send(form) {
  const fault = form.querySelector("[data-passkey-fault]");
  fault.hidden = true;
  try {
    const { publicKey } = JSON.parse(form.dataset.options);
    const credential = await navigator.credentials[form.dataset.passkey]({
      publicKey: asked(publicKey),
    });
    form.elements.credential.value = JSON.stringify(answered(credential));
    form.submit();
  } catch {
    fault.textContent = "Your device gave no passkey. Try again, or use another way.";
    fault.hidden = false;
  }
}

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll("form[data-passkey]")) {
    form.querySelector("[data-passkey-needs]").hidden = true;
    form.querySelector("button").hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      send(form);
    });
  }
}
