// What Stryker is told: which files, the tests that can notice a change in them, one process.

/** `root` holds Stryker and everything it writes; nothing of it is left in the project. */
export function mutationOptions(
  files: readonly string[],
  root: string,
  name: string,
  report: string,
): object {
  return {
    mutate: files,
    testRunner: 'vitest',
    vitest: { configFile: 'vitest.mutation.config.ts', related: false },
    plugins: ['@stryker-mutator/vitest-runner'],
    coverageAnalysis: 'perTest',
    ignoreStatic: false,
    concurrency: 1,
    incremental: true,
    incrementalFile: `${root}/kept/${name}.json`,
    tempDirName: `${root}/work`,
    ignorePatterns: [
      '*',
      '!src',
      '!src/**',
      '!test',
      '!test/policy/**',
      '!test/mutation/**',
      '!fixtures',
      '!fixtures/policy/**',
      '!scripts',
      '!scripts/**',
      '!rules',
      '!rules/**',
      '!package.json',
      '!tsconfig.json',
      '!vitest*.config.ts',
      '!schemas',
      '!schemas/**',
    ],
    // A change of types is nothing that a test can notice.
    disableTypeChecks: true,
    checkers: [],
    reporters: ['json'],
    jsonReporter: { fileName: report },
    timeoutMS: 5000,
    allowConsoleColors: false,
    checkNodeVersion: false,
  }
}
