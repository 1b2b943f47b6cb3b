// The browser of this machine, started once.

import fs from "node:fs";
import path from "node:path";
import { chromium } from "playwright-core";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const QUIET = ["--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

/** The program named by CHROMIUM, else the first of the usual names on PATH; null where there is none. */
export function program() {
  if (process.env.CHROMIUM) return process.env.CHROMIUM;
  const folders = (process.env.PATH ?? "").split(path.delimiter);
  const places = NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name)));
  return places.find((place) => fs.existsSync(place)) ?? null;
}

export function launch() {
  return chromium.launch({ executablePath: program(), args: QUIET });
}

/** Gathers what goes wrong on a page while it is open; `faults` is emptied by `take`. */
export function watch(page, allowed) {
  let faults = [];
  page.on("console", (said) => {
    if (said.type() === "error" || said.type() === "warning") faults.push(`console: ${said.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`script: ${error.message}`));
  page.on("requestfailed", (request) => {
    // The icon is fetched late; leaving the page breaks that off and is no fault of the page.
    const why = request.failure()?.errorText ?? "";
    if (why !== "net::ERR_ABORTED") faults.push(`failed: ${request.url()} ${why}`);
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(allowed)) faults.push(`asks another place: ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`);
  });
  return {
    take() {
      const found = faults;
      faults = [];
      return found;
    },
  };
}
