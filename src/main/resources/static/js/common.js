"use strict";
document.documentElement.classList.add("js");
{
  const wrong = document.querySelector("[data-focus]");
  if (wrong) wrong.focus();
  document.addEventListener("click", event => {
    const button = event.target.closest("[data-print]");
    if (button) window.print();
  });
}
