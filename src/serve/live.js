// Loads the page anew when the site has changed. The server is asked for a picture, which it draws when there is
// something new: pictures of their own are all that these pages may load, and setting their address needs no policy.
"use strict";
(() => {
  const seen = document.currentScript.dataset.seen;
  const AGAIN = 1000;
  let asking = null;
  let count = 0;

  const ask = () => {
    if (asking || document.hidden) return;
    count += 1;
    asking = new Image();
    asking.onload = () => location.reload();
    asking.onerror = () => {
      asking = null;
      setTimeout(ask, AGAIN);
    };
    asking.src = `/.gongshi/changed?${encodeURIComponent(seen)}&${count}`;
  };

  // A page that nobody sees holds no connection: a browser has only six for one host.
  const rest = () => {
    if (!asking) return;
    asking.onload = asking.onerror = null;
    asking.src = "data:,";
    asking = null;
  };

  addEventListener("pagehide", rest);
  addEventListener("pageshow", ask);
  document.addEventListener("visibilitychange", () => (document.hidden ? rest() : ask()));
})();
