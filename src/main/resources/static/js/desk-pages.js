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
