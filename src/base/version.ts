// The version of this program, put in by the build and by the test runner.

declare const RDSAUDIT_VERSION: string

/** As in package.json. */
export const version: string = RDSAUDIT_VERSION
