// Where the project's pages are, if it has any: one constant, put in by the build from package.json.

declare const RDSAUDIT_HOMEPAGE: string

/** Without a slash at the end; empty while there is none. */
export const homepage: string = RDSAUDIT_HOMEPAGE

/** The page of a rule, or undefined while the project has no pages. */
export function rulePage(id: string, base: string = homepage): string | undefined {
  return base === '' ? undefined : `${base}/rules/${id}`
}
