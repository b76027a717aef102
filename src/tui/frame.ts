// State and size → all lines of the screen. A pure function; whoever shows them adds nothing.

import { chainLine } from './chain.ts'
import type { Glyphs } from './glyphs.ts'
import { keyLine } from './help.ts'
import type { KeyState } from './keys.ts'
import { type Box, heightOf, layoutOf, type Panes, panesOf, type Size } from './layout.ts'
import { type Line, span, spread, toWidth, wrap } from './lines.ts'
import { lineOfLink, pageLines, policyPage } from './pages.ts'
import { policiesOf } from './policy-page.ts'
import type { Moment, Scene } from './scene.ts'
import { stepRows } from './steps-list.ts'
import { fixOf } from './story.ts'
import { titleLine } from './title.ts'
import { selectedStep } from './view-state.ts'

/** One row less than the screen has; no line is wider. */
export function frameOf(scene: Scene, moment: Moment): readonly Line[] {
  const { size, glyphs, run, view } = scene
  const { columns } = size
  const panes = panesFor(scene)
  if (panes === undefined) return tooSmall(size, glyphs)
  const { story } = panes
  const page = story === undefined ? [] : pageLines(scene, moment, textWidth(story))
  const lines = [
    titleLine(scene, moment),
    view.page === 'links' ? [] : chainLine(run, columns, glyphs, moment.beat),
    ...bodyOf(scene, moment, panes, page),
    noteLine(
      view.note,
      story === undefined ? '' : marks(page.length, wantedOffset(scene, story), story),
      columns,
      glyphs,
    ),
    keyLine(keyStateOf(scene), columns, glyphs),
  ]
  return lines.slice(0, heightOf(size)).map(line => toWidth(line, columns, glyphs.ellipsis))
}

/** The last offset at which the page still fills its pane, and how many lines that has. */
export function scrollRange(scene: Scene): { readonly most: number; readonly page: number } {
  const box = panesFor(scene)?.story ?? scene.size
  const page = pageLines(scene, { beat: 0, nowMs: 0 }, textWidth(box))
  return { most: Math.max(0, page.length - textRows(box)), page: textRows(box) }
}

/** Where the marked statement begins. */
export function markedLine(scene: Scene): number {
  return policyPage(scene, textWidth(panesFor(scene)?.story ?? scene.size))?.marked ?? 0
}

export function keyStateOf({ run, view, size, policies, canMend, idle, links }: Scene): KeyState {
  const step = selectedStep(run, view)
  return {
    page: view.page,
    idle,
    hasFix: step !== undefined && fixOf(run, step) !== undefined,
    hasPolicy: step !== undefined && policiesOf(run, step, policies).length > 0,
    canMend,
    hasLinks: links.length > 1,
    size,
    steps: view.page === 'links' ? links.length : (run.start?.steps.length ?? 0),
  }
}

/** Undefined where there is no room for any. */
function panesFor({ run, view, size }: Scene): Panes | undefined {
  const layout = layoutOf(size, run.start?.steps.length ?? 6)
  const needsAll = view.page === 'links' || view.page === 'help' || view.page === 'policy'
  return panesOf(layout, size, needsAll ? 'story' : view.pane, needsAll)
}

function tooSmall({ columns, rows }: Size, glyphs: Glyphs): readonly Line[] {
  const text = 'Too small for this screen: make it 40 x 12, or quit (q) and use --plain.'
  const lines = wrap([{ text }], Math.max(10, columns)).slice(0, Math.max(1, rows - 1))
  return lines.map(line => toWidth(line, columns, glyphs.ellipsis))
}

function bodyOf(scene: Scene, moment: Moment, panes: Panes, page: readonly Line[]): readonly Line[] {
  const { run, view, glyphs } = scene
  const { list, story, areBeside } = panes
  const inList =
    list && stepRows(run, selectedStep(run, view), { ...list, rows: textRows(list) }, glyphs, moment)
  const left = list && inList ? boxed(inList, list, glyphs) : []
  const offset = story ? offsetIn(page.length, wantedOffset(scene, story), story) : 0
  const right = story ? boxed(page.slice(offset), story, glyphs) : []
  return areBeside ? left.map((line, row) => [...line, ...(right[row] ?? [])]) : [...left, ...right]
}

/** Columns of a pane that are neither its frame nor the blanks at its sides. */
function textWidth({ columns }: Box): number {
  return Math.max(8, columns - 4)
}

function textRows({ rows }: Box): number {
  return Math.max(1, rows - 2)
}

function offsetIn(length: number, offset: number, box: Box): number {
  return Math.min(offset, Math.max(0, length - textRows(box)))
}

/** So far down as somebody went; of links, as far as the selected one. */
function wantedOffset({ view }: Scene, box: Box): number {
  return view.page === 'links' ? Math.max(0, lineOfLink(view.link) + 1 - textRows(box)) : view.offset
}

/** What is above and below the part that is shown. */
function marks(length: number, wanted: number, box: Box): string {
  const offset = offsetIn(length, wanted, box)
  const below = length - textRows(box) - offset
  return [...(offset > 0 ? ['PgUp'] : []), ...(below > 0 ? [`PgDn ${below} more`] : [])].join('  ')
}

function noteLine(note: string, mark: string, columns: number, { ellipsis }: Glyphs): Line {
  return spread([span(note, 'strong')], [span(mark, 'quiet')], columns, ellipsis)
}

/** Lines in a frame; what is more than its rows is left out. */
function boxed(lines: readonly Line[], { columns, rows }: Box, glyphs: Glyphs): readonly Line[] {
  const [topLeft, topRight, bottomRight, bottomLeft, level, upright] = glyphs.frame
  const edge = (left: string, right: string): Line => [
    span(`${left}${level.repeat(Math.max(0, columns - 2))}${right}`, 'quiet'),
  ]
  const side = span(upright, 'quiet')
  const inner = Array.from(
    { length: Math.max(0, rows - 2) },
    (_, row): Line => [side, ...toWidth(lines[row] ?? [], columns - 2, glyphs.ellipsis), side],
  )
  return [edge(topLeft, topRight), ...inner, edge(bottomLeft, bottomRight)]
}
