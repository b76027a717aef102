import { describe, expect, it } from 'vitest'
import type { LocatedLink } from '../../src/engine/located-link.ts'
import { linksToShow, renderLink, renderLinkLines } from '../../src/report/links.ts'
import { plainStyle } from '../../src/report/style.ts'
import { asciiGlyphs, type ReportLook } from '../../src/report/words.ts'

const look: ReportLook = {
  style: plainStyle,
  glyphs: asciiGlyphs,
  columns: undefined,
  width: text => text.length,
  quiet: false,
  verbose: false,
}

function at(path: string, line: number) {
  return { path, range: { start: { line, column: 3 }, end: { line, column: 9 } } }
}

const row = { label: 'target trusts the caller', places: [], about: 'trust' } as const

function linkWith(rows: LocatedLink['rows'], declared = true): LocatedLink {
  return { name: 'orders', declared, identities: [], rows, where: at('rdsaudit.config.json', 2) }
}

const fine = linkWith([{ ...row, state: 'ok', word: 'yes' }])
const wide = linkWith([{ ...row, state: 'wider', word: 'wider' }])
const bad = linkWith([{ ...row, state: 'failed', word: 'no' }])

describe('linksToShow', () => {
  it('shows declared links; inferred ones only where they fail', () => {
    const inferred = [fine, wide, bad].map(link => ({ ...link, declared: false }))
    expect(linksToShow([fine, wide, bad], look)).toEqual([fine, wide, bad])
    expect(linksToShow(inferred, look)).toEqual([inferred[2]])
    expect(linksToShow(inferred, { ...look, verbose: true })).toEqual(inferred)
  })

  it('is quiet about links with nothing to mend', () => {
    expect(linksToShow([fine, wide, bad], { ...look, quiet: true })).toEqual([wide, bad])
  })
})

describe('renderLink', () => {
  it('aligns rows, and puts both sides below each other', () => {
    const link: LocatedLink = {
      ...linkWith([
        { ...row, state: 'ok', word: 'yes', places: [{ where: at('trust.json', 7) }] },
        {
          ...row,
          label: 'external id',
          state: 'failed',
          word: 'differ',
          places: [
            { where: at('trust.json', 14), side: 'target', value: '"a-b"' },
            { where: at('rdsaudit.config.json', 20), side: 'caller', value: '"a-B"' },
          ],
        },
        { ...row, label: 'database side', state: 'unseen', word: 'not checked', note: 'why' },
      ]),
      identities: [
        { account: '111122223333', name: 'tool' },
        { account: '444455556666', name: 'db\u001b[2J' },
      ],
    }
    expect(renderLink(link, look)).toBe(
      [
        'link orders   111122223333 tool -> 444455556666 db\\u{1b}[2J',
        '  target trusts the caller   + yes          trust.json:7',
        '  external id                x differ       target trust.json:14            "a-b"',
        '                                            caller rdsaudit.config.json:20  "a-B"',
        '  database side              - not checked  why',
        '\n',
      ].join('\n'),
    )
  })
})

describe('renderLinkLines', () => {
  it('has one line for each row that is not ok, at its place or where the link was declared', () => {
    const link = linkWith([
      { ...row, state: 'ok', word: 'yes' },
      { ...row, state: 'failed', word: 'no', places: [{ where: at('trust.json', 7) }] },
      { ...row, state: 'unseen', word: 'no file', note: 'add it' },
      { ...row, about: 'database', state: 'unseen', word: 'not checked' },
    ])
    expect(renderLinkLines(link)).toBe(
      'trust.json:7:3: link[orders] target trusts the caller: no\n' +
        'rdsaudit.config.json:2:3: link[orders] target trusts the caller: no file (add it)\n',
    )
  })
})
