(() => {
  "use strict";

  const rows = [...document.querySelectorAll("article.seg")];
  const chunks = document.querySelectorAll(".chunk");
  const boxes = [...document.querySelectorAll("input[name=band]")];
  const query = document.getElementById("query");
  const count = document.getElementById("count");
  const nothing = document.getElementById("nothing");
  const fold = (text) => text.normalize("NFKC").toLowerCase();
  let texts = null;
  let current = -1;

  // Marks and markup inside a text would keep a phrase around them from being found.
  const spoken = (element) => {
    if (!element.querySelector(".code")) return element.textContent;
    const copy = element.cloneNode(true);
    for (const code of copy.querySelectorAll(".code")) code.remove();
    return copy.textContent;
  };

  const searched = (row) =>
    fold([...row.querySelectorAll("[lang], .label, .id, .concept, .facts, .why, .check")].map(spoken).join("\n"));

  const index = () => { texts ??= rows.map(searched); };

  const filter = () => {
    const bands = new Set(boxes.filter((box) => box.checked).map((box) => box.value));
    const words = fold(query.value).split(/\s+/).filter(Boolean);
    if (words.length) index();
    let shown = 0;
    rows.forEach((row, i) => {
      const wanted = bands.has(row.dataset.band) && words.every((word) => texts[i].includes(word));
      row.hidden = !wanted;
      if (wanted) shown += 1;
    });
    // An empty chunk off the screen would keep the height that it had.
    for (const chunk of chunks) chunk.hidden = !chunk.querySelector(".seg:not([hidden])");
    nothing.hidden = shown > 0;
    count.textContent = `${shown} of ${rows.length} segments`;
  };

  const move = (step) => {
    let i = current < 0 && step < 0 ? rows.length : current;
    do i += step; while (i >= 0 && i < rows.length && rows[i].hidden);
    if (i < 0 || i >= rows.length) return;
    rows[i].focus({ preventScroll: true });
    rows[i].scrollIntoView({ block: "center" });
  };

  const unfold = () => {
    const more = rows[current]?.querySelector("details");
    if (more) more.open = !more.open;
  };

  const copy = () => {
    const proposal = rows[current]?.querySelector(".proposal");
    if (!proposal) return;
    const say = (text) => () => { count.textContent = text; };
    navigator.clipboard.writeText(proposal.textContent)
      .then(say("Proposal copied"), say("The browser does not allow copying"));
  };

  const keys = { j: () => move(1), k: () => move(-1), m: unfold, c: copy, "/": () => query.focus() };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target === query) {
      if (event.key === "Escape") { query.value = ""; filter(); query.blur(); }
      return;
    }
    const action = keys[event.key];
    if (action) { event.preventDefault(); action(); }
  });
  document.addEventListener("focusin", (event) => {
    const row = event.target.closest("article.seg");
    if (row) current = rows.indexOf(row);
  });
  // A link to a segment that the filter hides would lead nowhere.
  window.addEventListener("hashchange", () => {
    const row = document.getElementById(decodeURIComponent(location.hash.slice(1)))?.closest("article.seg");
    if (!row) return;
    if (row.hidden) { for (const box of boxes) box.checked = true; query.value = ""; filter(); }
    row.focus();
  });

  let pending = 0;
  const soon = () => { cancelAnimationFrame(pending); pending = requestAnimationFrame(filter); };
  query.addEventListener("input", soon);
  for (const box of boxes) box.addEventListener("change", soon);
  document.querySelector(".filters").hidden = false;
  filter();
  (window.requestIdleCallback ?? setTimeout)(index);
})();
