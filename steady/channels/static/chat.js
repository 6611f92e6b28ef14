// The plain chat page. Nothing is kept in the browser: the token and the words live in this page only.
"use strict";

const $ = (id) => document.getElementById(id);
const history_ = $("history");
let token = null;
let last = Promise.resolve();

class Refused extends Error {
  constructor(answer) { super(answer.error); this.answer = answer; }
}

async function call(method, path, body, keepalive = false) {
  const headers = {};
  if (body) headers["Content-Type"] = "application/json";
  if (token) headers.Authorization = `Bearer ${token}`;
  const response = await fetch(path, {
    method, headers, keepalive, body: body && JSON.stringify(body), cache: "no-store", credentials: "omit",
    referrerPolicy: "no-referrer", signal: keepalive ? undefined : AbortSignal.timeout(30000),
  });
  if (response.status === 204) return null;
  const answer = await response.json();
  if (!response.ok) throw new Refused(answer);
  return answer;
}

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function button(text, action, className) {
  const made = element("button", className, text);
  made.type = "button";
  made.addEventListener("click", () => action(made));
  return made;
}

function link(text, href) {
  const made = element("a", "", text);
  made.href = href;
  if (href.startsWith("https:")) { made.rel = "noreferrer"; made.target = "_blank"; }
  return made;
}

function add(item) {
  history_.append(item);
  item.scrollIntoView({ block: "nearest" });
  return item;
}

function announce(text) {
  const line = element("p", "", text);
  $("live").append(line);
  setTimeout(() => line.remove(), 10000);
}

const digits = (number) => number.replace(/[^0-9+]/g, "");

const draw = {
  text(message) { return element("li", "bubble", message.text); },
  helpline(card) {
    const item = element("li", "helpline");
    item.append(element("strong", "", card.name));
    const cost = card.cost && `Cost: ${card.cost}`;
    for (const words of [card.why, card.what, card.open_text, cost]) if (words) item.append(element("p", "", words));
    const links = item.appendChild(element("div", "links"));
    if (card.phone) links.append(link(`Call ${card.phone}`, `tel:${digits(card.phone)}`));
    if (card.sms) {
      const words = card.sms.text ? `Text ${card.sms.text} to ${card.sms.number}` : `Text ${card.sms.number}`;
      links.append(link(words, `sms:${digits(card.sms.number)}`));
    }
    if (card.chat_url) links.append(link("Chat online", card.chat_url));
    if (card.url) links.append(link("Website", card.url));
    if (card.email) links.append(link("Email", `mailto:${card.email}`));
    return item;
  },
  choices(message) {
    const item = element("li", message.text ? "bubble" : "", message.text);
    const row = item.appendChild(element("div", "choices"));
    for (const choice of message.choices) {
      row.append(button(choice.title, () => { $("text").focus(); send({ choice: choice.id }, choice.title); }, choice.style));
    }
    return item;
  },
  steps(message) {
    const item = element("li", "bubble");
    const list = item.appendChild(element("ol", "steps"));
    for (const step of message.items) list.append(element("li", "", step));
    return item;
  },
  copy(message) {
    const item = element("li", "bubble", message.text);
    item.append(button("Copy", async (made) => {
      await navigator.clipboard.writeText(message.text);
      made.textContent = "Copied";
    }));
    return item;
  },
};

function spoken(message) {
  const titles = (message.choices || []).map((choice) => choice.title);
  return [message.name, message.text, message.phone, ...(message.items || []), ...titles].filter(Boolean).join(". ");
}

function show(messages) {
  for (const row of history_.querySelectorAll(".choices")) row.remove();
  const known = messages.filter((message) => message.type in draw);
  const items = known.map((message) => { announce(spoken(message)); return add(draw[message.type](message)); });
  items[0]?.scrollIntoView({ block: "start" }); // a long answer is read from its beginning
}

function showRefusal(answer) {
  show([{ type: "text", text: answer.message }, ...(answer.helplines || [])]);
  if (answer.error === "session_over") {
    token = null;
    const item = element("li");
    item.append(button("Start a new chat", start, "primary"));
    add(item);
  }
}

async function start() {
  token = null;
  history_.replaceChildren();
  try {
    const answer = await call("POST", "session");
    token = answer.token;
    $("down").hidden = true;
    show(answer.messages);
  } catch (error) {
    if (error instanceof Refused) showRefusal(error.answer);
    serverDown();
  }
}

function serverDown() {
  $("down").hidden = false;
  $("again").hidden = false;
  $("down").scrollIntoView();
}

function send(content, words) {
  const message = { client_message_id: newId(), ...content };
  const item = words ? add(element("li", "bubble mine", words)) : null;
  last = last.then(() => deliver(message, item));
}

function newId() {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

async function deliver(message, item) {
  if (!token) return serverDown();
  const writing = setTimeout(() => { $("writing").hidden = false; announce("writing"); }, 2000);
  try {
    show((await call("POST", "message", message)).messages);
    $("down").hidden = true;
  } catch (error) {
    if (error instanceof Refused) showRefusal(error.answer);
    else failed(message, item);
  } finally {
    clearTimeout(writing);
    $("writing").hidden = true;
  }
}

// The same id again: the server runs the turn once and repeats its answer.
function failed(message, item) {
  const notice = element("li", "bubble notice", "That did not reach us. ");
  notice.append(button("Try again", () => { notice.remove(); last = last.then(() => deliver(message, item)); }));
  add(notice);
  announce("That did not reach us.");
  serverDown();
}

function forget(keepalive) {
  const done = token ? call("DELETE", "session", null, keepalive) : Promise.resolve();
  token = null;
  history_.replaceChildren();
  $("live").replaceChildren();
  $("text").value = "";
  return done;
}

$("leave").addEventListener("click", (event) => {
  event.preventDefault();
  document.body.hidden = true;
  forget(true).catch(() => {});
  location.replace($("leave").href);
});

$("clear").addEventListener("click", async () => {
  try {
    await forget(false);
    await start();
  } catch (error) {
    if (error instanceof Refused) showRefusal(error.answer);
    serverDown();
  }
});

$("help").addEventListener("click", () => (token ? send({ text: "help" }, "help") : serverDown()));
$("again").addEventListener("click", () => (token ? ($("down").hidden = true) : start()));

$("composer").addEventListener("submit", (event) => {
  event.preventDefault();
  const text = $("text").value.trim();
  if (!text) return;
  $("text").value = "";
  send({ text }, text);
});

$("text").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
    event.preventDefault();
    $("composer").requestSubmit();
  }
});

// A file is never read: only the fact that somebody tried is sent, so that the bot can say why not.
for (const kind of ["paste", "drop", "dragover"]) {
  document.addEventListener(kind, (event) => {
    const files = (event.clipboardData || event.dataTransfer)?.types.includes("Files");
    if (!files) return;
    event.preventDefault();
    if (kind !== "dragover") send({ attachment: true });
  });
}

window.addEventListener("pageshow", (event) => { if (event.persisted) start(); });
start();
