// Every page through html-validate; validity.json says which of its rules are about taste and off.

import fs from "node:fs";
import { HtmlValidate } from "html-validate";

export function validity(site) {
  const config = JSON.parse(fs.readFileSync(new URL("validity.json", import.meta.url), "utf8"));
  const validate = new HtmlValidate(config);
  const failures = [];
  for (const page of site.pages) {
    const report = validate.validateStringSync(page.html, page.path);
    for (const { messages } of report.results) {
      for (const fault of messages) failures.push(`${page.path}:${fault.line}:${fault.column}: ${fault.ruleId}: ${fault.message}`);
    }
  }
  return { failures, note: `${site.pages.length} pages` };
}
