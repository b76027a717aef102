import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { LocatedFinding } from '../../src/engine/located-finding.ts'
import { codeSpan, escapeMarkdown } from '../../src/report/escape-markdown.ts'
import type { FindingV1 } from '../../src/report/json-v1.ts'
import { largestJobSummary, renderMarkdown } from '../../src/report/markdown.ts'
import type { RunReport } from '../../src/report/run-report.ts'
import { oddPlaces, reportAs } from '../helpers/odd-places.ts'
import { runCli } from '../helpers/run-cli.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

describe('Markdown', () => {
  it('is a table of findings, the gravest first, and what was looked at', async () => {
    const { stdout } = await reportAs('markdown')
    const rows = stdout.split('\n').filter(line => line.startsWith('| '))
    expect(rows.find(line => line.includes('statement-without-effect'))).toMatch(
      /^\| error \| `statement-without-effect` \| `odd\/wide\.json:1` \| this statement has no Effect \|$/,
    )
    const severities = rows.slice(1).map(line => line.split(' ')[1])
    expect(severities).toEqual(
      [...severities].sort((a = '', b = '') => 'ewi'.indexOf(a[0] ?? '') - 'ewi'.indexOf(b[0] ?? '')),
    )
    expect(stdout).toMatch(/^### rdsaudit: 1 error/)
    expect(stdout).toContain('- `odd/start.json`\n- `odd/wide.json`\n')
  })

  it('says so when nothing was found', async () => {
    const text = '{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"*","Resource":"*"}}'
    const { stdout } = await reportAs('markdown', { 'a.json': text })
    expect(stdout).toMatch(/^### rdsaudit: no findings\n/)
    expect(stdout).toContain('checked 1 document: no findings')
  })

  it('shows untrusted text as it is', () => {
    expect(escapeMarkdown('a|b `c` <img src=x> [l](u) *e* _e_')).toBe(
      'a\\|b \\`c\\` \\<img src=x\\> \\[l\\]\\(u\\) \\*e\\* \\_e\\_',
    )
    expect(escapeMarkdown('https://x.example @team www.x.example &lt; #1')).toBe(
      'https\\://x.example &#64;team www\\.x.example &amp;lt; \\#1',
    )
    expect(escapeMarkdown('a\nb\u202e')).toBe('a\\\\u\\{a\\}b\\\\u\\{202e\\}')
    expect(codeSpan('a`b|c')).toBe('``a`b\\|c``')
    expect(codeSpan('`')).toBe('`` ` ``')
  })

  it('keeps every row one row, whatever a policy says', async () => {
    const hostile = 'x | y\n| error | <script> `'
    const policy = { Version: '2012-10-17', Statement: { Effect: hostile, Action: 's3:x', Resource: '*' } }
    const { stdout } = await reportAs('markdown', { 'a|`<b>.json': JSON.stringify(policy) })
    const rows = stdout.split('\n').filter(line => line.startsWith('| '))
    for (const line of rows) expect(line.replaceAll('\\|', '').split('|').length).toBe(6)
    expect(stdout).not.toContain('<script>')
  })

  it('stays below the size that GitHub drops, and says what is left out', async () => {
    const { findings } = JSON.parse((await reportAs('json')).stdout) as { findings: readonly FindingV1[] }
    const [finding] = findings
    if (!finding) throw new Error('no finding')
    const all = 9000
    const text = renderMarkdown(reportOf(located(finding), all))
    const rows = text.split('\n').filter(line => line.startsWith('| error')).length
    const left = Number(/(\d+) more findings left out/.exec(text)?.[1])
    expect(rows + left).toBe(all)
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(largestJobSummary)
    expect(Buffer.byteLength(text)).toBeGreaterThan(largestJobSummary - 1000)
    expect(renderMarkdown(reportOf(located(finding), all), 5000).length).toBeLessThanOrEqual(5000)
  })

  it('adds to the summary of the job, and replaces any other file', async () => {
    const cwd = tempFolder({ 'a.json': oddPlaces['odd/wide.json'] })
    for (const name of ['summary.md', 'other.md']) writeFileSync(join(cwd, name), 'before\n')
    const args = ['check', '--no-config', 'a.json', '-f', 'markdown=summary.md', '-f', 'markdown=other.md']
    await runCli(args, { cwd, env: { GITHUB_STEP_SUMMARY: join(cwd, 'summary.md') } })
    expect(readFileSync(join(cwd, 'summary.md'), 'utf8')).toMatch(/^before\n### rdsaudit: /)
    expect(readFileSync(join(cwd, 'other.md'), 'utf8')).toMatch(/^### rdsaudit: /)
  })
})

function located({ path, range, rule, fingerprint }: FindingV1): LocatedFinding {
  const excerpt = { text: '', column: 1, cutBefore: false, cutAfter: false }
  const message = 'm'.repeat(100)
  const span = { path, range, excerpt }
  return { rule, severity: 'error', message, why: '', advice: '', span, related: [], fingerprint }
}

function reportOf(finding: LocatedFinding, times: number): RunReport {
  return {
    findings: Array.from({ length: times }, () => finding),
    summary: {
      checked: 1,
      policies: 1,
      documents: [finding.span.path],
      skipped: [],
      counts: { error: times, warning: 0, info: 0 },
      undecided: [],
      links: [],
      suppressed: [],
      stale: [],
      fixable: { safe: 0, unsafe: 0 },
      crashes: [],
    },
    rules: [],
    version: '0.0.0',
    config: undefined,
    fromRoot: path => path,
  }
}
