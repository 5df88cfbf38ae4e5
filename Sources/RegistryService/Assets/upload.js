"use strict";
// A large survey takes a while: while it is sent, its progress is told. Without this script the form works as any other.
(() => {
  const form = document.querySelector("form[data-upload]");
  if (!form) return;
  const bar = form.querySelector("progress");
  const told = form.querySelector("output");
  const button = form.querySelector("button[type=submit]");
  form.addEventListener("submit", (event) => {
    if (!form.reportValidity()) return;
    event.preventDefault();
    const request = new XMLHttpRequest();
    const stop = (text) => {
      told.textContent = text;
      bar.hidden = true;
      button.disabled = false;
    };
    request.open("POST", form.action);
    request.responseType = "document";
    request.setRequestHeader("Accept", "text/html");
    request.upload.addEventListener("progress", (step) => {
      if (!step.lengthComputable) return;
      bar.value = step.loaded / step.total;
      told.textContent = step.loaded < step.total
        ? form.dataset.sending.replace("{n}", String(Math.floor(100 * step.loaded / step.total))) : form.dataset.reading;
    });
    request.addEventListener("load", () => {
      // The server sends the browser on to the preview, or tells in a page what is wrong.
      if (request.status < 400) { location.assign(request.responseURL); return; }
      stop(request.response?.querySelector("main .problem")?.textContent ?? form.dataset.failed);
    });
    request.addEventListener("error", () => stop(form.dataset.failed));
    bar.hidden = false;
    bar.value = 0;
    button.disabled = true;
    told.textContent = form.dataset.sending.replace("{n}", "0");
    request.send(new FormData(form));
  });
})();
