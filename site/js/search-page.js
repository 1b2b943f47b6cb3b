/* The search page: asks the reader of the index (search.js) as one types, and shows what it finds.
   Nothing that was typed or found becomes markup: it is put in as text. Without this script the page leads to the lists. */
(function () {
  "use strict";
  const say = document.currentScript.dataset;
  const PAUSE = 120, STEP = 10;
  const FILTERS = ["scheme", "kind", "status"];
  /* A state whose chip goes by another name. */
  const CHIP = { "not-yet-in-force": "not-yet", "in-rectification": "rectification", "re-evaluation-due": "re-evaluation" };
  /* What the day of a document is, where it is not that of posting. */
  const DATED = { article: "dated", policy: "dated", base: "since" };
  const DAY = new Intl.DateTimeFormat(document.documentElement.lang === "en" ? "en-GB" : "zh-CN", { dateStyle: "long", timeZone: "UTC" });
  const find = (mark) => document.querySelector(`[data-${mark}]`);
  const form = find("search"), said = find("said"), list = find("hits"), more = find("more"), slash = find("slash"), other = document.querySelector(".lang a");
  const box = form.elements.q, all = form.elements.scheme.options[0].text, title = document.title;
  let opening = null, index = null, asked = null, hits = [], timer = 0;

  function make(tag, name, ...inside) {
    const node = document.createElement(tag);
    if (name) node.className = name;
    node.append(...inside);
    return node;
  }

  /* Text in pieces, those that were typed marked. */
  const pieces = (parts) => parts.map((part) => part.marked ? make("mark", "", part.text) : part.text);

  const state = () => Object.fromEntries([...new FormData(form)].filter(([, value]) => value.trim()));

  const word = (field, id) => index.names[field].find(([known]) => known === id)?.[1] ?? id;

  /* Only what changed is written, since it is read aloud. */
  function tell(...lines) {
    lines = lines.filter(Boolean);
    if ([...said.children].map((line) => line.textContent).join("\n") === lines.join("\n")) return;
    said.replaceChildren(...lines.map((line, i) => make("p", i ? "hint" : "", line)));
  }

  function choices(counts) {
    for (const field of FILTERS) {
      const select = form.elements[field], chosen = select.value;
      const options = index.names[field].map(([id, name]) => {
        const count = counts?.[field]?.[id] ?? 0;
        const option = new Option(counts ? `${name} ${count}` : name, id, false, id === chosen);
        option.disabled = counts !== undefined && !count && id !== chosen;
        return option;
      });
      select.replaceChildren(new Option(all, ""), ...options);
    }
  }

  async function open() {
    const reader = window.gongshiSearch;
    if (!reader) throw Object.assign(new Error(), { code: "unavailable" });
    opening ??= reader.open(say.root, document.documentElement.lang.slice(0, 2));
    try {
      const first = !index;
      index = await opening;
      if (first) choices();
    } catch (error) {
      opening = null;
      throw error;
    }
  }

  function item(hit, level) {
    const about = make("p", "over", make("span", "", word("kind", hit.kind)));
    if (hit.scheme) about.append(make("span", "", word("scheme", hit.scheme)));
    if (hit.status) about.append(make("span", `chip chip-${CHIP[hit.status] ?? hit.status}`, word("status", hit.status)));
    if (hit.date) {
      const day = make("time", "", DAY.format(new Date(hit.date)));
      day.dateTime = hit.date;
      about.append(make("span", "", say[DATED[hit.kind] ?? "posted"], day));
    }
    const link = make("a", "", ...pieces(hit.marks));
    link.href = hit.href;
    const node = make("li", "", about, make(level, "", link));
    if (hit.excerpt.length) node.append(make("p", "excerpt", ...pieces(hit.excerpt)));
    return node;
  }

  function draw(by) {
    if (!by) return list.replaceChildren(make("ol", "hits", ...hits.map((hit) => item(hit, "h3"))));
    const groups = new Map();
    for (const hit of hits) groups.set(hit[by], [...(groups.get(hit[by]) ?? []), hit]);
    list.replaceChildren(...[...groups].flatMap(([id, of]) => [
      make("h3", "", id ? word(by, id) : "—"),
      make("ol", "hits", ...of.map((hit) => item(hit, "h4"))),
    ]));
  }

  function show(got, want, from) {
    hits = from ? hits.concat(got.hits) : got.hits;
    const n = got.total, chosen = FILTERS.some((field) => want[field]);
    const count = got.atLeast ? say.foundLeast : n === 1 ? say.foundOne : say.found;
    // Where not all were counted, nothing is known of what was left out.
    choices(got.atLeast ? undefined : got.counts);
    tell(
      n ? count.replace("{n}", n) : got.terms ? chosen ? say.noneChosen : say.none : say.nothingTyped,
      n && !got.exact && say.partly, got.missing.length && say.missing, got.stale && say.stale,
    );
    draw(want.by);
    busy(false);
    more.hidden = !got.hits.length || (hits.length >= n && !got.atLeast);
    if (from) links()[from]?.focus();
  }

  /* Set from the first letter on until what is shown is what was asked for. */
  const busy = (is) => list.setAttribute("aria-busy", is);

  function clear() {
    busy(false);
    hits = [];
    tell();
    list.replaceChildren();
    more.hidden = true;
    if (index) choices();
  }

  /* The state is kept in the address where the browser allows that: not all do for files. */
  function keep(want) {
    document.title = want.q ? `${want.q.slice(0, 60)} - ${title}` : title;
    const query = new URLSearchParams(want).toString();
    // The same question in the other language.
    if (other) other.search = query;
    try {
      history.replaceState(null, "", query ? `?${query}` : location.pathname);
    } catch {}
  }

  async function ask(from = 0) {
    clearTimeout(timer);
    asked?.abort();
    const { signal } = asked = new AbortController();
    let want = state();
    keep(want);
    if (!want.q) return clear();
    busy(true);
    if (!index) tell(say.wait);
    try {
      await open();
      if (signal.aborted) return;
      // A filter of the address that the index does not know is gone.
      keep(want = state());
      const { scheme, kind, status } = want;
      const got = await index.find(want.q, { limit: STEP, offset: from, scheme, kind, status, signal, excerpts: true });
      if (!signal.aborted) show(got, want, from);
    } catch (error) {
      if (signal.aborted) return;
      clear();
      tell({ "needs-server": say.needsServer, unsupported: say.unsupported }[error.code] ?? say.unavailable);
    }
  }

  function soon() {
    asked?.abort();
    clearTimeout(timer);
    busy(true);
    timer = setTimeout(ask, PAUSE);
  }

  const links = () => [...list.querySelectorAll("a")];

  /* From the box into the results and along them. */
  function walk(event) {
    const at = document.activeElement, known = links(), place = known.indexOf(at);
    if (event.key === "Escape" && place >= 0) box.focus();
    else if (event.key === "ArrowDown" && (at === box || place >= 0)) known[place + 1]?.focus();
    else if (event.key === "ArrowUp" && place >= 0) (known[place - 1] ?? box).focus();
    else if (event.key === "/" && slash.checked && !at.closest("input, select")) {
      box.focus();
      box.select();
    } else return;
    if (document.activeElement !== at) event.preventDefault();
  }

  /* Letters on their way to becoming Chinese are not searched for. */
  box.addEventListener("input", (event) => event.isComposing || soon());
  box.addEventListener("compositionend", soon);
  box.addEventListener("focus", () => open().catch(() => {}));
  form.addEventListener("change", (event) => event.target !== box && ask());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (matchMedia("(pointer: coarse)").matches) box.blur();
    ask();
  });
  more.addEventListener("click", () => ask(hits.length));
  document.addEventListener("keydown", (event) => event.isComposing || event.ctrlKey || event.metaKey || event.altKey || walk(event));

  const query = new URLSearchParams(location.search);
  for (const field of ["q", "by", ...FILTERS]) {
    const control = form.elements[field], value = query.get(field) ?? "";
    // Which filters there are is known once the index is open.
    if (value && FILTERS.includes(field)) control.add(new Option(value, value));
    control.value = value;
  }
  if (form.elements.by.selectedIndex < 0) form.elements.by.value = "";
  if (state().q) ask();
  else tell();
})();
