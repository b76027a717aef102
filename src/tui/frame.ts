// State and size → all lines of the screen. A pure function; whoever shows them adds nothing.

import { visibleText } from '../base/visible-text.ts'
import { countSteps, type RunState, stateOfStep } from '../doctor/state.ts'
import { chainLine } from './chain.ts'
import type { Glyphs } from './glyphs.ts'
import { helpLines, keyLine } from './help.ts'
import type { KeyState } from './keys.ts'
import { heightOf, layoutOf, type Size } from './layout.ts'
import { type Line, type Span, span, spread, toWidth, wrap } from './lines.ts'
import { type PolicyTexts, policiesOf, policyLines } from './policy-page.ts'
import { rawLines } from './raw.ts'
import { stepRows } from './steps-list.ts'
import { fixOf, storyLines } from './story.ts'
import { selectedStep, type ViewState } from './view-state.ts'

/** All that a screen shows. */
export interface Scene {
  readonly run: RunState
  readonly view: ViewState
  readonly size: Size
  readonly glyphs: Glyphs
  /** Links to choose from; empty when there is one. */
  readonly links: readonly string[]
  readonly policies: PolicyTexts
  /** In a lab with a fault. */
  readonly canMend: boolean
  /** Nothing is running. */
  readonly idle: boolean
}

/** What changes by itself. */
export interface Moment {
  /** Turns the spinner on. */
  readonly beat: number
  /** Milliseconds since the run began. */
  readonly nowMs: number
}

/** One row less than the screen has; no line is wider. */
export function frameOf(scene: Scene, moment: Moment): readonly Line[] {
  const { size, glyphs, run, view } = scene
  const { columns } = size
  const layout = layoutOf(size, stepCount(scene))
  if (layout.kind === 'none') return tooSmall(size, glyphs)
  const body = bodyOf(scene, moment)
  const story = storyOf(scene, moment)
  const note = noteLine(view.note, marks(story, scene), columns, glyphs)
  const lines = [
    titleLine(scene, moment),
    view.page === 'links' ? toWidth([], columns, '') : chainLine(run, columns, glyphs, moment.beat),
    ...body,
    note,
    keyLine(keyStateOf(scene), columns, glyphs),
  ]
  return lines.slice(0, heightOf(size)).map(line => toWidth(line, columns, glyphs.ellipsis))
}

/** The last offset at which the story still fills its pane, and how many lines that has. */
export function scrollRange(scene: Scene): { readonly most: number; readonly page: number } {
  const story = storyOf(scene, { beat: 0, nowMs: 0 })
  const { rows } = storyBox(scene)
  return { most: Math.max(0, story.length - rows), page: rows }
}

/** Where the marked statement begins. */
export function markedLine(scene: Scene): number {
  return policyPage(scene)?.marked ?? 0
}

export function keyStateOf({ run, view, size, policies, canMend, idle, links }: Scene): KeyState {
  const step = selectedStep(run, view)
  return {
    page: view.page,
    idle,
    hasFix: step !== undefined && fixOf(run, step) !== undefined,
    hasPolicy: step !== undefined && policiesOf(run, step, policies).length > 0,
    canMend,
    size,
    steps: view.page === 'links' ? links.length : (run.start?.steps.length ?? 0),
  }
}

function stepCount({ run }: Scene): number {
  return run.start?.steps.length ?? 6
}

function tooSmall({ columns, rows }: Size, glyphs: Glyphs): readonly Line[] {
  const text = 'Too small for this screen: make it 40 x 12, or quit (q) and use --plain.'
  const lines = wrap([{ text }], Math.max(10, columns)).slice(0, Math.max(1, rows - 1))
  return lines.map(line => toWidth(line, columns, glyphs.ellipsis))
}

function titleLine({ run, view, size, glyphs, links }: Scene, { nowMs }: Moment): Line {
  const name = run.start?.link.name
  const asked = view.page === 'links' ? `${links.length} links` : status(run, nowMs).text
  const tone = view.page === 'links' ? 'plain' : status(run, nowMs).tone
  const left = span(`rdsaudit doctor${name === undefined ? '' : ` ${visibleText(name)}`}`, 'strong')
  return spread([left], [span(asked, tone)], size.columns, glyphs.ellipsis)
}

/** How the run stands, in a few words. */
function status(run: RunState, nowMs: number): Span {
  const steps = run.start?.steps ?? []
  if (run.start === undefined) return span('starting')
  const { ok, warn, unknown, failed, skipped } = countSteps(run)
  if (run.waitingUntil !== undefined) {
    return span(`tried again in ${Math.max(0, Math.ceil((run.waitingUntil - nowMs) / 1000))} s`, 'warn')
  }
  if (run.end === undefined) {
    const done = steps.filter(({ id }) => !['waiting', 'running', 'retrying'].includes(stateOfStep(run, id)))
    return span(`running ${done.length}/${steps.length}`)
  }
  const counts = (parts: readonly (readonly [number, string])[]) =>
    parts.flatMap(([count, word]) => (count > 0 ? [`${count} ${word}`] : [])).join(', ')
  if (run.end.result === 'unfinished') return span('interrupted', 'warn')
  if (run.end.result === 'failed')
    return span(
      `FAILED: ${counts([
        [failed, 'failed'],
        [unknown, 'unknown'],
        [skipped, 'skipped'],
      ])}`,
      'failed',
    )
  return span(
    `connected: ${counts([
      [ok, 'ok'],
      [warn, 'warn'],
      [unknown, 'unknown'],
      [skipped, 'skipped'],
    ])}`,
    'ok',
  )
}

