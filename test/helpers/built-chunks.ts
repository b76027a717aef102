// The files of the built program, and what comes with each of them.

import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'

const codeOf = (path: string) => readFileSync(path, 'utf8')

/** The file and all that is loaded with it, without what is imported late. */
export function loadedWith(path: string, seen = new Set<string>()): ReadonlySet<string> {
  if (seen.has(path)) return seen
  seen.add(path)
  for (const [, target = ''] of codeOf(path).matchAll(
    /(?:^|[;}\n])(?:import|export)\s*(?:[^'"();]*?from\s*)?"(\.[^"]+)"/g,
  ))
    loadedWith(posix.join(posix.dirname(path), target), seen)
  return seen
}

/** All that is loaded for a command before it does anything. */
export function loadedFor(command: string): ReadonlySet<string> {
  const main = 'dist/main.js'
  const [, chunk] = new RegExp(`import\\("\\./([^"]+)"\\)\\)\\.${command}\\(`).exec(codeOf(main)) ?? []
  if (chunk === undefined) throw new Error(`${main} loads nothing for ${command}`)
  return loadedWith(`dist/${chunk}`, new Set(loadedWith(main)))
}

/** The chunk that starts with a source file of that name. */
export function chunkNamed(name: string): string {
  const found = readdirSync('dist/chunks').find(file => new RegExp(`^${name}-[A-Z0-9]{8}\\.js$`).test(file))
  if (found === undefined) throw new Error(`there is no chunk ${name}`)
  return `dist/chunks/${found}`
}
