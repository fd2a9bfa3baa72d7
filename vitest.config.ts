// How tests run: all files under test/, and one closing line with the counts.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // One worker for each core: most of the time goes into child processes and servers.
    maxWorkers: '100%',
    // The files of a worker share what they import: the catalogue alone is a tenth of a second a file.
    isolate: false,
    testTimeout: 120_000,
    hookTimeout: 60_000,
    reporters: ['default', './test/count-reporter.ts'],
    // The SDK's notice of the Node.js versions of 2027 is not about this program.
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true', RANGEWATCH_LOG: 'off' },
  },
});
