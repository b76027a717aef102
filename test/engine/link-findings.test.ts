// What a link's table says of findings in the link's own entry.

import { describe, expect, it } from 'vitest'
import type { Severity } from '../../src/engine/define-rule.ts'
import { withFindings } from '../../src/engine/link-findings.ts'
import type { LocatedFinding } from '../../src/engine/located-finding.ts'
import type { LocatedLink } from '../../src/engine/located-link.ts'
import { runCli } from '../helpers/run-cli.ts'
import { tempFolder } from '../helpers/temp-folder.ts'

const range = (line: number, column: number, endLine = line) => ({
  start: { line, column },
  end: { line: endLine, column: column + 5 },
})

function findingAt(
  line: number,
  rule: string,
  severity: Severity = 'error',
  path = 'a.json',
): LocatedFinding {
  const excerpt = { text: '', column: 1, cutBefore: false, cutAfter: false }
  return {
    rule,
    severity,
    message: '',
    why: '',
    advice: '',
    span: { path, range: range(line, 3), excerpt },
    related: [],
    fingerprint: rule,
  }
}

const link: LocatedLink = {
  name: 'orders',
  declared: true,
  identities: [],
  where: { path: 'a.json', range: range(10, 1, 20) },
  rows: [
    {
      about: 'caller',
      label: 'caller may assume the target',
      state: 'failed',
      word: 'no',
      places: [{ where: { path: 'a.json', range: range(12, 3) } }],
    },
  ],
}

const rowFor = (...findings: readonly LocatedFinding[]) => withFindings([link], findings)[0]?.rows[1]

describe('the settings of a link', () => {
  it('have a row where something is wrong with them', () => {
    expect(rowFor(findingAt(11, 'login-without-port'), findingAt(15, 'region-unlike-endpoint'))).toEqual({
      about: 'settings',
      label: 'settings of the link',
      state: 'failed',
      word: '2 errors',
      places: [{ where: { path: 'a.json', range: range(11, 3) } }],
      note: 'login-without-port, region-unlike-endpoint',
    })
    const many = ['a', 'b', 'b', 'c', 'd'].map((rule, index) => findingAt(13 + index, rule, 'warning'))
    expect(rowFor(...many)).toMatchObject({ state: 'wider', word: '5 warnings', note: 'a, b, c and 1 more' })
    expect(rowFor(...many, findingAt(14, 'z'))).toMatchObject({ word: '1 error', note: 'z' })
  })

  it.each([
    ['before the entry', findingAt(9, 'x')],
    ['behind it', findingAt(21, 'x')],
    ['in another file', findingAt(11, 'x', 'error', 'b.json')],
    ['for information', findingAt(11, 'x', 'info')],
    ['of which another row tells', findingAt(12, 'x')],
  ])('have none for a finding %s', (_, finding) => {
    expect(rowFor(finding)).toBeUndefined()
  })

  it('are no part of a link that nobody declared', () => {
    const { where: _, ...inferred } = link
    expect(withFindings([inferred], [findingAt(11, 'x')])).toEqual([inferred])
  })
})

const role = 'arn:aws:iam::444455556666:role/orders'
const instance = JSON.stringify(
  {
    name: 'instances/orders',
    engine: 'POSTGRES',
    dataSources: [
      {
        id: 'admin',
        type: 'ADMIN',
        authenticationType: 'AWS_RDS_IAM',
        host: 'orders.abc123.us-east-1.rds.amazonaws.com',
        port: '5432',
        username: 'bytebase',
        region: 'eu-west-1',
        awsCredential: { roleArn: role },
      },
    ],
  },
  null,
  1,
)

it('reports show it, until it is accepted', async () => {
  const cwd = tempFolder({ 'instance.json': instance })
  const shown = 'settings of the link           ✗ 1 error      instance.json:12  region-unlike-endpoint'
  const first = await runCli(['check', 'instance.json'], { cwd })
  expect(first.stdout).toContain(shown)
  const markdown = await runCli(['check', 'instance.json', '-f', 'markdown'], { cwd })
  expect(markdown.stdout).toContain('| settings of the link | ✗ 1 error |')
  const concise = await runCli(['check', 'instance.json', '-f', 'concise'], { cwd })
  expect(concise.stdout.match(/region-unlike-endpoint/g)).toHaveLength(1)
  await runCli(['check', 'instance.json', '--write-baseline'], { cwd })
  expect((await runCli(['check', 'instance.json', '-v'], { cwd })).stdout).not.toContain(
    'settings of the link',
  )
})
