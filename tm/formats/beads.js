"use strict";
const kinds = document.getElementById("kinds");
function show() {
  const shown = new Set(Array.from(kinds.querySelectorAll("input:checked"), (box) => box.value));
  for (const row of document.querySelectorAll("tr[data-kind]")) {
    row.hidden = !shown.has(row.dataset.kind);
  }
}
kinds.addEventListener("change", show);
kinds.hidden = false;
show();
