// The link on top of the screen: caller → roles → database → user, each segment with the sign of what is known of it.

import { visibleText } from '../base/visible-text.ts'
import type { ChainNode } from '../doctor/events.ts'
import type { RowState, RunState } from '../doctor/state.ts'
import { type Glyphs, glyphOf, tones } from './glyphs.ts'
import { type Line, span, startOf, toWidth, widthOf } from './lines.ts'

/** Of the way to a node: the worst that is known, and that something is being found out. */
export function stateOfNode(run: RunState, { checks }: ChainNode): RowState {
  const states = checks.flatMap(id => run.checks.get(id)?.state ?? [])
  const worst: readonly RowState[] = ['failed', 'retrying', 'running', 'unknown', 'skipped', 'warn']
  const found = worst.find(state => states.includes(state))
  if (found !== undefined) return found
  if (states.length > 0 && states.every(state => state === 'ok')) return 'ok'
  return states.includes('ok') ? 'running' : 'waiting'
}

/** One line; names are shortened as far as they must be. */
export function chainLine(run: RunState, width: number, glyphs: Glyphs, beat: number): Line {
  const nodes = run.start?.link.chain ?? []
  const draw = (labels: readonly string[]) => drawChain(run, nodes, labels, glyphs, beat)
  const full = nodes.map(node => visibleText(fullLabel(node)))
  const short = nodes.map(node => visibleText(shortLabel(node)))
  for (const labels of [full, short]) if (widthOf(draw(labels)) <= width) return draw(labels)
  return toWidth(draw(shorten(short, widthOf(draw(short)) - width, glyphs.ellipsis)), width, glyphs.ellipsis)
}

function drawChain(
  run: RunState,
  nodes: readonly ChainNode[],
  labels: readonly string[],
  glyphs: Glyphs,
  beat: number,
): Line {
  const [before, behind] = glyphs.segment
  return nodes.flatMap((node, index) => {
    const state = stateOfNode(run, node)
    const sign = glyphOf(state, glyphs, beat)
    const way = index === 0 ? `${sign} ` : ` ${before}${sign}${behind} `
    return [span(way, tones[state]), span(labels[index] ?? '', state === 'failed' ? 'failed' : 'plain')]
  })
}

function fullLabel(node: ChainNode): string {
  return node.account === undefined ? shortLabel(node) : `${node.account} ${node.label}`
}

/** Of an endpoint the part that differs between databases. */
function shortLabel({ kind, label }: ChainNode): string {
  if (kind !== 'database') return label
  return label.replace(/^([^.:]+)\.[^:]*(:\d+)$/, (whole, name: string, port: string) =>
    /^\d+$/.test(name) ? whole : `${name}${port}`,
  )
}

/** Takes columns from the longest, one after another. */
function shorten(labels: readonly string[], excess: number, ellipsis: string): readonly string[] {
  const widths = labels.map(label => widthOf([span(label)]))
  for (let left = excess; left > 0; left--) {
    const longest = widths.indexOf(Math.max(...widths))
    if ((widths[longest] ?? 0) <= 2) break
    widths[longest] = (widths[longest] ?? 0) - 1
  }
  return labels.map((label, index) => {
    const width = widths[index] ?? 0
    return widthOf([span(label)]) <= width ? label : `${startOf(label, width - 1)}${ellipsis}`
  })
}
