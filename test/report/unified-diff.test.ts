import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { unifiedDiff } from '../../src/report/unified-diff.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

describe('a unified diff', () => {
  it('is empty for the same text', () => {
    expect(unifiedDiff('a', 'x\n', 'x\n')).toBe('')
  })

  it('shows three lines around a change, and two changes that are near as one', () => {
    const lines = Array.from({ length: 20 }, (_, at) => `line ${at + 1}\n`)
    const after = lines.map(line => line.replace(/^line (5|9|19)\n/, 'new $1\n'))
    expect(
      unifiedDiff('p.json', lines.join(''), after.join(''))
        .split('\n')
        .filter(line => /^[-+@]/.test(line)),
    ).toEqual([
      '--- a/p.json',
      '+++ b/p.json',
      '@@ -2,11 +2,11 @@',
      '-line 5',
      '+new 5',
      '-line 9',
      '+new 9',
      '@@ -16,5 +16,5 @@',
      '-line 19',
      '+new 19',
    ])
  })

  it('says where a last line has no end', () => {
    expect(unifiedDiff('a', 'x', 'y\n')).toBe(
      '--- a/a\n+++ b/a\n@@ -1,1 +1,1 @@\n-x\n\\ No newline at end of file\n+y\n',
    )
  })

  it('is what git takes one text to the other with', () => {
    const line = fc.constantFrom('a\n', 'b\n', '  {\n', 'c\r\n', '\n')
    const text = fc
      .tuple(fc.array(line, { maxLength: 12 }), fc.constantFrom('', 'end'))
      .map(([lines, end]) => lines.join('') + end)
    const cwd = tempFolder({ 'f.txt': '' })
    fc.assert(
      fc.property(text, text, (before, after) => {
        fc.pre(before !== '' && after !== '' && before !== after)
        writeFileSync(join(cwd, 'f.txt'), before)
        execFileSync('git', ['apply', '--whitespace=nowarn', '-'], {
          cwd,
          input: unifiedDiff('f.txt', before, after),
          env: { ...process.env, GIT_CEILING_DIRECTORIES: join(cwd, '..') },
        })
        expect(readFileSync(join(cwd, 'f.txt'), 'utf8')).toBe(after)
      }),
      { numRuns: 60 },
    )
  })
})
