"use strict";
const kinds = document.getElementById("kinds");
function show() {
  const shown = new Set(Array.from(kinds.querySelectorAll("input:checked"), (box) => box.value));
  for (const item of document.querySelectorAll("li[data-kind]")) {
    item.hidden = !shown.has(item.dataset.kind);
  }
  for (const article of document.querySelectorAll("article")) {
    article.hidden = !article.dataset.kinds.split(" ").some((kind) => shown.has(kind));
  }
}
kinds.addEventListener("change", show);
kinds.hidden = !kinds.querySelector("input");
show();
