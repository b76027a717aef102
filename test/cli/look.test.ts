import { describe, expect, it } from 'vitest'
import { decideLook } from '../../src/cli/look.ts'
import type { World } from '../../src/cli/world.ts'

function look(env: Record<string, string>, flags: object = {}, isTerminal = true) {
  const world = { env, stdout: { isTerminal, columns: 80, write: () => {} } } as unknown as World
  return decideLook({ color: 'auto', links: 'auto', ...flags }, world)
}

describe('colour', () => {
  it.each([
    ['a terminal', {}, {}, true, true],
    ['no terminal', {}, {}, false, false],
    ['a dumb terminal', { TERM: 'dumb' }, {}, true, false],
    ['NO_COLOR', { NO_COLOR: '1' }, {}, true, false],
    ['NO_COLOR set to nothing', { NO_COLOR: '' }, {}, true, true],
    ['FORCE_COLOR in a pipe', { FORCE_COLOR: '1' }, {}, false, true],
    ['FORCE_COLOR=0', { FORCE_COLOR: '0' }, {}, true, false],
    ['CLICOLOR_FORCE in a pipe', { CLICOLOR_FORCE: '1' }, {}, false, true],
    ['GitHub', { GITHUB_ACTIONS: 'true' }, {}, false, true],
    ['NO_COLOR before FORCE_COLOR', { NO_COLOR: '1', FORCE_COLOR: '1' }, {}, true, false],
    ['the flag before NO_COLOR', { NO_COLOR: '1' }, { color: 'always' }, false, true],
    ['the flag before FORCE_COLOR', { FORCE_COLOR: '1' }, { color: 'never' }, true, false],
  ])('%s', (_, env, flags, isTerminal, colour) => {
    expect(look(env as Record<string, string>, flags, isTerminal).colour).toBe(colour)
  })
})

describe('links', () => {
  it.each([
    ['an unknown terminal', {}, false],
    ['a terminal that shows them', { TERM_PROGRAM: 'WezTerm' }, true],
    ['that terminal in a CI', { TERM_PROGRAM: 'WezTerm', CI: 'true' }, false],
    ['FORCE_HYPERLINK', { FORCE_HYPERLINK: '1' }, true],
  ])('%s', (_, env, links) => {
    expect(look(env as Record<string, string>).links).toBe(links)
  })
})

describe('characters', () => {
  it.each([
    ['a UTF-8 locale', { LANG: 'de_DE.UTF-8' }, {}, true],
    ['the C locale', { LC_ALL: 'C', LANG: 'de_DE.UTF-8' }, {}, false],
    ['no locale', {}, {}, true],
    ['--ascii', { LANG: 'C.UTF-8' }, { ascii: true }, false],
  ])('%s', (_, env, flags, unicode) => {
    expect(look(env as Record<string, string>, flags).unicode).toBe(unicode)
  })
})
