// A link whose sides agree, and in whose own entry something is wrong: a table that is all right would mislead whoever
// reads no further. The row says no more than how much, where, and by which rules; findings speak for themselves.

import { groupedNumber } from '../base/grouped-number.ts'
import type { LocatedFinding } from './located-finding.ts'
import type { LocatedLink, LocatedPlace } from './located-link.ts'

/** Names of rules that a row has room for. */
const mostNamed = 3

/** `findings`: those that are left, after what was accepted. */
export function withFindings(
  links: readonly LocatedLink[],
  findings: readonly LocatedFinding[],
): readonly LocatedLink[] {
  const grave = findings.filter(({ severity }) => severity !== 'info')
  if (links.length === 0 || grave.length === 0) return links
  const byPath = new Map<string, LocatedFinding[]>()
  for (const finding of grave) {
    const { path } = finding.span
    const known = byPath.get(path)
    if (known) known.push(finding)
    else byPath.set(path, [finding])
  }
  return links.map(link => {
    const { where, rows } = link
    const inside = where
      ? (byPath.get(where.path) ?? []).filter(({ span }) => isWithin(where, span) && !isTold(link, span))
      : []
    return inside.length === 0 ? link : { ...link, rows: [...rows, rowOf(inside)] }
  })
}

function rowOf(findings: readonly LocatedFinding[]): LocatedLink['rows'][number] {
  const errors = findings.filter(({ severity }) => severity === 'error')
  const [counted, word] = errors.length > 0 ? [errors, 'error'] : [findings, 'warning']
  const rules = [...new Set(counted.map(({ rule }) => rule))]
  const more = rules.length - mostNamed
  const named = rules.slice(0, mostNamed).join(', ')
  return {
    about: 'settings',
    label: 'settings of the link',
    state: errors.length > 0 ? 'failed' : 'wider',
    word: `${groupedNumber(counted.length)} ${word}${counted.length === 1 ? '' : 's'}`,
    places: counted.slice(0, 1).map(({ span: { path, range } }) => ({ where: { path, range } })),
    note: more > 0 ? `${named} and ${more} more` : named,
  }
}

/** Another row stands for it: it points there, and is not as it should be. */
function isTold({ rows }: LocatedLink, { path, range }: LocatedPlace): boolean {
  return rows.some(
    ({ state, places }) =>
      state !== 'ok' &&
      places.some(({ where }) => where.path === path && compare(where.range.start, range.start) === 0),
  )
}

function isWithin(outer: LocatedPlace, { range }: LocatedPlace): boolean {
  return compare(outer.range.start, range.start) <= 0 && compare(range.end, outer.range.end) <= 0
}

type Position = LocatedPlace['range']['start']

function compare(a: Position, b: Position): number {
  return a.line - b.line || a.column - b.column
}
