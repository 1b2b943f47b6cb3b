// Serves a folder on loopback below /sub/dir/, as a host that gives a site only a sub-folder does.

import fs from "node:fs";
import http from "node:http";
import path from "node:path";

const BELOW = "/sub/dir/";
const TYPES = {
  html: "text/html; charset=utf-8", css: "text/css; charset=utf-8", js: "text/javascript; charset=utf-8", svg: "image/svg+xml",
  json: "application/json", csv: "text/csv; charset=utf-8", atom: "application/atom+xml", xml: "application/xml", ics: "text/calendar; charset=utf-8",
};

export const contentType = (file) => TYPES[file.split(".").pop()] ?? "application/octet-stream";

/** `{ url, close }`; the address ends with a slash. */
export function serve(site) {
  const server = http.createServer((request, answer) => {
    const at = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
    const file = at.startsWith(BELOW) ? at.slice(BELOW.length) : "";
    if (!site.files.has(file)) {
      answer.writeHead(404).end();
      return;
    }
    answer.writeHead(200, { "content-type": contentType(file) });
    fs.createReadStream(path.join(site.root, file)).pipe(answer);
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      resolve({
        url: `http://127.0.0.1:${server.address().port}${BELOW}`,
        close: () => new Promise((done) => { server.close(done); server.closeAllConnections(); }),
      });
    });
  });
}