function bodyOf(scene: Scene, moment: Moment): readonly Line[] {
  const { size, glyphs, view } = scene
  const { columns } = size
  const layout = layoutOf(size, stepCount(scene))
  const story = (width: number, rows: number) => {
    const lines = storyOf(scene, moment)
    const offset = Math.min(view.offset, Math.max(0, lines.length - (rows - 2)))
    return boxed(lines.slice(offset), width, rows, glyphs)
  }
  if (layout.kind === 'none') return []
  if (view.page === 'links' || view.page === 'help' || view.page === 'policy')
    return story(columns, layout.bodyRows)
  const list = (width: number, rows: number) =>
    boxed(stepRows(scene.run, selectedStep(scene.run, view), width - 2, glyphs, moment), width, rows, glyphs)
  switch (layout.kind) {
    case 'beside': {
      const left = list(layout.listColumns, layout.bodyRows)
      const right = story(columns - layout.listColumns, layout.bodyRows)
      return left.map((line, index) => [...line, ...(right[index] ?? [])])
    }
    case 'stacked':
      return [...list(columns, layout.listRows), ...story(columns, layout.bodyRows - layout.listRows)]
    case 'single':
      return view.pane === 'list' ? list(columns, layout.bodyRows) : story(columns, layout.bodyRows)
  }
}

/** Of the text inside the box, in columns and rows. */
function storyBox({ size, view, ...scene }: Scene): { readonly width: number; readonly rows: number } {
  const layout = layoutOf(size, stepCount({ size, view, ...scene }))
  const wide = view.page === 'links' || view.page === 'help' || view.page === 'policy'
  const inner = (columns: number, rows: number) => ({
    width: Math.max(8, columns - 4),
    rows: Math.max(1, rows - 2),
  })
  if (layout.kind === 'none') return inner(size.columns, size.rows)
  if (wide || layout.kind === 'single') return inner(size.columns, layout.bodyRows)
  if (layout.kind === 'beside') return inner(size.columns - layout.listColumns, layout.bodyRows)
  return inner(size.columns, layout.bodyRows - layout.listRows)
}

function storyOf(scene: Scene, moment: Moment): readonly Line[] {
  const { run, view, glyphs, links } = scene
  const { width } = storyBox(scene)
  const step = selectedStep(run, view)
  const padded = (lines: readonly Line[]) => lines.map((line): Line => [span(' '), ...line])
  switch (view.page) {
    case 'links':
      return padded([
        ...wrap([{ text: 'Which link?', tone: 'strong' }, { text: '' }], width),
        ...links.map(
          (name, index): Line => [
            span(`${index === view.link ? glyphs.selected : ' '} `, 'strong'),
            span(visibleText(name), index === view.link ? 'strong' : 'plain'),
          ],
        ),
      ])
    case 'help':
      return padded(helpLines(width, glyphs))
    case 'policy':
      return padded(
        policyPage(scene)?.lines ?? wrap([{ text: 'No policy is known to decide this step.' }], width),
      )
    case 'raw':
      return padded(step === undefined ? [] : rawLines(run, step, width))
    case 'story':
      return padded(step === undefined ? [] : storyLines(run, step, { width, glyphs, ...moment }))
  }
}

function policyPage(scene: Scene): ReturnType<typeof policyLines> | undefined {
  const { run, view, policies, glyphs } = scene
  const step = selectedStep(run, view)
  const shown = step === undefined ? [] : policiesOf(run, step, policies)
  const one = shown[view.policy % Math.max(1, shown.length)]
  if (one === undefined) return undefined
  const number = (view.policy % shown.length) + 1
  return policyLines(one, { number, of: shown.length }, storyBox(scene).width, glyphs.selected)
}

/** What is above and below the part that is shown. */
function marks(story: readonly Line[], scene: Scene): string {
  const { view, size, ...rest } = scene
  const layout = layoutOf(size, stepCount(scene))
  const isHidden =
    layout.kind === 'single' && view.pane === 'list' && (view.page === 'story' || view.page === 'raw')
  if (isHidden) return ''
  const { rows } = storyBox({ view, size, ...rest })
  const offset = Math.min(view.offset, Math.max(0, story.length - rows))
  const below = story.length - rows - offset
  return [...(offset > 0 ? ['PgUp'] : []), ...(below > 0 ? [`PgDn ${below} more`] : [])].join('  ')
}

function noteLine(note: string, mark: string, columns: number, { ellipsis }: Glyphs): Line {
  return spread([span(note, 'strong')], [span(mark, 'quiet')], columns, ellipsis)
}

/** Lines in a frame; what is more than its rows is left out. */
function boxed(lines: readonly Line[], width: number, rows: number, glyphs: Glyphs): readonly Line[] {
  const [topLeft, topRight, bottomRight, bottomLeft, level, upright] = glyphs.frame
  const edge = (left: string, right: string): Line => [
    span(`${left}${level.repeat(Math.max(0, width - 2))}${right}`, 'quiet'),
  ]
  const inner = Array.from({ length: Math.max(0, rows - 2) }, (_, index): Line => {
    const line = lines[index] ?? []
    return [span(upright, 'quiet'), ...toWidth(line, width - 2, glyphs.ellipsis), span(upright, 'quiet')]
  })
  return [edge(topLeft, topRight), ...inner, edge(bottomLeft, bottomRight)]
}
