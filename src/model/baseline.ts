// The baseline: findings that were there when a team began to check, by what they mean and not by where they stand.

import { isArray, isObject, type JsonValue } from '../base/json-value.ts'

/** One accepted finding. The fingerprint decides; the rest says to people, and to the program, what it was. */
export interface BaselineEntry {
  readonly fingerprint: string
  readonly rule: string
  /** As seen from the configuration, whatever the working directory. */
  readonly path: string
  readonly statement?: string
}

export interface Baseline {
  readonly formatVersion: 1
  readonly findings: readonly BaselineEntry[]
}

/** Undefined for a value that is no baseline of this version. */
export function readBaseline(value: JsonValue): Baseline | undefined {
  if (!isObject(value) || value['formatVersion'] !== 1) return undefined
  const findings = value['findings']
  if (!isArray(findings)) return undefined
  const entries: BaselineEntry[] = []
  for (const one of findings) {
    if (!isObject(one)) return undefined
    const { fingerprint, rule, path, statement } = one
    if (typeof fingerprint !== 'string' || typeof rule !== 'string' || typeof path !== 'string')
      return undefined
    entries.push({ fingerprint, rule, path, ...(typeof statement === 'string' && { statement }) })
  }
  return { formatVersion: 1, findings: entries }
}

/** As it is kept in a file: sorted, so that a change of it is small. */
export function baselineText(entries: readonly BaselineEntry[]): string {
  const key = ({ path, rule, statement = '', fingerprint }: BaselineEntry) =>
    [path, rule, statement, fingerprint].join('\0')
  const findings = entries
    .map(entry => ({ entry, key: key(entry) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(({ entry: { path, rule, statement, fingerprint } }) => ({
      path,
      rule,
      ...(statement !== undefined && { statement }),
      fingerprint,
    }))
  return `${JSON.stringify({ formatVersion: 1, findings }, null, 2)}\n`
}
