{
  // a second press on the same button sends nothing twice; the server would not mind either
  document.addEventListener("submit", event => {
    if (event.defaultPrevented) return;
    const form = event.target;
    if (form.dataset.sent && Date.now() - form.dataset.sent < 4000) event.preventDefault();
    else form.dataset.sent = Date.now();
  });
  window.addEventListener("pageshow", () => document.querySelectorAll("form").forEach(form => delete form.dataset.sent));
}
