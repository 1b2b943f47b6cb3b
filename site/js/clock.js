/* Keeps the words about a publicity period true to the clock in Beijing (UTC+8, the last day counts until 24:00).
   The page is complete without it: it then says how things stood on the day it was made. */
(function () {
  "use strict";
  var say = document.currentScript.dataset;
  var windows = document.querySelectorAll("[data-window]");

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
    var asof = node.querySelector("[data-asof]");
    if (asof) asof.hidden = true;
  }

  function tick() {
    var now = today();
    windows.forEach(function (node) { show(node, now); });
  }

  if (!windows.length) return;
  tick();
  setInterval(tick, 60000);
  addEventListener("pageshow", tick);
  document.addEventListener("visibilitychange", tick);
})();
