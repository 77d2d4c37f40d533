// Keys, copying and a note: nothing that a page needs to be read.
const search = document.querySelector("input[type=search]");
const help = document.querySelector("dialog");
document.documentElement.classList.add("keys");

const results = () => [...document.querySelectorAll(".cutting h3 a")];

function move(step) {
  const links = results();
  if (links.length === 0) return;
  const at = links.indexOf(document.activeElement);
  const next = at < 0 ? (step > 0 ? 0 : links.length - 1) : Math.min(links.length - 1, Math.max(0, at + step));
  links[next].focus({ preventScroll: true });
  links[next].closest(".cutting").scrollIntoView({ block: "nearest" });
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

const keys = {
  "/": () => { search.focus(); search.select(); },
  j: () => move(1),
  ArrowDown: () => move(1),
  k: () => move(-1),
  ArrowUp: () => move(-1),
  n: () => follow("next"),
  p: () => follow("first"),
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
});
