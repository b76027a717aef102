// React and Ink are loaded for the screen and for nothing else: held against the chunks of the built program.

import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { expect, it } from 'vitest'

const codeOf = (path: string) => readFileSync(path, 'utf8')
const holdsReact = (path: string) => /react\.transitional\.element|ink-root/.test(codeOf(path))
const inChunks = (name: string) => {
  const found = readdirSync('dist/chunks').find(file => new RegExp(`^${name}-[A-Z0-9]{8}\\.js$`).test(file))
  if (found === undefined) throw new Error(`there is no chunk ${name}`)
  return `dist/chunks/${found}`
}

/** The file and all that is loaded with it. */
function loadedWith(path: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(path)) return seen
  seen.add(path)
  for (const [, target = ''] of codeOf(path).matchAll(
    /(?:^|[;}\n])(?:import|export)\s*(?:[^'"();]*?from\s*)?"(\.[^"]+)"/g,
  ))
    loadedWith(posix.join(posix.dirname(path), target), seen)
  return seen
}

it.each(['check', 'doctor', 'lab', 'diff'])('%s does not load them', command => {
  const loaded = [...loadedWith('dist/main.js'), ...loadedWith(inChunks(command))]
  expect(loaded.filter(holdsReact)).toEqual([])
})

it('the screen does', () => {
  expect([...loadedWith(inChunks('doctor-screen'))].filter(holdsReact)).not.toEqual([])
})
