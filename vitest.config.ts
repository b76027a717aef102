import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/bench/**'],
    environment: 'node',
    pool: 'threads',
    isolate: false,
    // The tests see no colour, no CI and no configuration of the person who runs them.
    env: { NO_COLOR: '1', FORCE_COLOR: '0', CI: '' },
  },
})
