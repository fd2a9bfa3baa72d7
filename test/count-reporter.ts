// The last line of a test run: how many passed, failed and were skipped, in one form for any reader.
import type { Reporter, TestModule } from 'vitest/node';

/** Prints `12 passed, 0 failed, 1 skipped` after everything else. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const counts = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) counts[test.result().state]++;
      // A file that does not load has no test of its own to fail.
      if (module.state() === 'failed' && module.errors().length > 0) counts.failed++;
    }
    const print = () =>
      process.stdout.write(
        `${counts.passed} passed, ${counts.failed} failed, ${counts.skipped + counts.pending} skipped\n`,
      );
    process.once('exit', print);
  }
}
