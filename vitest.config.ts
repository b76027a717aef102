import { readFileSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }

export default defineConfig({
  define: { RDSAUDIT_VERSION: JSON.stringify(version), RDSAUDIT_HOMEPAGE: '""' },
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/bench/**', 'test/servers/**'],
    environment: 'node',
    pool: 'threads',
    isolate: false,
    // Many tests wait for sockets: a worker for every core, though the tests share them with the servers.
    maxWorkers: '100%',
    // The first test of a worker loads all rules, which takes long on a busy machine.
    testTimeout: 30_000,
    // With `--coverage`; scripts/coverage-by-room.ts prints what comes of it.
    coverage: {
      provider: 'v8',
      reportOnFailure: true,
      include: ['src/**/*.{ts,tsx}', 'rules/**/*.ts'],
      exclude: ['**/generated/**', 'rules/index.ts', 'rules/pages.ts'],
      reporter: ['json-summary'],
      reportsDirectory: 'coverage',
    },
    // The tests see no colour, no CI and no configuration of the person who runs them.
    env: {
      NO_COLOR: '1',
      FORCE_COLOR: '0',
      CI: '',
      AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
    },
  },
})
