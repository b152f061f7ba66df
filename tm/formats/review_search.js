// Searching the segments. Width and case do not count; words in quotation marks are found as they stand.
const fold = (text) => text.normalize("NFKC").toLowerCase();
const wordsOf = (query) =>
  [...fold(query).matchAll(/["“”]([^"“”]+)["“”]?|[^\s"“”]+/g)].map((found) => (found[1] ?? found[0]).trim()).filter(Boolean);

const SEARCHED = ".text, .memory, .terms li, .edits li, .label, .id, .origin, .why, .check";
// Marks and markup inside a text would keep a phrase around them from being found; what comes in is in the text itself.
const PASSED_BY = ".code, ins, .caption, button";

const nodesOf = (element) => {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) if (!walker.currentNode.parentElement.closest(PASSED_BY)) nodes.push(walker.currentNode);
  return nodes;
};
const searched = (row) =>
  fold([...row.querySelectorAll(SEARCHED)].map((element) => nodesOf(element).map((node) => node.data).join("")).join("\n"));

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
  const soon = window.requestIdleCallback ?? ((work) => setTimeout(() => work({ timeRemaining: () => 8 })));
  let turn = 0;

  const paintRow = (row, words) => {
    for (const element of row.querySelectorAll(SEARCHED)) {
      const ranges = rangesIn(element, words);
      for (const range of ranges) hits?.add(range);
      if (ranges.length) element.closest("details")?.classList.add("hit");
    }
  };
  return (rows, words) => {
    const mine = turn += 1;
    hits?.clear();
    for (const folded of document.querySelectorAll("details.hit")) folded.classList.remove("hit");
    if (!words.length) return;
    let next = 0;
    const some = (deadline) => {
      if (mine !== turn) return;
      while (next < rows.length && deadline.timeRemaining() > 1) { paintRow(rows[next], words); next += 1; }
      if (next < rows.length) soon(some);
    };
    soon(some);
  };
};
