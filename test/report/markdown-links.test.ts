import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import type { LocatedLink } from '../../src/engine/located-link.ts'
import { renderLinkMarkdown } from '../../src/report/markdown-links.ts'
import { runCli } from '../helpers/run-cli.ts'

it('shows declared links as a table and a picture, with what is known of every step', async () => {
  const cwd = resolve('fixtures/check/links-both-sides-broken')
  const { stdout } = await runCli(['check', '-f', 'markdown'], { cwd })
  expect(stdout).toContain('#### Link `')
  expect(stdout.split('```mermaid\n')[1]?.split('```')[0]).toMatchInlineSnapshot(`
    "flowchart LR
      n0["bytebase-instance-role (111122223333)"]
      n1["bytebase-target-db-role (444455556666)"]
      n2["orders.abc123.us-east-1.rds.amazonaws.com"]
      n3["database user bytebase"]
      n0 -- "✗ no" --> n1
      n1 -- "✗ no" --> n2
      n2 -- "#45; not checked" --> n3
    "
  `)
})

const where = { path: 'a|b.json', range: { start: { line: 1, column: 1 }, end: { line: 1, column: 2 } } }

it('lets no name leave its cell or its node', () => {
  const link: LocatedLink = {
    name: 'x`|y',
    declared: true,
    identities: [{ account: '111122223333', name: 'a"]; click n0 "https://x.example" %%' }],
    rows: [
      { about: 'caller', label: 'a|b', state: 'failed', word: 'no', places: [{ where, value: '`|`' }] },
      { about: 'connect', label: 'c', state: 'ok', word: 'yes', places: [] },
      { about: 'database', label: 'd', state: 'unseen', word: 'not checked', places: [], note: '<b>' },
    ],
  }
  const text = renderLinkMarkdown(link)
  const rows = text.split('\n').filter(line => line.startsWith('|'))
  for (const row of rows) expect(row.replaceAll('\\|', '').split('|')).toHaveLength(5)
  expect(text).not.toContain('<b>')
  expect(text.split('```mermaid\n')[1]).toMatchInlineSnapshot(`
    "flowchart LR
      n0["any caller"]
      n1["a#34;#93;#59; click n0 #34;https://x.example#34; #37;#37; (111122223333)"]
      n2["database"]
      n3["database user"]
      n0 -- "✗ no" --> n1
      n1 -- "✓ yes" --> n2
      n2 -- "#45; not checked" --> n3
    \`\`\`

    "
  `)
})
