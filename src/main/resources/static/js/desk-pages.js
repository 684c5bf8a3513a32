{
  // a second press sends nothing twice; the server would not mind either
  document.addEventListener("submit", event => {
    if (event.defaultPrevented) return;
    const form = event.target;
    if (form.dataset.sent && Date.now() - form.dataset.sent < 4000) event.preventDefault();
    else form.dataset.sent = Date.now();
  });
  window.addEventListener("pageshow", () => document.querySelectorAll("form").forEach(form => delete form.dataset.sent));
}
{
  // j and k move in the list of the page, Enter opens
  const rows = [...document.querySelectorAll("[data-list] tbody tr")];
  let at = -1;
  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
    if (rows.length && (event.key === "j" || event.key === "k")) {
      at = Math.min(rows.length - 1, Math.max(0, at + (event.key === "j" ? 1 : -1)));
      const link = rows[at].querySelector("a");
      if (link) link.focus();
      rows[at].scrollIntoView({ block: "nearest" });
      event.preventDefault();
    } else if (event.key === "e" && at >= 0 && !document.querySelector("[data-key=e]")) {
      const link = rows[at].querySelector("a");
      if (link) location.href = link.href + "#acts";
    }
  });
}
{
  // narrows a long list of offices while a name is typed
  document.querySelectorAll("[data-narrow]").forEach(field => {
    const list = document.getElementById(field.dataset.narrow);
    if (!list) return;
    field.addEventListener("input", () => {
      const wanted = field.value.trim().toLowerCase();
      list.querySelectorAll("[data-name]").forEach(row => {
        row.hidden = wanted !== "" && !row.dataset.name.toLowerCase().includes(wanted) && !row.querySelector(":checked");
      });
      list.querySelectorAll("[data-group]").forEach(group => {
        group.hidden = !group.querySelector("[data-name]:not([hidden])");
      });
    });
  });
}
{
  // a large file is sent piece by piece, and one sees how far it is; without a script the form itself is sent
  document.querySelectorAll("form[data-stream]").forEach(form => {
    const input = form.querySelector("input[type=file]");
    const wrong = form.querySelector("[data-stream-wrong]");
    const shown = form.querySelector("[data-stream-progress]");
    const button = form.querySelector("button");
    const say = words => {
      wrong.textContent = words;
      wrong.hidden = false;
      shown.hidden = true;
      button.disabled = false;
    };
    form.addEventListener("submit", event => {
      const file = input.files[0];
      if (!file || file.size === 0) return;
      event.preventDefault();
      wrong.hidden = true;
      if (file.size > Number(form.dataset.most)) return say(wrong.dataset.streamWrong);
      const request = new XMLHttpRequest();
      request.open("POST", form.dataset.stream);
      request.setRequestHeader("Content-Type", "application/octet-stream");
      request.setRequestHeader("X-XSRF-TOKEN", form.querySelector("[name=_csrf]").value);
      request.setRequestHeader("X-File-Name", encodeURIComponent(file.name));
      request.upload.onprogress = part => { if (part.lengthComputable) shown.querySelector("progress").value = 100 * part.loaded / part.total; };
      request.onload = () => {
        if (request.status === 201) location.assign(request.getResponseHeader("Location"));
        else say(request.status === 413 ? wrong.dataset.streamWrong : wrong.dataset.streamBroken);
      };
      request.onerror = () => say(wrong.dataset.streamBroken);
      button.disabled = true;
      shown.hidden = false;
      request.send(file);
    });
  });
}
{
  // what the words typed so far suggest: asked for while one types and kept nowhere. What will be sealed is not sent.
  const panel = document.querySelector("[data-look]");
  if (panel) {
    const form = panel.closest("form");
    const shown = panel.querySelector("[data-look-shown]");
    const fields = new Set(panel.dataset.lookFields.split(" "));
    const words = ["title", "content", "request-1", "request-2", "request-3", "request-4", "placeText", "name", "phone", "address"];
    let timer, asking, last = "";
    const typed = () => {
      const all = new URLSearchParams();
      new FormData(form).forEach((value, name) => { if (fields.has(name) && typeof value === "string") all.append(name, value); });
      if (["accusation", "retaliation"].includes(all.get("accusation"))) words.forEach(name => all.delete(name));
      return all;
    };
    const ask = async always => {
      const body = typed();
      const now = body.toString();
      if (now === last && !always) return;
      if (asking) asking.abort();
      const mine = asking = new AbortController();
      panel.setAttribute("aria-busy", "true");
      try {
        const answer = await fetch(panel.dataset.look, { method: "POST", body, signal: mine.signal, credentials: "same-origin", redirect: "error" });
        if (answer.status === 429) later(1000 * (Number(answer.headers.get("Retry-After")) || 2));
        if (answer.ok || answer.status === 429 && always) shown.innerHTML = await answer.text();
        if (answer.ok) last = now;
      } catch (_) {
        // no connection, or a newer question: what is shown stays, and the form works without it
      } finally {
        if (asking === mine) panel.removeAttribute("aria-busy");
      }
    };
    const later = wait => {
      clearTimeout(timer);
      timer = setTimeout(() => ask(false), wait);
    };
    form.addEventListener("input", event => {
      if (fields.has(event.target.name) && !["name", "phone", "address"].includes(event.target.name)
          && form.elements.title.value.trim().length + form.elements.content.value.trim().length >= 8) later(event.target.matches("select, [type=radio]") ? 50 : 900);
    });
    panel.addEventListener("click", event => {
      const button = event.target.closest("button");
      if (!button) return;
      if (button.matches("[data-look-now]")) {
        event.preventDefault();
        ask(true);
      } else if (button.dataset.fill) {
        const field = document.getElementById(button.dataset.fill);
        if (!field || ![...field.options].some(option => option.value === button.dataset.value)) return;
        event.preventDefault();
        field.value = button.dataset.value;
        field.dispatchEvent(new Event("input", { bubbles: true }));
        field.focus();
      }
    });
  }
}
