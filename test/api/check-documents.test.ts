import { describe, expect, it } from 'vitest'
import { checkDocuments } from '../../src/api/index.ts'

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
      suppressed: { ignored: 0, baseline: 0 },
      crashed: 0,
    })
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
