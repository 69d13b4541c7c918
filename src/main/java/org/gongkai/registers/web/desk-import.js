// A file that no form may bring is sent as it is, and how far it is shown. Without scripts the form brings up to what a form may.
document.addEventListener("submit", (event) => {
  const form = event.target;
  const box = form.querySelector?.("[data-large]");
  const file = box && form.querySelector("input[type=file]").files[0];
  if (!file || file.size <= Number(box.dataset.form)) return;
  event.preventDefault();
  const say = (words) => { box.hidden = false; box.querySelector("p").textContent = words; };
  if (file.size > Number(box.dataset.most)) { box.querySelector("progress").hidden = true; say(box.dataset.refused); return; }
  const button = form.querySelector("button:not([type=button])");
  const bar = box.querySelector("progress");
  const sending = new XMLHttpRequest();
  sending.open("POST", box.dataset.large);
  sending.setRequestHeader("Content-Type", "application/octet-stream");
  sending.setRequestHeader("X-XSRF-TOKEN", form.querySelector("input[name=_csrf]").value);
  sending.responseType = "json";
  sending.upload.addEventListener("progress", (at) => { bar.max = at.total; bar.value = at.loaded; });
  const failed = (words) => { button.disabled = false; bar.hidden = true; say(words); };
  sending.addEventListener("load", () => {
    if (sending.response?.address) location.assign(sending.response.address);
    else failed(sending.response?.sentence ?? box.dataset.broken);
  });
  sending.addEventListener("error", () => failed(box.dataset.broken));
  button.disabled = true;
  bar.hidden = false;
  say(box.dataset.sending);
  sending.send(file);
});
