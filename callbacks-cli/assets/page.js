// The page of `callbacks listen` and `callbacks mock`: a list that grows, and the details of one event. No library, no build step.
"use strict";

const rows = document.getElementById("rows");
const detail = document.getElementById("detail");
const query = document.getElementById("q");
const wrongOnly = document.getElementById("wrong");
const MOST = 1000;
let events = [];
let chosen = null;
let comparing = null;

function isWrong(event) {
  return !event.schema || event.signature === false || event.failure !== null || event.status >= 400 || event.status === 0 || event.answerFaults.length > 0;
}

function element(name, text, className) {
  const made = document.createElement(name);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
}

// Checks are words as well as colours.
function checks(event) {
  const line = element("div", undefined, "checks");
  const add = (word, isRight) => line.append(element("span", word, isRight ? "good" : "bad"));
  // What could not be sent was not checked.
  if (event.isSent && event.status === 0) {
    add("✗ no answer", false);
    return line;
  }
  if (event.isLate) add("✗ signature late", false);
  else if (event.signature !== null) add(event.signature ? "✓ signature" : "✗ signature", event.signature);
  add(event.schema ? "✓ schema" : "✗ schema", event.schema);
  if (event.answerFaults.length > 0) add("✗ answer", false);
  return line;
}

function row(event) {
  const made = element("tr");
  made.dataset.id = event.id;
  made.setAttribute("aria-selected", String(event.id === chosen));
  const name = element("td", undefined, "name");
  const button = element("button", event.event);
  button.type = "button";
  if (!event.isKnown) button.classList.add("bad");
  if (event.isSent) made.classList.add("sent");
  const notes = [event.isSent ? "→ " + event.method + " " + event.url : event.method + " " + path(event.url)];
  if (event.subscription !== null) notes.push("for #" + event.subscription);
  if (event.also.length > 0) notes.push("or " + event.also.join(" or "));
  if (event.duplicateOf !== null) notes.push("duplicate of #" + event.duplicateOf);
  if (event.replayOf !== null) notes.push("replay of #" + event.replayOf);
  name.append(button, element("small", notes.join(" · ")), checks(event));
  const isGood = event.status >= 200 && event.status < 300;
  const status = element("td", event.status === 0 ? "none" : String(event.status), isGood ? "good" : "bad");
  made.append(element("td", event.time), name, status, element("td", String(event.milliseconds), "number"));
  return made;
}

function path(url) {
  return url.replace(/^https?:\/\/[^/]*/, "") || "/";
}

function shown() {
  return wrongOnly.checked ? events.filter(isWrong) : events;
}

function draw() {
  const list = shown();
  rows.replaceChildren(...list.map(row).reverse());
  document.getElementById("empty").hidden = events.length > 0;
  const wrong = events.filter(isWrong).length;
  const problems = wrong ? `, ${wrong} with problems` : "";
  document.getElementById("count").textContent = events.length ? `${list.length} of ${events.length} events${problems}` : "";
}

async function search() {
  const answer = await fetch("list?q=" + encodeURIComponent(query.value.trim()));
  events = await answer.json();
  draw();
}

async function choose(id, focus) {
  if (id !== chosen) comparing = null;
  chosen = id;
  for (const each of rows.children) each.setAttribute("aria-selected", String(Number(each.dataset.id) === id));
  const place = rows.querySelector('[aria-selected="true"]');
  if (place) place.scrollIntoView({ block: "nearest" });
  const answer = await fetch(`event/${id}` + (comparing === null ? "" : `?with=${comparing}`));
  if (chosen !== id) return;
  // The server has escaped everything in it.
  if (answer.ok) detail.innerHTML = await answer.text();
  else detail.replaceChildren(element("p", await answer.text(), "problem"));
  detail.scrollTop = 0;
  history.replaceState(null, "", "#" + id);
  if (focus) detail.focus();
}

function move(step) {
  const list = shown().map((event) => event.id).reverse();
  if (!list.length) return;
  const place = list.indexOf(chosen);
  const next = place < 0 ? 0 : Math.min(list.length - 1, Math.max(0, place + step));
  choose(list[next]);
}

let hide;
function notice(text) {
  const box = document.getElementById("notice");
  box.textContent = text;
  box.classList.add("shown");
  clearTimeout(hide);
  hide = setTimeout(() => box.classList.remove("shown"), 2500);
}

async function post(action, body) {
  const answer = await fetch(`event/${chosen}/${action}`, { method: "POST", body: JSON.stringify(body) });
  if (!answer.ok) {
    notice(await answer.text());
    return null;
  }
  return answer.json();
}

async function send(body) {
  const answer = await post("replay", body);
  if (answer) notice("replayed: the answer is " + answer.status);
}

// A replay of an old request needs a new signature, or it is too late.
const signing = () => document.body.dataset.signing === "true";

const actions = {
  replay: () => send({ sign: signing() }),
  edit() {
    const form = detail.querySelector(".edit");
    form.hidden = false;
    form.querySelector("textarea").focus();
  },
  cancel() {
    detail.querySelector(".edit").hidden = true;
  },
  async copy(button) {
    const from = button ? button.dataset.from : "curl";
    await copy(document.getElementById(from).textContent);
    notice("copied as " + (from === "rust" ? "Rust test" : "curl"));
  },
  async save() {
    const answer = await post("save", {});
    if (answer) notice("saved as " + answer.saved);
  },
  compare() {
    const before = detail.querySelector("article").dataset.before;
    if (before === undefined) return notice("there is no event before it");
    comparing = comparing === null ? Number(before) : null;
    choose(chosen);
  },
};

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Without permission, the old way.
    const area = element("textarea", text);
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
}

