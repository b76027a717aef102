import { describe, expect, it } from 'vitest'
import { type CheckOptions, checkDocuments } from '../../src/api/index.ts'
import { linkFiles, mayAssume, mayConnect } from '../helpers/link-files.ts'

describe('checkDocuments', () => {
  it('judges texts and bytes, in order, without files', async () => {
    const { findings, summary } = await checkDocuments([
      {
        path: 'b.json',
        content: '{"Version": "2012-10-17", "Statement": {"Action": "s3:GetObject", "Resource": "*"}}',
      },
      { path: 'a.json', content: Buffer.from('{') },
      { path: 'c.json', content: '{}' },
    ])
    expect(findings.map(({ path, rule }) => `${path} ${rule}`)).toEqual([
      'b.json statement-without-effect',
      'a.json invalid-json',
    ])
    expect(findings[0]).toEqual({
      rule: 'statement-without-effect',
      severity: 'error',
      message: 'this statement has no Effect',
      path: 'b.json',
      pointer: '/Statement',
      statement: '#0',
      range: { start: { line: 1, column: 40 }, end: { line: 1, column: 83 } },
      related: [],
      fix: null,
      url: null,
      fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/) as string,
    })
    expect(summary).toEqual({
      documents: { checked: 2, policies: 1, skipped: 1 },
      findings: { error: 2, warning: 0, info: 0 },
      links: 0,
      undecided: 0,
      suppressed: { ignored: 0, baseline: 0 },
      crashed: 0,
    })
  })

  it('checks links that it is told, and says what it could not tell', async () => {
    const { files, config } = linkFiles({
      caller: [mayAssume('arn:aws:iam::777788889999:role/db')],
      connect: [mayConnect()],
    })
    const documents = Object.entries(files).map(([path, json]) => ({ path, content: JSON.stringify(json) }))
    const { links, findings, undecided, summary } = await checkDocuments(documents, config as CheckOptions)
    const grave = findings.filter(({ severity }) => severity !== 'info')
    expect(grave.map(({ rule, path }) => [rule, path])).toEqual([['link-role-mismatch', 'caller.json']])
    expect(
      links.map(({ name, rows }) => [name, rows.map(({ about, state }) => `${about} ${state}`)]),
    ).toEqual([
      ['orders', ['caller failed', 'trust ok', 'external-id wider', 'connect ok', 'database unseen']],
    ])
    expect(summary.links).toBe(1)
    const without = documents.filter(({ path }) => path !== 'trust.json')
    const lacking = await checkDocuments(without, config as CheckOptions)
    expect(lacking.undecided).toContainEqual({
      rule: 'untrusted-caller',
      subject: 'orders',
      reason: 'trust.json could not be read',
    })
    expect(lacking.undecided.length).toBe(lacking.summary.undecided)
    expect(undecided).toEqual([])
  })

  it('refuses links that the configuration would refuse', async () => {
    const target = { role: 'arn:aws:iam::DATABASE_ACCOUNT:role/db' }
    await expect(checkDocuments([], { links: [{ name: 'orders', target }] })).rejects.toThrow('twelve digits')
  })

  it('takes severities by rule, and refuses rules that do not exist', async () => {
    const documents = [{ path: 'a.json', content: '{' }]
    expect(
      (await checkDocuments(documents, { rules: { 'invalid-json': 'info' } })).summary.findings.info,
    ).toBe(1)
    await expect(checkDocuments(documents, { rules: { 'invalid-jsn': 'off' } })).rejects.toThrow(
      'did you mean "invalid-json"',
    )
  })
})
