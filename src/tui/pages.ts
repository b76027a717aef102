// What stands in the pane of the story: the page that was chosen, from its first line to its last, whatever fits.

import { visibleText } from '../base/visible-text.ts'
import { helpLines } from './help.ts'
import { type Line, span, wrap } from './lines.ts'
import { policiesOf, policyLines } from './policy-page.ts'
import { rawLines } from './raw.ts'
import type { Moment, Scene } from './scene.ts'
import { storyLines } from './story.ts'
import { selectedStep } from './view-state.ts'

/** Lines of a page; none is wider than `width` and the blank before it. */
export function pageLines(scene: Scene, moment: Moment, width: number): readonly Line[] {
  return ownLines(scene, moment, width).map(line => [span(' '), ...line])
}

function ownLines(scene: Scene, moment: Moment, width: number): readonly Line[] {
  const { run, view, glyphs } = scene
  const step = selectedStep(run, view)
  switch (view.page) {
    case 'links':
      return linkLines(scene, width)
    case 'help':
      return helpLines(width, glyphs)
    case 'policy':
      return (
        policyPage(scene, width)?.lines ?? wrap([{ text: 'No policy is known to decide this step.' }], width)
      )
    case 'raw':
      return step === undefined ? [] : rawLines(run, step, width)
    case 'story':
      return step === undefined ? [] : storyLines(run, step, { width, glyphs, ...moment })
  }
}

/** Below the question. */
export function lineOfLink(index: number): number {
  return 2 + index
}

function linkLines({ links, view, glyphs }: Scene, width: number): readonly Line[] {
  const rows = links.map((name, index): Line => {
    const isSelected = index === view.link
    const tone = isSelected ? 'strong' : 'plain'
    return [span(`${isSelected ? glyphs.selected : ' '} `, tone), span(visibleText(name), tone)]
  })
  return [...wrap([{ text: 'Which link?', tone: 'strong' }, { text: '' }], width), ...rows]
}

/** The policy that is shown, with the line where the statement that decides begins. */
export function policyPage(scene: Scene, width: number): ReturnType<typeof policyLines> | undefined {
  const { run, view, policies, glyphs } = scene
  const step = selectedStep(run, view)
  const shown = step === undefined ? [] : policiesOf(run, step, policies)
  const one = shown[view.policy % Math.max(1, shown.length)]
  if (one === undefined) return undefined
  const number = (view.policy % shown.length) + 1
  return policyLines(one, { number, of: shown.length }, width, glyphs.selected)
}
