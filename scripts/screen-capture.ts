// The screen in the README: a recorded story as the doctor's screen shows it, between two comments.

import { frameOf } from '../src/tui/frame.ts'
import { textOf } from '../src/tui/lines.ts'
import { readStory, sceneOf } from '../test/helpers/read-story.ts'

const begin = '<!-- screen: written by npm run gen -->'
const end = '<!-- /screen -->'

/** The page with the screen of today; unchanged where it has no place for one. */
export function withScreen(page: string): string {
  const from = page.indexOf(begin)
  const to = page.indexOf(end)
  if (from < 0 || to < from) return page
  const scene = sceneOf(readStory('missing-external-id'), { columns: 80, rows: 24 })
  const lines = frameOf(scene, { beat: 0, nowMs: 0 }).map(line => textOf(line).trimEnd())
  return `${page.slice(0, from)}${begin}\n\`\`\`\n${lines.join('\n')}\n\`\`\`\n${page.slice(to)}`
}
