// `npm run test:servers`: the tests that need Debian's own database servers. Not part of `npm test`.

import { defineConfig, mergeConfig } from 'vitest/config'
import base from './vitest.config.ts'

const config = mergeConfig(base, {
  test: { globalSetup: ['test/servers/fetch-servers.ts'], testTimeout: 120_000, reporters: ['verbose'] },
})

export default defineConfig({
  ...config,
  test: { ...config.test, include: ['test/servers/**/*.test.ts'], exclude: [] },
})
