// The entry of a term, beside the term that is pointed at or has the focus. It can be pointed at itself, and Escape
// closes it.
const entries = () => {
  const entry = document.getElementById("entry");
  let term = null;
  let line = null;
  let leaving = 0;

  const place = () => {
    const lines = [...term.getClientRects()];
    const at = lines[line] ?? lines[0];
    if (!at) return;
    const { offsetWidth: width, offsetHeight: height } = entry;
    const left = Math.max(8, Math.min(at.left, document.documentElement.clientWidth - width - 8));
    const below = at.bottom + 4;
    const top = below + height > window.innerHeight ? Math.max(8, at.top - height - 4) : below;
    entry.style.left = `${left}px`;
    entry.style.top = `${top}px`;
  };
  const close = () => {
    clearTimeout(leaving);
    if (!term) return false;
    term.setAttribute("aria-describedby", term.dataset.entry);
    for (const word of document.querySelectorAll(".became.lit")) word.classList.remove("lit");
    term = null;
    entry.hidden = true;
    return true;
  };
  // A term within a term shows both entries, its own first.
  const show = (element, y) => {
    clearTimeout(leaving);
    if (element !== term) {
      close();
      term = element;
      entry.replaceChildren();
      for (let each = element; each; each = each.parentElement.closest(".term")) {
        each.dataset.entry ??= each.getAttribute("aria-describedby");
        const item = document.getElementById(each.dataset.entry);
        if (!item) continue;
        const words = each.closest("article").querySelectorAll(`.became[data-term="${CSS.escape(each.dataset.entry)}"]`);
        for (const word of words) word.classList.add("lit");
        const box = document.createElement("div");
        box.append(...item.cloneNode(true).childNodes);
        entry.append(box);
      }
      entry.hidden = false;
      // What lies in a closed list of terms is not told to a screen reader.
      term.setAttribute("aria-describedby", "entry");
    }
    line = [...term.getClientRects()].findIndex((box) => y !== null && y >= box.top && y <= box.bottom);
    place();
  };

  document.addEventListener("pointerover", (event) => {
    const over = event.target.closest?.(".term");
    if (over) show(over, event.clientY);
    else if (event.target.closest?.("#entry")) clearTimeout(leaving);
    else if (term && term !== document.activeElement) { clearTimeout(leaving); leaving = setTimeout(close, 200); }
  });
  document.addEventListener("focusin", (event) => {
    if (event.target.matches(".term")) show(event.target, null);
    else close();
  });
  document.addEventListener("focusout", close);
  for (const moved of ["scroll", "resize"]) window.addEventListener(moved, () => { if (term) place(); }, { passive: true });
  return { close };
};
