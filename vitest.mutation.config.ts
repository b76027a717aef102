// The tests that mutants are shown to: those of IAM's meaning which always ask the same. Random ones take long, and a mutant
// that only they notice wants a case of its own.

import { defineConfig } from 'vitest/config'
import base from './vitest.config.ts'

const random = ['properties', 'differential', 'find-request', 'unknown-values', 'pattern']

export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: ['test/policy/**/*.test.ts'],
    exclude: [...random.map(name => `test/policy/${name}.test.ts`), 'test/policy/aws/aws-knowledge.test.ts'],
  },
})
