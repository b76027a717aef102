// The repository's habits, as tests. Each failure says what to do.

import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { posix } from 'node:path'
import { describe, expect, it } from 'vitest'

const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  encoding: 'utf8',
})
  .split('\n')
  .filter(path => path !== '' && statSync(path, { throwIfNoEntry: false })?.isFile())

const code = tracked.filter(path => /^(src|rules|scripts|test)\/.*\.tsx?$/.test(path))
/** Their first line says that they are generated. */
const generatedIndexes = ['rules/index.ts', 'rules/pages.ts']
const textOf = (path: string) => readFileSync(path, 'utf8')

describe('the edge', () => {
  const edge = /^(src\/cli\/(bin|main)\.ts|scripts\/|test\/)/
  it.each(code.filter(path => !edge.test(path)))('%s touches neither process nor console', path => {
    const bare = textOf(path)
      .replace(/^\s*\/\/.*$/gm, '')
      .replace(/'[^'\n]*'|"[^"\n]*"/g, "''")
      .replace(/^\s*\*.*$/gm, '')
    expect(bare).not.toMatch(/(?<![\w.'"`-])(process|console)\./)
  })
})

describe('names', () => {
  // Words that say nothing about what is inside. A "service" may be AWS's, but not a file of ours that ends in it.
  const banned =
    /(^|[-/])(utils?|helpers?|manager|common|misc|data|info|handle)([-.]|$)|service(\.test)?\.ts$/
  const bannedInRules = /(^|[-/])(utils?|helpers?|manager|common|misc|info|handle)([-.]|$)/
  it.each(code)('%s is named for its content', path => {
    const [, ...inside] = path.replace(/^test\/helpers\//, 'test/').split('/')
    expect(inside.join('/')).not.toMatch(/^(test\/)?rules\//.test(path) ? bannedInRules : banned)
    expect(posix.basename(path)).toMatch(/^[a-z0-9-]+(\.test|\.d)?\.tsx?$/)
  })
})

describe('files', () => {
  it.each(
    code.filter(
      path =>
        !generatedIndexes.includes(path) &&
        !path.startsWith('test/rules/') &&
        !/^test\/(model|base|input|engine|policy|report|cli|api)\//.test(path),
    ),
  )('%s begins by saying what belongs in it', path => {
    expect(textOf(path).replace(/^#!.*\n/, '')).toMatch(/^\/\/ \S/)
  })

  it.each(code.filter(path => /^(src|rules)\//.test(path) && !generatedIndexes.includes(path)))(
    '%s is not too long',
    path => {
      expect(textOf(path).split('\n').length).toBeLessThanOrEqual(path.startsWith('rules/') ? 150 : 310)
    },
  )

  it.each(code)('%s exports by name only, and uses no any and no enum', path => {
    const bare = textOf(path)
      .replace(/\/\*[\s\S]*?\*\//g, '')
      .replace(/^\s*\/\/.*$/gm, '')
      .replace(/'[^'\n]*'/g, "''")
    expect(bare).not.toMatch(/^export default/m)
    expect(bare).not.toMatch(/(?:[:=]|\bas)\s+any\b(?![(\w])|[<]any\b/)
    expect(bare).not.toMatch(/^\s*(export )?(const )?enum /m)
  })
})

describe('fixtures and expected outputs', () => {
  const files = tracked.filter(path => /^(fixtures|rules|test)\//.test(path))
  // AWS's documentation accounts, and the digits people type when they mean none.
  const documented = new Set([
    '111122223333',
    '444455556666',
    '123456789012',
    '777788889999',
    '999999999999',
    '000000000000',
    '111111111111',
    '222222222222',
    '012345678901',
  ])

  it.each(files)('%s names only accounts of the documentation', path => {
    const accounts = [...textOf(path).matchAll(/(?<![\w.-])\d{12}(?![\w.-])/g)].map(match => match[0])
    expect(accounts.filter(account => !documented.has(account))).toEqual([])
  })

  it.each(files)('%s holds nothing that looks like a secret', path => {
    const text = textOf(path).replace(/(AKIA|ASIA)\w*EXAMPLE/g, '')
    expect(text).not.toMatch(/\b(AKIA|ASIA)[A-Z0-9]{16}\b/)
    expect(text).not.toMatch(/-----BEGIN [A-Z ]*PRIVATE KEY-----/)
    expect(text).not.toMatch(/X-Amz-Signature=[0-9a-f]{64}/)
  })
})

it('the lockfile pins no registry', () => {
  expect(textOf('package-lock.json')).not.toMatch(/"resolved":/)
})

it('every file of src has a place in a folder that the map knows', () => {
  const loose = readdirSync('src', { withFileTypes: true }).filter(
    entry => entry.isFile() && entry.name !== 'README.md',
  )
  expect(loose.map(entry => entry.name)).toEqual([])
})
