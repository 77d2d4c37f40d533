// Keys, copying and a note: nothing that a page needs to be read.
const search = document.querySelector("input[type=search]");
const help = document.querySelector("dialog");
document.documentElement.classList.add("keys");

const results = () => [...document.querySelectorAll(".cutting h3 a, table.people a.go")];

function move(step) {
  const links = results();
  if (links.length === 0) return;
  const at = links.indexOf(document.activeElement);
  const next = at < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, at + step));
  links[next].focus({ preventScroll: true });
  links[next].closest(".cutting, tr").scrollIntoView({ block: "nearest" });
}

function follow(rel) {
  document.querySelector(`a[rel~="${rel}"]`)?.click();
}

function say(words) {
  document.querySelector(".toast")?.remove();
  const note = document.createElement("p");
  note.className = "toast";
  note.setAttribute("role", "status");
  note.textContent = words;
  document.body.append(note);
  setTimeout(() => note.remove(), 2500);
}

async function copy(button) {
  const text = button?.dataset.copy;
  if (!text) return;
  try {
    await navigator.clipboard.writeText(text);
    say("Copied.");
  } catch {
    // Without a secure context the browser has no clipboard: the words are marked for the reader to copy.
    const shown = document.querySelector(".cite");
    if (shown) getSelection().selectAllChildren(shown);
    say("Marked: copy it with your browser.");
  }
}

// Findings: what the margin notes of a word is shown beside it. Without script, or with a modifier, the link leads to the margin.
let asked = null;
const beside = document.createElement("div");
beside.className = "beside";
beside.popover = "auto";
beside.tabIndex = -1;
beside.setAttribute("role", "dialog");
beside.addEventListener("toggle", (event) => {
  if (event.newState === "open" || !asked) return;
  if (beside.contains(document.activeElement) || document.activeElement === document.body) asked.focus({ preventScroll: true });
  asked = null;
});

function note(link) {
  const card = document.getElementById(decodeURIComponent(link.hash.slice(1)));
  if (!card?.classList.contains("card")) return false;
  const copy = card.cloneNode(true);
  copy.removeAttribute("id");
  const all = document.createElement("p");
  const inMargin = document.createElement("a");
  inMargin.href = link.hash;
  inMargin.textContent = "in the margin";
  inMargin.dataset.margin = "";
  all.append(inMargin);
  beside.replaceChildren(copy, all);
  beside.setAttribute("aria-label", link.textContent);
  if (!beside.isConnected) document.body.append(beside);
  asked = null;
  if (beside.matches(":popover-open")) beside.hidePopover();
  beside.showPopover();
  asked = link;
  const word = link.getClientRects()[0] ?? link.getBoundingClientRect();
  const size = beside.getBoundingClientRect();
  const below = word.bottom + 6 + size.height <= innerHeight || word.top < size.height + 6;
  beside.style.left = `${scrollX + Math.max(16, Math.min(word.left, innerWidth - size.width - 16))}px`;
  beside.style.top = `${scrollY + (below ? word.bottom + 6 : word.top - size.height - 6)}px`;
  beside.focus({ preventScroll: true });
  return true;
}

function step(by) {
  const found = [...document.querySelectorAll(".text a.f:not([tabindex]), .text a.promise-mark")];
  if (found.length === 0) return;
  const from = asked ?? document.activeElement;
  const at = found.indexOf(from);
  const next = found[at < 0 ? (by > 0 ? 0 : found.length - 1) : Math.min(found.length - 1, Math.max(0, at + by))];
  const wasOpen = beside.isConnected && beside.matches(":popover-open");
  if (wasOpen) {
    asked = null;
    beside.hidePopover();
  }
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
  if (wasOpen) note(next);
}

const keys = {
  "/": () => { search.focus(); search.select(); },
  j: () => move(1),
  ArrowDown: () => move(1),
  k: () => move(-1),
  ArrowUp: () => move(-1),
  n: () => follow("next"),
  p: () => follow("first"),
  f: () => step(1),
  b: () => step(-1),
  c: () => copy(document.querySelector("button[data-copy]")),
  "?": () => help?.showModal(),
};

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  const writing = event.target.closest?.("input, textarea, select");
  if (event.key === "Escape") {
    if (writing) writing.blur();
    return;
  }
  if (help?.open) return;
  if (writing) {
    // From the box the first result is one key away.
    if (event.key !== "ArrowDown" || results().length === 0) return;
    writing.blur();
  }
  const arrow = event.key.startsWith("Arrow");
  if (!Object.hasOwn(keys, event.key) || (arrow && results().length === 0)) return;
  event.preventDefault();
  keys[event.key]();
});

document.addEventListener("click", (event) => {
  const button = event.target.closest?.("button[data-copy]");
  if (button) copy(button);
  if (event.target.closest?.("button[data-keys]")) help?.showModal();
  if (event.target === help) help.close();
  const word = event.target.closest?.(".text a.f, .text a.promise-mark");
  if (word && event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && note(word)) event.preventDefault();
  if (event.target.closest?.(".beside a[data-margin]")) {
    asked = null;
    beside.hidePopover();
  }
});
