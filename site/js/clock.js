/* Keeps the words about a publicity period true to the clock in Beijing (UTC+8, the last day counts until 24:00): its
   state, the working days left, the list its card stands in, and until when to object.
   The page is complete without it: it then says how things stood on the day it was made. */
(function () {
  "use strict";
  var say = document.currentScript.dataset;
  var windows = document.querySelectorAll("[data-window]");
  var lists = document.querySelectorAll("[data-list]");

  function today() {
    return new Date(Date.now() + 8 * 3600e3).toISOString().slice(0, 10);
  }

  function phrase(many, one, n) {
    return n === 1 ? one : many.replace("{n}", n);
  }

  function show(node, now) {
    var first = node.dataset.first, last = node.dataset.last;
    var worked = node.dataset.worked.split(" ").filter(Boolean);
    var state, text = "", n;
    if (now < first) {
      state = "scheduled";
      n = worked.filter(function (d) { return d > now && d <= first; }).length;
      if (n) text = phrase(say.soon, say.soonOne, n);
    } else if (now <= last) {
      state = "open";
      n = worked.filter(function (d) { return d >= now; }).length;
      if (now === last) text = say.today;
      else if (n) text = phrase(say.left, say.leftOne, n);
    } else {
      state = "closed";
      text = say.over;
    }
    node.className = node.className.replace(/\bis-\w+/, "is-" + state);
    var chip = node.querySelector("[data-state]"), clock = node.querySelector("[data-clock]");
    if (chip) {
      chip.className = "chip chip-" + state;
      chip.textContent = say[state];
    }
    if (clock && clock.textContent !== text) clock.textContent = text;
    dated(node.querySelector("[data-asof]"), now);
    var by = state === "closed" && node.matches(".window") && document.querySelector("[data-by]");
    if (by) closed(by);
    return state;
  }

  // Once the period is over nobody is asked to object any more.
  function closed(by) {
    by.textContent = say.wasBy;
    var from = document.querySelector("[data-from]");
    if (from) from.hidden = true;
    var where = document.querySelector("[data-where]");
    if (where) where.textContent = say.contact;
    document.querySelectorAll("[data-invite]").forEach(function (node, place) {
      if (place) node.hidden = true;
      else node.textContent = say.past;
    });
  }

  // What is said now needs no day on a screen; on paper it does.
  function dated(asof, now) {
    var time = asof && asof.querySelector("time");
    if (!time || (asof.hidden && time.dateTime === now)) return;
    var lang = document.documentElement.lang === "en" ? "en-GB" : "zh-CN";
    time.dateTime = now;
    time.textContent = new Date(now).toLocaleDateString(lang, { year: "numeric", month: "long", day: "numeric", timeZone: "UTC" });
    asof.hidden = true;
  }

  // A card moves to the list of its state; one that is in its place stays, and with it the order of the page.
  function sort(card, state) {
    var list = document.querySelector('[data-list="' + state + '"]');
    if (list && card.parentNode !== list) list.append(card);
  }

  function empty(list) {
    var none = list.parentNode.querySelector("[data-none]");
    (none ? list : list.parentNode).hidden = !list.children.length;
    if (none) none.hidden = list.children.length > 0;
    dated(list.parentNode.querySelector("h2 [data-asof]"), today());
  }

  function tick() {
    var now = today();
    windows.forEach(function (node) {
      var state = show(node, now);
      if (node.matches(".card")) sort(node, state);
    });
    lists.forEach(empty);
  }

  if (!windows.length) return;
  tick();
  setInterval(tick, 60000);
  addEventListener("pageshow", tick);
  document.addEventListener("visibilitychange", tick);
})();
