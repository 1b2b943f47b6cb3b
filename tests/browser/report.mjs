// Counts groups of checks; a group is a list of sentences, each a failure.

const SHOWN = 20;

export class Report {
  passed = 0;
  failed = 0;

  /** Runs one group and prints its line; `check` returns `{ failures: [string], note }`. */
  async group(name, check) {
    const started = performance.now();
    let failures, note;
    try {
      ({ failures, note = "" } = await check());
    } catch (error) {
      failures = [`stopped: ${error.stack ?? error}`];
    }
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    const good = failures.length === 0;
    good ? this.passed++ : this.failed++;
    console.log(`${good ? "ok" : "not ok"} ${name}${note ? `: ${note}` : ""}${good ? "" : `, ${failures.length} failures`} (${seconds} s)`);
    for (const failure of failures.slice(0, SHOWN)) console.log(`    ${failure}`);
    if (failures.length > SHOWN) console.log(`    and ${failures.length - SHOWN} more`);
  }

  end() {
    console.log(`${this.passed} passed, ${this.failed} failed`);
    return this.failed === 0 && this.passed > 0 ? 0 : 1;
  }
}
