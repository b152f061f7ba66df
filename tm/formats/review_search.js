// Searching the segments. Width and case do not count; words in quotation marks are found as they stand.
const fold = (text) => text.normalize("NFKC").toLowerCase();
const wordsOf = (query) =>
  [...fold(query).matchAll(/["“”]([^"“”]+)["“”]?|[^\s"“”]+/g)].map((found) => (found[1] ?? found[0]).trim()).filter(Boolean);

const SEARCHED = ".text, .memory, .terms li, .edits li, .label, .id, .origin, .why, .check, .pieces [lang]";
// Marks and markup inside a text would keep a phrase around them from being found; what comes in is in the text itself.
const PASSED_BY = ".code, ins, .caption, button";

const nodesOf = (element) => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) if (!walker.currentNode.parentElement.closest(PASSED_BY)) nodes.push(walker.currentNode);
  return nodes;
};
const spoken = (element) =>
  element.querySelector(PASSED_BY) ? nodesOf(element).map((node) => node.data).join("") : element.textContent;
const searched = (row) => fold([...row.querySelectorAll(SEARCHED)].map(spoken).join("\n"));

// Does work on items one by one while the browser has nothing better to do; `wanted` ends it early.
const idly = (items, work, wanted = () => true) => {
  const soon = window.requestIdleCallback ?? ((some) => setTimeout(() => some({ timeRemaining: () => 8 })));
  let next = 0;
  const some = (deadline) => {
    while (wanted() && next < items.length && deadline.timeRemaining() > 1) { work(items[next], next); next += 1; }
    if (wanted() && next < items.length) soon(some);
  };
  soon(some);
};

// Returns the ranges of a text in which a word stands; a folded character may be longer or shorter than what it was.
const rangesIn = (element, words) => {
  const places = [];
  let folded = "";
  for (const node of nodesOf(element)) {
    let at = 0;
    for (const character of node.data) {
      const form = fold(character);
      for (let i = 0; i < form.length; i += 1) places.push([node, at, at + character.length]);
      folded += form;
      at += character.length;
    }
  }
  const ranges = [];
  for (const word of words) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length)) {
      const range = new Range();
      range.setStart(places[at][0], places[at][1]);
      const last = places[at + word.length - 1];
      range.setEnd(last[0], last[2]);
      ranges.push(range);
    }
  }
  return ranges;
};

// Hits are painted without a change of the document, a few rows at a time; a browser that cannot paint them does without.
const painter = () => {
  const hits = typeof Highlight === "function" && CSS.highlights ? new Highlight() : null;
  if (hits) CSS.highlights.set("hits", hits);
  let turn = 0;

  const paintRow = (row, words) => {
    const elements = [...row.querySelectorAll(SEARCHED)];
    const open = fold(elements.filter((element) => !element.closest("details")).map(spoken).join("\n"));
    const unseen = words.filter((word) => !open.includes(word));
    for (const element of elements) {
      for (const range of rangesIn(element, words)) hits?.add(range);
      // A hit that is folded away is told by the summary of where it is, unless the same is in sight.
      const folded = unseen.length && element.closest("details");
      if (folded && unseen.some((word) => fold(spoken(element)).includes(word))) folded.classList.add("hit");
    }
  };
  return (rows, words) => {
    const mine = turn += 1;
    hits?.clear();
    for (const folded of document.querySelectorAll("details.hit")) folded.classList.remove("hit");
    if (!words.length) return;
    idly(rows, (row) => paintRow(row, words), () => mine === turn);
  };
};
