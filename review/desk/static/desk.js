// The keyboard and the marking of words. Everything works without this file; it only saves hands and time.
"use strict";

const turns = [...document.querySelectorAll("[data-keys=turns] > li")];
const rows = [...document.querySelectorAll("[data-keys=rows] > li > a")];
const typing = (element) => element.matches("textarea, select, input:not([type=checkbox]):not([type=radio])");
let place = -1;

function go(step) {
  const list = turns.length ? turns : rows;
  if (!list.length) return;
  place = Math.min(Math.max(place + step, 0), list.length - 1);
  list.forEach((item, index) => item.classList.toggle("current", index === place));
  list[place].focus();
  list[place].scrollIntoView({ block: "nearest" });
}

function judge(number) {
  const turn = turns[place];
  const options = turn?.querySelectorAll(".reply input") ?? [];
  if (number === 4) {
    const details = turn?.querySelector("details.correct");
    if (!details) return;
    details.open = true;
    details.querySelector("select, input").focus();
  } else if (options[number - 1]) {
    options[number - 1].checked = true;
    turn.querySelector(".tick input").checked = true;
    options[number - 1].focus();
  }
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (event.key === "j") go(1);
  else if (event.key === "k") go(-1);
  else if (event.key === "o" && turns[place]) {
    const veil = turns[place].querySelector("details.veil");
    if (veil) veil.open = !veil.open;
  } else if (/^[1-4]$/.test(event.key)) judge(Number(event.key));
  else return;
  event.preventDefault();
});

document.addEventListener("focusin", (event) => {
  const index = turns.findIndex((turn) => turn.contains(event.target));
  if (index >= 0) place = index;
});

// A judgement or a correction means that the message was looked at.
document.addEventListener("change", (event) => {
  const labels = event.target.closest(".labels");
  const tick = labels?.querySelector(".tick input");
  if (tick && event.target !== tick) tick.checked = true;
});

// Select words in a message, then press what they are.
for (const labels of document.querySelectorAll(".labels")) {
  const box = labels.querySelector("[data-spans]");
  const marks = labels.querySelector("[data-marks]");
  const message = document.querySelector(`[data-message="${labels.dataset.turn}"]`);
  if (!box || !marks || !message) continue;
  marks.hidden = false;
  for (const kind of box.dataset.spans.split(" ")) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "quiet";
    button.textContent = kind;
    button.setAttribute("aria-label", `Mark the selected words of turn ${labels.dataset.turn} as ${kind}`);
    button.addEventListener("mousedown", (event) => event.preventDefault());
    button.addEventListener("click", () => {
      const selection = window.getSelection();
      const words = selection.toString().trim();
      if (!words || !message.contains(selection.anchorNode)) return;
      box.value = [box.value.trim(), `${words} = ${kind}`].filter(Boolean).join("\n");
      box.dispatchEvent(new Event("change", { bubbles: true }));
    });
    marks.append(button);
  }
}

// A page of words left open on an empty desk is covered when the browser tab is hidden for long.
let hiddenSince = 0;
document.addEventListener("visibilitychange", () => {
  if (document.hidden) hiddenSince = Date.now();
  else if (Date.now() - hiddenSince > 5 * 60 * 1000) document.querySelectorAll("details.veil").forEach((veil) => { veil.open = false; });
});
