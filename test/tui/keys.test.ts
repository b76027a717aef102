// Keys: from the bytes of a terminal, and what they do when.

import { expect, it } from 'vitest'
import { unicodeGlyphs } from '../../src/tui/glyphs.ts'
import { helpLines } from '../../src/tui/help.ts'
import { actionOf, type KeyState, keys, keysIn } from '../../src/tui/keys.ts'
import { textOf } from '../../src/tui/lines.ts'

const state: KeyState = {
  page: 'story',
  idle: true,
  hasFix: true,
  hasPolicy: true,
  canMend: false,
  hasLinks: false,
  size: { columns: 80, rows: 24 },
  steps: 6,
}

it('tells keys apart that came in one chunk', () => {
  expect(keysIn('?jj')).toEqual(['?', 'j', 'j'])
  expect(keysIn('\u001b[B\u001b[B\rq')).toEqual(['down', 'down', 'enter', 'q'])
  expect(keysIn('\u001bOA\u001b[6~ \u0003')).toEqual(['up', 'pageDown', ' ', 'ctrl-c'])
  expect(keysIn('\u001b')).toEqual(['escape'])
})

it('takes the bytes of keys that nobody asked for as one key each', () => {
  expect(keysIn('\u001b[1;5Cq')).toEqual(['\u001b[1;5C', 'q'])
})

it('does only what makes sense now', () => {
  expect(actionOf('r', state)).toBe('again')
  expect(actionOf('r', { ...state, idle: false })).toBeUndefined()
  expect(actionOf('c', { ...state, hasFix: false })).toBeUndefined()
  expect(actionOf('f', state)).toBeUndefined()
  expect(actionOf('f', { ...state, canMend: true })).toBe('mend')
  expect(actionOf('tab', state)).toBeUndefined()
  expect(actionOf('tab', { ...state, size: { columns: 40, rows: 14 } })).toBe('flip')
  expect(actionOf('j', { ...state, page: 'help' })).toBeUndefined()
  expect(actionOf('escape', state)).toBeUndefined()
  expect(actionOf('escape', { ...state, hasLinks: true })).toBe('back')
  for (const page of ['links', 'story', 'raw', 'policy', 'help'] as const) {
    expect(actionOf('q', { ...state, page })).toBe('quit')
    expect(actionOf('ctrl-c', { ...state, page })).toBe('quit')
  }
})

it('helps with every key', () => {
  const help = helpLines(80, unicodeGlyphs).map(textOf).join('\n')
  for (const { does } of keys) expect(help).toContain(does)
})
