// Two texts → a unified diff, as `patch` and `git apply` read it.

import { visibleText } from '../base/visible-text.ts'

const context = 3

type Step = { readonly sign: ' ' | '-' | '+'; readonly line: string }

/** Empty when the texts are the same. Lines keep their ends; a last line without one is marked as such. */
export function unifiedDiff(path: string, before: string, after: string): string {
  if (before === after) return ''
  const steps = stepsBetween(linesOf(before), linesOf(after))
  const name = visibleText(path)
  return `--- a/${name}\n+++ b/${name}\n${hunksOf(steps).join('')}`
}

/** With their ends. */
function linesOf(text: string): readonly string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? []
}

function hunksOf(steps: readonly Step[]): readonly string[] {
  const changed = steps.flatMap((step, at) => (step.sign === ' ' ? [] : [at]))
  const groups: { from: number; to: number }[] = []
  for (const at of changed) {
    const last = groups.at(-1)
    if (last && at - context <= last.to) last.to = Math.min(steps.length, at + context + 1)
    else groups.push({ from: Math.max(0, at - context), to: Math.min(steps.length, at + context + 1) })
  }
  return groups.map(({ from, to }) => hunk(steps, from, to))
}

function hunk(steps: readonly Step[], from: number, to: number): string {
  const lines = steps.slice(from, to)
  const range = (other: '-' | '+') => {
    const before = steps.slice(0, from).filter(({ sign }) => sign !== other).length
    const length = lines.filter(({ sign }) => sign !== other).length
    return `${length === 0 ? before : before + 1},${length}`
  }
  const body = lines.map(({ sign, line }) =>
    line.endsWith('\n') ? sign + line : `${sign}${line}\n\\ No newline at end of file\n`,
  )
  return `@@ -${range('+')} +${range('-')} @@\n${body.join('')}`
}

/** The shortest way from one list of lines to the other (Myers 1986), over what is between equal ends. */
function stepsBetween(a: readonly string[], b: readonly string[]): readonly Step[] {
  let head = 0
  while (head < a.length && head < b.length && a[head] === b[head]) head++
  let tail = 0
  while (tail < Math.min(a.length, b.length) - head && a.at(-1 - tail) === b.at(-1 - tail)) tail++
  const same = (lines: readonly string[]) => lines.map((line): Step => ({ sign: ' ', line }))
  return [
    ...same(a.slice(0, head)),
    ...shortestWay(a.slice(head, a.length - tail), b.slice(head, b.length - tail)),
    ...same(a.slice(a.length - tail)),
  ]
}

function shortestWay(a: readonly string[], b: readonly string[]): readonly Step[] {
  const furthest = new Map<number, number>([[1, 0]])
  const trail: ReadonlyMap<number, number>[] = []
  for (let edits = 0; ; edits++) {
    trail.push(new Map(furthest))
    for (let k = -edits; k <= edits; k += 2) {
      let x = comesFromAbove(furthest, k, edits) ? reach(furthest, k + 1) : reach(furthest, k - 1) + 1
      while (x < a.length && x - k < b.length && a[x] === b[x - k]) x++
      furthest.set(k, x)
      if (x >= a.length && x - k >= b.length) return walkBack(a, b, trail)
    }
  }
}

function walkBack(
  a: readonly string[],
  b: readonly string[],
  trail: readonly ReadonlyMap<number, number>[],
): readonly Step[] {
  const steps: Step[] = []
  let [x, y] = [a.length, b.length]
  for (let edits = trail.length - 1; edits >= 0; edits--) {
    const furthest = trail[edits] as ReadonlyMap<number, number>
    const k = x - y
    const above = comesFromAbove(furthest, k, edits)
    const from = above ? k + 1 : k - 1
    const fromX = edits === 0 ? 0 : reach(furthest, from)
    const fromY = edits === 0 ? 0 : fromX - from
    while (x > (edits === 0 ? 0 : fromX) && y > fromY && a[x - 1] === b[y - 1]) {
      steps.push({ sign: ' ', line: a[--x] as string })
      y--
    }
    if (edits === 0) break
    if (above) steps.push({ sign: '+', line: b[--y] as string })
    else steps.push({ sign: '-', line: a[--x] as string })
  }
  return steps.reverse()
}

const reach = (furthest: ReadonlyMap<number, number>, k: number) => furthest.get(k) ?? -1

function comesFromAbove(furthest: ReadonlyMap<number, number>, k: number, edits: number): boolean {
  return k === -edits || (k !== edits && reach(furthest, k - 1) < reach(furthest, k + 1))
}
