// Serves folders on loopback, gzip where that makes a file smaller, and counts what it sends: bodies alone, no headers.

import fs from "node:fs";
import http from "node:http";
import path from "node:path";
import { gzipSync } from "node:zlib";

const TYPES = { html: "text/html; charset=utf-8", js: "text/javascript; charset=utf-8", json: "application/json; charset=utf-8", wasm: "application/wasm" };

/** `{ url, forget, sent, close }`; folders by the first part of an address. */
export function serve(folders) {
  let bytes = 0, requests = 0;
  const packed = new Map();
  const pack = (file) => {
    if (!packed.has(file)) {
      const plain = fs.readFileSync(file), small = gzipSync(plain, { level: 9 });
      packed.set(file, small.length < plain.length ? [small, "gzip"] : [plain, null]);
    }
    return packed.get(file);
  };
  const server = http.createServer((request, answer) => {
    const [, first, ...rest] = decodeURIComponent(new URL(request.url, "http://localhost").pathname).split("/");
    const file = path.join(folders[first] ?? "/nowhere", ...rest);
    if (!folders[first] || !file.startsWith(folders[first]) || !fs.existsSync(file)) {
      answer.writeHead(404).end();
      return;
    }
    const [body, encoding] = pack(file);
    if (first !== "page") {
      bytes += body.length;
      requests += 1;
    }
    answer.writeHead(200, { "content-type": TYPES[file.split(".").pop()] ?? "application/octet-stream", "content-length": body.length, ...(encoding && { "content-encoding": encoding }) });
    answer.end(body);
  });
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => resolve({
      url: `http://127.0.0.1:${server.address().port}/`,
      forget: () => { bytes = 0; requests = 0; },
      sent: () => ({ bytes, requests }),
      close: () => new Promise((done) => { server.close(done); server.closeAllConnections(); }),
    }));
  });
}
