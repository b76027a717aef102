import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { runCli } from '../helpers/run-cli.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

const validate = new Ajv2020({ allErrors: true }).compile(
  JSON.parse(readFileSync('schemas/findings.v1.json', 'utf8')) as object,
)

async function report(files: Readonly<Record<string, string>>) {
  const { stdout } = await runCli(['check', '--no-config', '-f', 'json', '.'], { cwd: tempFolder(files) })
  const value = JSON.parse(stdout) as {
    findings: { rule: string; range: unknown; pointer: string; fingerprint: string }[]
  }
  validate(value)
  expect(validate.errors).toBeNull()
  return value
}

const statement = '{"Action": "s3:GetObject", "Resource": "*"}'

describe('the JSON format', () => {
  it('keeps its schema with findings, broken and skipped documents, and without any', async () => {
    await report({
      'a.json': `{"Statement": ${statement}}`,
      'b.policy.json': '{',
      'c.json': '{}',
      'd.yaml': '',
    })
    await report({
      'a.json': '{"Version": "2012-10-17", "Statement": {"Effect": "Deny", "Action": "*", "Resource": "*"}}',
    })
  })

  it('counts columns in UTF-16 units from 1, and ends after the last', async () => {
    const { findings } = await report({
      'a.json': `{"Version":"2012-10-17","Id":"日本𝄞","Statement":${statement}}`,
    })
    const found = findings.find(finding => finding.rule === 'statement-without-effect')
    const start = '{"Version":"2012-10-17","Id":"日本𝄞","Statement":'.length + 1
    expect(found?.range).toEqual({
      start: { line: 1, column: start },
      end: { line: 1, column: start + statement.length },
    })
  })

  it('gives a finding the same fingerprint after reformatting and moving of statements, and never one to two', async () => {
    const fingerprints = async (text: string) =>
      (await report({ 'a.json': text })).findings
        .filter(finding => finding.rule === 'statement-without-effect')
        .map(finding => finding.fingerprint)
        .sort()
    const other = { Sid: 'B', Action: 's3:PutObject', Resource: '*' }
    const one = { Sid: 'A', Action: 's3:GetObject', Resource: '*' }
    const noSid = { Action: 's3:DeleteObject', Resource: '*' }
    const policy = (...statements: object[]) => ({ Version: '2012-10-17', Statement: statements })
    const before = await fingerprints(JSON.stringify(policy(one, other, noSid)))
    expect(await fingerprints(JSON.stringify(policy(noSid, other, one), null, 4))).toEqual(before)
    expect(new Set(before).size).toBe(3)
    expect(new Set(await fingerprints(JSON.stringify(policy(noSid, noSid)))).size).toBe(2)
  })

  it('holds no control characters of the document', async () => {
    const { stdout } = await runCli(
      ['check', '--no-config', '-f', 'json', '--stdin-filename', 'a\u001b[31m.json', '-'],
      {
        stdin: `{"Statement": {"Sid": "\\u001b[31m", "Action": "\\u0007:x", "Resource": "*"}}`,
      },
    )
    expect(stdout).not.toMatch(/\\u00(07|1b)|[\u0007\u001b]/i)
  })
})
