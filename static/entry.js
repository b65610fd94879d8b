// The grid on which figures are typed. Moves as in a spreadsheet, takes pasted blocks, saves as one types, and keeps
// what is typed in this browser until the server has it. Without this script the page is a plain form that does all
// of it but the keys. Words from the server are put in place as text, never as markup.
(() => {
  "use strict";

  const form = document.getElementById("entry");
  if (!form) return;

  const FIELDS = {
    numerator: "n", denominator: "d", value: "v", symbol: "s", note: "t", answer: "a", commentary: "c", reason: "r",
  };
  const WAIT = 800; // milliseconds without a key before what was typed is sent
  const RETRY = 15000; // milliseconds until the next try without a connection
  const MOST_WORDS = 80;
  const LONGEST = 40; // characters of a number
  const STORE = `figures/${form.dataset.keep}`;
  const SIGNED_OUT = "You have been signed out. Sign in in another tab; what you typed is kept here.";
  const NO_CONNECTION = "Not saved yet: no connection. What you typed is kept here.";

  const byId = (id) => document.getElementById(id);
  const saved = byId("saved");
  const told = byId("told");

  for (const each of document.querySelectorAll(".scripted")) each.hidden = false;

  // ---------- rows ----------

  const textOf = (input) => (input.value ?? "").replace(/\r\n?/g, "\n").trim();

  class Row {
    constructor(element) {
      this.element = element;
      this.number = element.id.slice("row".length);
      this.hidden = form.elements[`k${this.number}`];
      [this.key, this.shown] = this.hidden.value.split(" ");
      this.inputs = {};
      for (const [name, letter] of Object.entries(FIELDS)) {
        const input = form.elements[letter + this.number];
        if (input) this.inputs[name] = input;
      }
      this.box = form.elements[`p${this.number}`];
      this.conflict = element.querySelector(".versions") !== null; // two versions: the person chooses first
      // What the server has, as far as this page knows; the page may hold what it could not save.
      this.there = "unsaved" in element.dataset && !this.conflict ? null : this.asText();
      this.sending = null;
      this.refused = null; // what the server would not take: not sent again until it is changed
    }

    get typed() {
      const typed = {};
      for (const [name, input] of Object.entries(this.inputs)) typed[name] = textOf(input);
      typed.status = this.box.checked ? "provisional" : "final";
      return typed;
    }

    set typed(typed) {
      for (const [name, input] of Object.entries(this.inputs)) input.value = typed[name] ?? "";
      this.box.checked = typed.status === "provisional";
      this.unfold();
    }

    asText() {
      return JSON.stringify(this.typed);
    }

    get isChanged() {
      return this.asText() !== this.there;
    }

    show(digest) {
      this.shown = digest;
      this.hidden.value = `${this.key} ${digest}`;
    }

    // What holds something is not folded away.
    unfold() {
      for (const details of this.element.querySelectorAll(".chk details")) {
        if ([...details.querySelectorAll("input:not([type=checkbox]), select, textarea")].some(textOf)) details.open = true;
      }
    }
  }

  const rows = [...form.querySelectorAll("tr:has([name^=k])")].map((element) => new Row(element));
  const rowByKey = new Map(rows.map((row) => [row.key, row]));
  const rowOf = (element) => rows.find((row) => row.element === element.closest("tr"));

  // ---------- what is not saved yet, kept in this browser ----------

  const read = () => {
    try {
      return JSON.parse(localStorage.getItem(STORE)) ?? {};
    } catch {
      return {};
    }
  };

  const write = (kept) => {
    try {
      if (Object.keys(kept).length) localStorage.setItem(STORE, JSON.stringify(kept));
      else localStorage.removeItem(STORE);
    } catch {
      // A browser that keeps nothing still sends what is typed.
    }
  };

  // Another tab may keep other rows of the same section: only those of this page that changed here are touched.
  const keep = (row) => {
    const kept = read();
    if (row.isChanged) kept[row.key] = { shown: row.shown, typed: row.typed, sent: row.sending };
    else delete kept[row.key];
    write(kept);
  };

  let restored = ""; // told once more with what the first save finds, which would otherwise speak over it

  const restore = () => {
    let number = 0;
    for (const [key, one] of Object.entries(read())) {
      const row = rowByKey.get(key);
      if (!row) continue;
      const isOwn = row.there === one.sent; // it arrived, and only its answer did not
      row.typed = one.typed;
      if (!row.isChanged) {
        keep(row);
        continue;
      }
      if (!isOwn) row.show(one.shown); // a change of somebody else's since then is found by it
      number += 1;
    }
    if (!number) return;
    restored = `${number} ${number === 1 ? "row that was" : "rows that were"} not saved yet ${number === 1 ? "is" : "are"} typed in again.`;
    say(restored);
  };

  // ---------- telling ----------

  const say = (words) => {
    told.textContent = words;
  };

  const status = (words, isUnsaved = false) => {
    if (saved.textContent !== words) saved.textContent = words;
    saved.classList.toggle("unsaved", isUnsaved);
  };

  const make = (tag, className, words) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (words !== undefined) element.textContent = words;
    return element;
  };

  const mark = (name) => make("i", `mk ${name}`);

  const showMessages = (row, messages) => {
    const place = byId(`m${row.number}`);
    const paragraphs = messages.map((message) => {
      const paragraph = make("p", `msg ${message.kind}`);
      if (message.kind === "remark") paragraph.append(make("b", "", "Approver:"), " ");
      paragraph.append(message.words);
      return paragraph;
    });
    place.replaceChildren(...paragraphs);
    for (const [name, input] of Object.entries(row.inputs)) {
      const isBad = messages.some((message) => message.kind === "error" && message.column === name);
      const isAsked = messages.some((message) => message.kind === "query" && message.column === name);
      if (input.classList.contains("numin")) {
        input.classList.toggle("bad", isBad);
        input.classList.toggle("ask", isAsked && !isBad);
      }
      if (isBad) input.setAttribute("aria-invalid", "true");
      else input.removeAttribute("aria-invalid");
      if (name === "commentary") continue; // it is described by its own help
      if (messages.length) input.setAttribute("aria-describedby", place.id);
      else input.removeAttribute("aria-describedby");
    }
    const isAsked = messages.some((message) => message.kind === "query" || message.kind === "answered");
    const answer = row.inputs.answer;
    answer.parentElement.hidden = !isAsked && !answer.value && document.activeElement !== answer;
  };

  const showState = (row, state) => {
    const element = byId(`e${row.number}`);
    element.className = `state ${state.look}`;
    element.firstElementChild.className = `mk ${state.mark}`;
    element.lastElementChild.textContent = state.words;
    const isCategory = row.element.classList.contains("cat");
    row.element.className = state.row + (isCategory ? " cat" : "");
  };

  const choose = (row, versions, which) => {
    row.show(versions.digest);
    if (which === "theirs") row.typed = versions.typed;
    row.there = null; // sent either way: the answer says how the row stands now
    row.element.querySelector(".versions")?.remove();
    row.conflict = false;
    row.refused = null;
    keep(row);
    row.inputs.numerator.focus();
    changed(row);
    save();
  };

  const showVersions = (row, versions) => {
    row.element.querySelector(".versions")?.remove();
    row.conflict = Boolean(versions);
    if (!versions) return;
    const group = make("fieldset", "versions");
    group.append(make("legend", "", `${versions.who} saved this at ${versions.at}`));
    for (const [which, label] of [["theirs", "Keep theirs"], ["mine", "Keep mine"]]) {
      const paragraph = make("p");
      const button = make("button", "button quiet", label);
      button.type = "button";
      button.addEventListener("click", () => choose(row, versions, which));
      paragraph.append(button, make("span", "", versions[which]));
      group.append(paragraph);
    }
    byId(`m${row.number}`).after(group);
  };

  const showFaults = (answer) => {
    const summary = byId("summary");
    summary.hidden = !answer.faults.length;
    byId("summary-h").textContent = `${answer.in_the_way} before you can submit`;
    const lines = answer.faults.map((fault) => {
      const line = make("li");
      const link = make("a", "", fault.words);
      link.href = `#${fault.target}`;
      line.append(mark(fault.kind), link);
      return line;
    });
    summary.querySelector("ul").replaceChildren(...lines);
    byId("more-faults").hidden = !answer.more_faults;
    byId("more-faults").querySelector("span").textContent = answer.more_faults;
  };

  const showTotals = (totals) => {
    for (const element of form.querySelectorAll("tr.sum")) {
      const line = totals[element.dataset.after];
      if (!line) continue;
      element.querySelector("i").className = `mk ${line.mark}`;
      element.querySelector("td span").textContent = line.words;
    }
  };

  const showCounts = (answer) => {
    for (const id of ["progress-h", "entered"]) byId(id).textContent = answer.counts;
    byId("bar-counts").textContent = `${answer.counts}.`;
    byId("bar-faults").textContent = answer.in_the_way ? `${answer.in_the_way}.` : "";
    byId("progress").value = answer.entered;
  };

  const showAnswer = (answer) => {
    for (const [key, told] of Object.entries(answer.rows)) {
      const row = rowByKey.get(key);
      if (!row) continue;
      const isSent = key in answer.kept || answer.left.includes(key);
      if (row.isChanged && !isSent) continue; // typed since: its own answer follows
      byId(`o${row.number}`).textContent = told.result;
      showState(row, told.state);
      showMessages(row, told.messages);
      if (isSent) showVersions(row, told.versions);
    }
    showFaults(answer);
    showTotals(answer.totals);
    showCounts(answer);
  };

  // ---------- saving ----------

  let timer = 0;
  let busy = false;
  let submitting = false;

  const waiting = () => rows.filter((row) => row.isChanged && !row.conflict && row.asText() !== row.refused);

  const later = (milliseconds) => {
    clearTimeout(timer);
    timer = setTimeout(save, milliseconds);
  };

  const token = () => /(?:^|;\s*)csrftoken=([^;]+)/.exec(document.cookie)?.[1] ?? form.elements.csrfmiddlewaretoken.value;

  const send = async (sending, isLeaving) =>
    fetch(form.dataset.save, {
      method: "POST",
      credentials: "same-origin",
      redirect: "manual", // a way to the sign-in page
      keepalive: isLeaving,
      headers: { "Content-Type": "application/json", "X-CSRFToken": token() },
      body: JSON.stringify({ rows: sending.map((row) => ({ key: row.key, shown: row.shown, ...row.typed })) }),
    });

  const tellFindings = (sending, answer) => {
    const told = sending.flatMap((row) => answer.rows[row.key]?.messages ?? [])
      .filter((message) => message.kind === "error" || message.kind === "query");
    if (told.length) say([restored, ...told.map((message) => message.words)].join(" ").trim());
    restored = "";
  };

  const arrived = (sending, answer) => {
    for (const row of sending) {
      const digest = answer.kept[row.key];
      if (digest) {
        row.there = row.sending;
        row.show(digest);
        row.refused = null;
      } else {
        row.refused = row.sending;
      }
      row.sending = null;
      keep(row);
    }
    showAnswer(answer);
    tellFindings(sending, answer);
    const left = rows.filter((row) => row.isChanged);
    if (!left.length) status(`Saved at ${answer.at}`);
    else if (left.every((row) => row.conflict || row.refused)) status(`Saved at ${answer.at}, but for ${left.length} ${left.length === 1 ? "row" : "rows"}: look at what is said there.`, true);
  };

  const save = async (isLeaving = false) => {
    clearTimeout(timer);
    const sending = waiting();
    if (!sending.length || submitting || busy) return;
    busy = true;
    for (const row of sending) {
      row.sending = row.asText();
      keep(row);
    }
    let next = 0;
    try {
      const response = await send(sending, isLeaving === true);
      if (response.type === "opaqueredirect") {
        status(SIGNED_OUT, true);
      } else if (response.ok) {
        arrived(sending, await response.json());
        next = WAIT;
      } else {
        const problem = response.status === 409 || response.status === 400 ? (await response.json()).problem : "";
        status(problem || "Not saved yet: the server could not take it. What you typed is kept here.", true);
        if (!problem) next = RETRY;
      }
    } catch {
      status(NO_CONNECTION, true);
      next = RETRY;
    } finally {
      busy = false;
    }
    if (next && waiting().length) later(next);
  };

  const changed = (row) => {
    keep(row);
    if (row.isChanged && !busy && !saved.classList.contains("unsaved")) status("");
    later(WAIT);
  };

  // ---------- moving ----------

  const columns = ["n", "d", "v"];

  const isVisible = (input) => input && input.checkVisibility();

  const isGridInput = (element) => element.matches?.("td:not(.chk) > .numin");

  const gridInput = (row, column) => {
    const input = form.elements[column + row.number];
    return isVisible(input) && isGridInput(input) ? input : null;
  };

  const move = (input, step) => {
    const column = input.name[0];
    for (let at = rows.indexOf(rowOf(input)) + step; at >= 0 && at < rows.length; at += step) {
      const next = gridInput(rows[at], column);
      if (next) {
        next.focus();
        next.select();
        return true;
      }
    }
    return false;
  };

  const across = (input, step) => {
    const row = rowOf(input);
    for (let at = columns.indexOf(input.name[0]) + step; at >= 0 && at < columns.length; at += step) {
      const next = gridInput(row, columns[at]);
      if (next) {
        next.focus();
        next.select();
        return true;
      }
    }
    return false;
  };

  const atEdge = (input, step) => {
    const isWhole = input.selectionStart === 0 && input.selectionEnd === input.value.length;
    if (isWhole) return true;
    if (input.selectionStart !== input.selectionEnd) return false;
    return step < 0 ? input.selectionStart === 0 : input.selectionEnd === input.value.length;
  };

  const MOVES = {
    ArrowUp: (input) => move(input, -1),
    ArrowDown: (input) => move(input, 1),
    ArrowLeft: (input) => atEdge(input, -1) && across(input, -1),
    ArrowRight: (input) => atEdge(input, 1) && across(input, 1),
  };

  const before = new WeakMap(); // what a field held when it was entered

  form.addEventListener("keydown", (event) => {
    const field = event.target;
    if (event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === "Escape" && before.has(field) && field.value !== before.get(field)) {
      field.value = before.get(field);
      field.dispatchEvent(new Event("input", { bubbles: true }));
      say("Taken back.");
      event.preventDefault();
      return;
    }
    if (!field.matches(".numin, .textin")) return;
    if (event.key === "Enter") {
      event.preventDefault(); // it goes down, and never sends the form
      if (isGridInput(field)) move(field, event.shiftKey ? -1 : 1);
      return;
    }
    if (!event.shiftKey && isGridInput(field) && MOVES[event.key]?.(field)) event.preventDefault();
  });

  form.addEventListener("focusin", (event) => {
    const field = event.target;
    if (field.matches("input:not([type=checkbox]), textarea")) before.set(field, field.value);
  });

  // Leaving a row sends it; between its numbers there is time to type.
  form.addEventListener("focusout", (event) => {
    const isWithin = event.relatedTarget && rowOf(event.relatedTarget) === rowOf(event.target);
    if (!isWithin && waiting().length) later(0);
  });

  form.addEventListener("input", (event) => {
    const row = rowOf(event.target);
    if (!row) return;
    if (event.target.name[0] === "c") countWords(row);
    changed(row);
  });

  form.addEventListener("change", (event) => {
    const row = rowOf(event.target);
    if (!row) return;
    if (event.target.name[0] === "s" && event.target.value === "p" && !row.inputs.note.value) {
      row.inputs.note.value = form.dataset.expected;
      say("The note says when the figure is expected. Change it where it is another time.");
    }
    changed(row);
  });

  const countWords = (row) => {
    const words = row.inputs.commentary.value.split(/\s+/).filter(Boolean).length;
    byId(`w${row.number}`).lastChild.textContent = `${words} of ${MOST_WORDS} words`;
  };

  // ---------- pasting ----------

  // A block of a spreadsheet: cells parted by tabs, rows by line ends; a cell with either in it stands in quotes.
  const blockOf = (text) => {
    const block = [[]];
    let cell = "";
    let isQuoted = false;
    const endCell = () => {
      block.at(-1).push(cell.trim());
      cell = "";
    };
    for (let at = 0; at < text.length; at += 1) {
      const letter = text[at];
      if (isQuoted) {
        if (letter !== '"') cell += letter;
        else if (text[at + 1] === '"') cell += text[(at += 1)];
        else isQuoted = false;
      } else if (letter === '"' && cell === "") {
        isQuoted = true;
      } else if (letter === "\t") {
        endCell();
      } else if (letter === "\n") {
        endCell();
        block.push([]);
      } else {
        cell += letter;
      }
    }
    endCell();
    if (block.length > 1 && block.at(-1).length === 1 && block.at(-1)[0] === "") block.pop();
    return block;
  };

  // A first line of words above lines of numbers names the columns.
  const isHeading = (line) => line.some((text) => /\p{L}{3}/u.test(text)) && !line.some((text) => /\d/.test(text));

  // Rows are counted as they stand on the page: a recorded one takes up its line of the block and is not written into.
  const places = [...form.querySelectorAll("tr[id^=row]")];

  const fill = (first, block) => {
    const start = places.indexOf(first.closest("tr"));
    const column = columns.indexOf(first.name[0]);
    const touched = new Set();
    let filled = 0;
    let left = 0;
    block.forEach((line, down) => {
      line.forEach((text, right) => {
        const row = places[start + down] && rowOf(places[start + down]);
        const input = row && gridInput(row, columns[column + right]);
        if (!input || text.length > LONGEST) {
          if (text) left += 1;
          return;
        }
        input.value = text;
        filled += 1;
        touched.add(row);
      });
    });
    return { filled, left, touched };
  };

  form.addEventListener("paste", (event) => {
    const field = event.target;
    const text = event.clipboardData?.getData("text/plain").replace(/\r\n?/g, "\n") ?? "";
    if (!isGridInput(field) || !/[\t\n]/.test(text.replace(/\n$/, ""))) return;
    event.preventDefault();
    const block = blockOf(text);
    const hasHeading = block.length > 1 && isHeading(block[0]);
    const { filled, left, touched } = fill(field, hasHeading ? block.slice(1) : block);
    const cells = (number) => `${number} ${number === 1 ? "cell" : "cells"}`;
    say(`${cells(filled)} filled.${left ? ` ${cells(left)} did not fit.` : ""}${hasHeading ? " The line of headings was left out." : ""}`);
    touched.forEach(changed);
    save();
  });

  // ---------- coming and going ----------

  form.addEventListener("submit", () => {
    submitting = true; // the form itself brings everything
    form.elements.csrfmiddlewaretoken.value = token(); // somebody may have signed in again in another tab
    clearTimeout(timer);
  });

  document.addEventListener("visibilitychange", () => save(document.visibilityState === "hidden"));
  window.addEventListener("online", () => save());
  window.addEventListener("focus", () => save());
  window.addEventListener("pageshow", () => {
    submitting = false;
  });

  // A link of the summary leads to a field that may be folded away.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#"]');
    const field = link && byId(link.hash.slice(1));
    if (!field || !form.contains(field)) return;
    const details = field.closest("details");
    if (details) details.open = true;
    event.preventDefault();
    if (field.matches("tr")) field.tabIndex = -1;
    field.focus();
    field.scrollIntoView({ block: "center" });
  });

  restore();
  if (waiting().length) save();
})();
