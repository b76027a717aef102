// React and Ink are loaded for the screen and for nothing else: held against the chunks of the built program.

import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { chunkNamed, loadedFor, loadedWith } from '../helpers/built-chunks.ts'

const holdsReact = (path: string) => /react\.transitional\.element|ink-root/.test(readFileSync(path, 'utf8'))

it.each(['check', 'doctor', 'lab', 'diff'])('%s does not load them', command => {
  expect([...loadedFor(command)].filter(holdsReact)).toEqual([])
})

it('the screen does', () => {
  expect([...loadedWith(chunkNamed('doctor-screen'))].filter(holdsReact)).not.toEqual([])
})