rows.addEventListener("click", (click) => {
  const place = click.target.closest("tr");
  if (place) choose(Number(place.dataset.id), click.target.closest("button") !== null && click.detail === 0);
});

detail.addEventListener("click", (click) => {
  const button = click.target.closest("[data-do]");
  if (button) actions[button.dataset.do](button);
});

detail.addEventListener("submit", (submit) => {
  submit.preventDefault();
  const form = submit.target;
  form.hidden = true;
  const sign = form.querySelector('[name="sign"]');
  send({ body: form.querySelector("textarea").value, sign: Boolean(sign && sign.checked) });
});

document.getElementById("search").addEventListener("submit", (submit) => submit.preventDefault());
let typing;
query.addEventListener("input", () => {
  clearTimeout(typing);
  typing = setTimeout(search, 120);
});
wrongOnly.addEventListener("change", draw);
const help = document.getElementById("help");
document.getElementById("keys").addEventListener("click", () => help.showModal());

document.addEventListener("keydown", (key) => {
  if (key.ctrlKey || key.metaKey || key.altKey || help.open) return;
  if (key.target.matches("input, textarea, select")) {
    if (key.key === "Escape") {
      key.target.blur();
      if (key.target.closest(".edit")) actions.cancel();
    }
    return;
  }
  const has = chosen !== null;
  const keys = {
    j: () => move(1),
    k: () => move(-1),
    f: mock && (() => document.getElementById("offer").focus()),
    "/": () => query.focus(),
    "?": () => help.showModal(),
    r: has && actions.replay,
    e: has && actions.edit,
    c: has && (() => actions.copy()),
    d: has && actions.compare,
  };
  const action = keys[key.key];
  if (!action) return;
  key.preventDefault();
  action();
});

// A mock sends callbacks and webhooks when asked.
const mock = document.getElementById("fire");
let offers = [];

async function loadOffers() {
  if (!mock) return;
  const answer = await (await fetch("offers")).json();
  const callbacks = answer.subscriptions.map((each) => ({
    label: `#${each.id} ${each.operation}`,
    items: each.callbacks.map((callback) => ({ ...callback, subscription: each.id })),
  }));
  const webhooks = { label: "webhooks", items: answer.webhooks.map((name) => ({ name, subscription: null })) };
  const select = document.getElementById("offer");
  const before = select.value;
  const groups = [...callbacks, webhooks].filter((group) => group.items.length > 0);
  offers = groups.flatMap((group) => group.items);
  let place = 0;
  select.replaceChildren(
    ...groups.map((group) => {
      const made = element("optgroup");
      made.label = group.label;
      for (const item of group.items) {
        const option = element("option", item.name);
        option.value = `${item.subscription ?? ""} ${item.name}`;
        option.dataset.place = String(place++);
        made.append(option);
      }
      return made;
    }),
  );
  if ([...select.options].some((option) => option.value === before)) select.value = before;
  showOffer();
}

function offer() {
  const option = document.getElementById("offer").selectedOptions[0];
  return option ? offers[Number(option.dataset.place)] : null;
}

function showOffer() {
  const found = offer();
  const to = document.getElementById("to");
  const isCallback = found !== null && found.subscription !== null;
  if (isCallback) to.value = found.target ?? "";
  else if (to.readOnly) to.value = "";
  to.readOnly = isCallback;
  const why = !found ? "Callbacks are here when a client has subscribed." : found.reason ?? "";
  document.getElementById("why").textContent = why;
  mock.querySelector("button").disabled = !found || Boolean(found.reason);
}

if (mock) {
  document.getElementById("offer").addEventListener("change", showOffer);
  mock.addEventListener("submit", async (submit) => {
    submit.preventDefault();
    const found = offer();
    if (!found) return;
    const body = { operation: found.name, subscription: found.subscription, to: document.getElementById("to").value };
    const answer = await fetch("fire", { method: "POST", body: JSON.stringify(body) });
    if (!answer.ok) return notice(await answer.text());
    const { status } = await answer.json();
    notice(status === 0 ? "sent, but nobody answers" : "sent: the answer is " + status);
  });
}

window.addEventListener("hashchange", () => {
  const id = Number(location.hash.slice(1));
  if (id && id !== chosen) choose(id);
});

function connect() {
  const connection = document.getElementById("connection");
  const state = (text, name) => {
    connection.textContent = text;
    connection.className = name;
  };
  const source = new EventSource("events");
  source.onopen = () => {
    state("live", "live");
    // What arrived in the meantime.
    search();
  };
  source.onerror = () => state("not connected: the command has ended, or is starting again", "lost");
  source.onmessage = (message) => {
    if (query.value.trim()) return search();
    const event = JSON.parse(message.data);
    if (events.some((known) => known.id === event.id)) return;
    events.push(event);
    if (events.length > MOST) events.shift();
    draw();
    if (!event.isSent) loadOffers();
    if (event.replayOf !== null && event.replayOf === chosen) choose(event.id);
  };
}

search();
connect();
loadOffers();
const first = Number(location.hash.slice(1));
if (first) choose(first);
