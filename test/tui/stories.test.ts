// Every recorded story at every size: no line too wide, nothing on top of anything else, nothing lost.

import { renderToString } from 'ink'
import { createElement } from 'react'
import { describe, expect, it } from 'vitest'
import { visibleText } from '../../src/base/visible-text.ts'
import { beforeStart, reduce, rowsOf, stateOfStep } from '../../src/doctor/state.ts'
import { frameOf, scrollRange } from '../../src/tui/frame.ts'
import { asciiGlyphs } from '../../src/tui/glyphs.ts'
import { layoutOf, type Size } from '../../src/tui/layout.ts'
import { textOf, widthOf } from '../../src/tui/lines.ts'
import { policiesOf } from '../../src/tui/policy-page.ts'
import type { Scene } from '../../src/tui/scene.ts'
import { Screen } from '../../src/tui/screen.tsx'
import { fixOf } from '../../src/tui/story.ts'
import { firstView, selectedStep } from '../../src/tui/view-state.ts'
import { readStory, sceneOf, storyNames } from '../helpers/read-story.ts'

const sizes: readonly Size[] = [
  { columns: 120, rows: 40 },
  { columns: 80, rows: 24 },
  { columns: 60, rows: 20 },
  { columns: 40, rows: 14 },
]
const still = { beat: 0, nowMs: 0 }
const solid = (text: string) => text.replace(/\s/g, '')

/** The text of the pane with the story, from its first line to its last, as a reader scrolls through it. */
function wholeStory(scene: Scene): string {
  const { most, page } = scrollRange(scene)
  const at = (offset: number) => storyPane({ ...scene, view: { ...scene.view, offset } })
  const lines: string[] = []
  for (let offset = 0; offset < most; offset += page) lines.push(...at(offset).slice(0, most - offset))
  return solid([...lines, ...at(most)].join('\n'))
}

function storyPane(scene: Scene): readonly string[] {
  const { columns, rows } = scene.size
  const steps = scene.run.start?.steps.length ?? 0
  const layout = layoutOf(scene.size, steps)
  const body = frameOf(scene, still)
    .map(textOf)
    .slice(2, rows - 3)
  const wide = scene.view.page === 'policy'
  const from = layout.kind === 'beside' && !wide ? layout.listColumns : 0
  const above = layout.kind === 'stacked' && !wide ? layout.listRows : 0
  return body.slice(above + 1, -1).map(line => line.slice(from + 1, columns - 1))
}

describe.each(storyNames)('%s', name => {
  const story = readStory(name)
  const step = selectedStep(story.run, firstView)!

  describe.each(sizes)('at $columns × $rows', size => {
    const view = { ...firstView, pane: 'story' } as const
    const pages = ['story', 'raw', 'policy', 'help'] as const

    it.each(pages)('draws %s in its place', page => {
      for (const glyphs of [sceneOf(story, size).glyphs, asciiGlyphs]) {
        const scene = sceneOf(story, size, { view: { ...view, page }, glyphs })
        const frame = frameOf(scene, still)
        expect(frame).toHaveLength(size.rows - 1)
        expect(frame.filter(line => widthOf(line) !== size.columns)).toEqual([])
      }
    })

    it('is shown by Ink as it is', () => {
      const scene = sceneOf(story, size, { view })
      const shown = renderToString(
        createElement(Screen, { scene, moment: still, paint: ({ text }) => text }),
        {
          columns: size.columns,
        },
      )
      const plain = (lines: readonly string[]) => lines.map(line => line.trimEnd())
      expect(plain(shown.split('\n'))).toEqual(plain(frameOf(scene, still).map(textOf)))
    })

    it('loses nothing of any step', () => {
      for (const { id } of story.run.start!.steps) {
        const whole = wholeStory(sceneOf(story, size, { view: { ...view, selected: id } }))
        for (const { planned, settled } of rowsOf(story.run, id)) {
          expect(whole).toContain(solid(visibleText(planned.title)))
          if (settled) expect(whole).toContain(solid(visibleText(settled.found)))
        }
        const { is, stillPossible } = story.run.diagnosis
        for (const one of [...is, ...stillPossible].filter(cause => cause.step === id)) {
          expect(whole.toLowerCase()).toContain(solid(visibleText(one.message)).toLowerCase())
        }
        const fix = fixOf(story.run, id)
        if (fix?.copy !== undefined)
          expect(whole).toContain(solid(visibleText(fix.copy.replaceAll('\n', ''))))
      }
    })

    it('is drawn at every moment of the run', () => {
      let run = beforeStart
      for (const event of story.events) {
        run = reduce(run, event)
        const frame = frameOf(sceneOf({ ...story, run }, size), { beat: 3, nowMs: event.at + 4000 })
        expect(frame.filter(line => widthOf(line) !== size.columns)).toEqual([])
      }
    })
  })

  it('has the fix on the first screen at 80 × 24', () => {
    const fix = fixOf(story.run, step)
    if (fix === undefined) return
    const seen = solid(storyPane(sceneOf(story, { columns: 80, rows: 24 })).join(''))
    expect(seen).toContain(solid(fix.title))
    if (fix.copy !== undefined) expect(seen).toContain(solid(fix.copy.split('\n')[0] ?? ''))
  })

  it('says in the chain where it is broken', () => {
    const chain = textOf(frameOf(sceneOf(story, { columns: 120, rows: 40 }), still)[1]!)
    expect(chain.includes('✗')).toBe(story.run.end?.result === 'failed')
  })
})

it('begins with the step whose cause is proved, not with what fails for it', () => {
  const { run } = readStory('alias-host')
  expect(stateOfStep(run, 'token')).toBe('failed')
  expect(selectedStep(run, firstView)).toBe('tls')
  expect(selectedStep(run, { selected: 'token' })).toBe('token')
})

it('opens below the list of steps as many as there is room for, the selected one first', () => {
  const listOf = (size: Size) =>
    frameOf(sceneOf(readStory('user-missing'), size), still)
      .map(line => textOf(line).slice(1, 31).trim())
      .filter(text => /^[✓✗!?-] [a-z]+-[a-z]+/.test(text))
      .map(text => text.slice(2))
  expect(listOf({ columns: 80, rows: 24 })).toEqual(expect.arrayContaining(['login-question', 'logged-in']))
  expect(listOf({ columns: 80, rows: 24 })).not.toContain('port-open')
  expect(listOf({ columns: 120, rows: 50 })).toEqual(expect.arrayContaining(['role-assumed', 'port-open']))
})

it('keeps the name of the link where there is no room for all counts', () => {
  const title = textOf(frameOf(sceneOf(readStory('user-missing'), { columns: 40, rows: 14 }), still)[0]!)
  expect(title.trimEnd()).toMatch(/^rdsaudit doctor orders +FAILED/)
})

it('marks the statement that decides', () => {
  const story = readStory('missing-external-id')
  const size = { columns: 80, rows: 24 }
  const scene = sceneOf(story, size, { view: { ...firstView, page: 'policy' } })
  expect(policiesOf(story.run, 'assume', story.policies)).toHaveLength(1)
  const marked = frameOf(scene, still).filter(line => line.some(({ tone }) => tone === 'marked'))
  expect(marked.map(textOf).join('\n')).toContain('"Sid": "TrustTheTool"')
  expect(marked.map(textOf).join('\n')).not.toContain('"Version"')
})

it('asks for plain lines where there is no room', () => {
  const scene = sceneOf(readStory('healthy'), { columns: 39, rows: 30 })
  expect(frameOf(scene, still).map(textOf).join(' ')).toContain('--plain')
})
