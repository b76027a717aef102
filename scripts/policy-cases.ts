// Writes fixtures/policy/operators/: every condition operator under every qualifier against keys that are absent, empty,
// single and multivalued. What is expected stands in the two truth tables below, taken from AWS's pages by hand; nothing
// here asks the evaluator.

import { mkdirSync, writeFileSync } from 'node:fs'

const operatorsPage =
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html'
const setsPage =
  'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html'

const columns = ['', 'IfExists', 'ForAllValues', 'ForAnyValue', 'ForAllValuesIfExists', 'ForAnyValueIfExists']

type Row = readonly [
  situation: string,
  values: (example: Example) => readonly string[] | undefined,
  cells: string,
]

// One letter a column, T or F, in the order of `columns`.
const positive: readonly Row[] = [
  ['the key is absent', () => undefined, 'FTTFTT'],
  ['the key has no values', () => [], 'FTTFTT'],
  ['the value matches', ({ match }) => match.slice(0, 1), 'TTTTTT'],
  ['the value does not match', ({ other }) => other.slice(0, 1), 'FFFFFF'],
  ['the value matches the second of two', ({ second }) => [second], 'TTTTTT'],
  ['all of several values match', ({ match }) => match, 'TTTTTT'],
  ['one of several values matches', ({ match, other }) => [match[0], other[0]], 'TTFTFT'],
  ['none of several values matches', ({ other }) => other, 'FFFFFF'],
]
const negated: readonly Row[] = [
  ['the key is absent', () => undefined, 'TTTFTT'],
  ['the key has no values', () => [], 'TTTFTT'],
  ['the value matches what is excluded', ({ match }) => match.slice(0, 1), 'FFFFFF'],
  ['the value is another', ({ other }) => other.slice(0, 1), 'TTTTTT'],
  ['the value matches the second of two excluded', ({ second }) => [second], 'FFFFFF'],
  ['all of several values match what is excluded', ({ match }) => match, 'FFFFFF'],
  ['one of several values matches what is excluded', ({ match, other }) => [match[0], other[0]], 'FFFTFT'],
  ['none of several values matches what is excluded', ({ other }) => other, 'TTTTTT'],
]

interface Example {
  readonly operators: readonly string[]
  readonly key: string
  readonly wanted: readonly [string, string]
  /** Both match `wanted[0]`. */
  readonly match: readonly [string, string]
  /** Matches `wanted[1]`. */
  readonly second: string
  /** Both match neither. */
  readonly other: readonly [string, string]
}

const role = (name: string) => `arn:aws:iam::111122223333:role/${name}`

const examples: readonly Example[] = [
  {
    operators: ['StringEquals', 'StringNotEquals'],
    key: 'aws:PrincipalTag/team',
    wanted: ['data', 'ops'],
    match: ['data', 'data'],
    second: 'ops',
    other: ['Data', 'web'],
  },
  {
    operators: ['StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase'],
    key: 'aws:PrincipalTag/team',
    wanted: ['Data', 'ops'],
    match: ['dATA', 'data'],
    second: 'OPS',
    other: ['dat', 'web'],
  },
  {
    operators: ['StringLike', 'StringNotLike'],
    key: 'sts:RoleSessionName',
    wanted: ['ci-*', 'job-?'],
    match: ['ci-', 'ci-42'],
    second: 'job-7',
    other: ['CI-42', 'job-77'],
  },
  {
    operators: ['NumericEquals', 'NumericNotEquals'],
    key: 'aws:MultiFactorAuthAge',
    wanted: ['10', '20'],
    match: ['10', '10.0'],
    second: '20',
    other: ['11', '-10'],
  },
  {
    operators: ['NumericLessThan'],
    key: 'aws:MultiFactorAuthAge',
    wanted: ['10', '12'],
    match: ['9', '-3.5'],
    second: '11',
    other: ['12', '100'],
  },
  {
    operators: ['NumericLessThanEquals'],
    key: 'aws:MultiFactorAuthAge',
    wanted: ['10', '12'],
    match: ['10', '9.99'],
    second: '12',
    other: ['12.01', '100'],
  },
  {
    operators: ['NumericGreaterThan'],
    key: 'aws:MultiFactorAuthAge',
    wanted: ['10', '8'],
    match: ['11', '10.5'],
    second: '9',
    other: ['8', '-9'],
  },
  {
    operators: ['NumericGreaterThanEquals'],
    key: 'aws:MultiFactorAuthAge',
    wanted: ['10', '8'],
    match: ['10', '100'],
    second: '8',
    other: ['7.9', '-10'],
  },
  {
    operators: ['DateEquals', 'DateNotEquals'],
    key: 'aws:TokenIssueTime',
    wanted: ['2026-01-01T00:00:00Z', '1780000000'],
    match: ['2026-01-01T00:00:00Z', '2026-01-01T01:00:00+01:00'],
    second: '2026-05-28T20:26:40Z',
    other: ['2026-01-01T00:00:01Z', '2025-01-01T00:00:00Z'],
  },
  {
    operators: ['DateLessThan'],
    key: 'aws:CurrentTime',
    wanted: ['2026-01-01T00:00:00Z', '2026-02-01'],
    match: ['2025-12-31T23:59:59Z', '0'],
    second: '2026-01-15T00:00:00Z',
    other: ['2026-02-01T00:00:00Z', '2027-01-01T00:00:00Z'],
  },
  {
    operators: ['DateLessThanEquals'],
    key: 'aws:CurrentTime',
    wanted: ['2026-01-01T00:00:00Z', '2026-02-01'],
    match: ['2026-01-01T00:00:00Z', '2025-06-01'],
    second: '2026-02-01T00:00:00Z',
    other: ['2026-02-01T00:00:01Z', '2027'],
  },
  {
    operators: ['DateGreaterThan'],
    key: 'aws:CurrentTime',
    wanted: ['2026-01-01T00:00:00Z', '2025-12-01'],
    match: ['2026-01-01T00:00:01Z', '2027'],
    second: '2025-12-15T00:00:00Z',
    other: ['2025-12-01T00:00:00Z', '1000000000'],
  },
  {
    operators: ['DateGreaterThanEquals'],
    key: 'aws:CurrentTime',
    wanted: ['2026-01-01T00:00:00Z', '2025-12-01'],
    match: ['2026-01-01T00:00:00Z', '2027-01-01'],
    second: '2025-12-01T00:00:00Z',
    other: ['2025-11-30T23:59:59Z', '1000000000'],
  },
  {
    operators: ['Bool'],
    key: 'aws:MultiFactorAuthPresent',
    wanted: ['true', 'TRUE'],
    match: ['true', 'true'],
    second: 'True',
    other: ['false', 'yes'],
  },
  {
    operators: ['BinaryEquals'],
    key: 'example:Digest',
    wanted: ['QmluYXJ5VmFsdWVJbkJhc2U2NA==', 'AAEC'],
    match: ['QmluYXJ5VmFsdWVJbkJhc2U2NA==', 'QmluYXJ5VmFsdWVJbkJhc2U2NA=='],
    second: 'AAEC',
    other: ['QmluYXJ5', 'AAED'],
  },
  {
    operators: ['IpAddress', 'NotIpAddress'],
    key: 'aws:SourceIp',
    wanted: ['203.0.113.0/24', '2001:db8::/32'],
    match: ['203.0.113.7', '203.0.113.255'],
    second: '2001:DB8:0:1::5',
    other: ['203.0.114.7', '2001:db9::1'],
  },
  {
    operators: ['ArnEquals', 'ArnNotEquals'],
    key: 'aws:SourceArn',
    wanted: [role('app'), role('job-*')],
    match: [role('app'), role('app')],
    second: role('job-nightly'),
    other: [role('App'), 'arn:aws:iam::444455556666:role/app'],
  },
  {
    operators: ['ArnLike', 'ArnNotLike'],
    key: 'aws:SourceArn',
    wanted: [role('app-?'), role('job/*')],
    match: [role('app-1'), role('app-2')],
    second: role('job/nightly/a'),
    other: [role('app-12'), 'arn:aws:iam:x:111122223333:role/app-1'],
  },
]

/** File names and texts. */
export function operatorCases(): ReadonlyMap<string, string> {
  const files = new Map<string, string>()
  for (const example of examples) {
    for (const operator of example.operators) files.set(`${operator}.json`, fileOf(operator, example))
  }
  return files
}

function fileOf(operator: string, example: Example): string {
  const rows = /^String(Not)|^NumericNot|^DateNot|^NotIp|^ArnNot/.test(operator) ? negated : positive
  const cases = rows.flatMap(([situation, values, cells]) =>
    columns.map((column, index) => {
      const name = qualified(operator, column)
      const context = values(example)
      return JSON.stringify({
        id: `${name.replace(':', '-')}: ${situation}`,
        why: `${name} is ${cells[index] === 'T' ? 'true' : 'false'} when ${situation}`,
        page: column.startsWith('For') ? setsPage : operatorsPage,
        condition: { [name]: { [example.key]: example.wanted } },
        context: context === undefined ? {} : { [example.key]: context.length === 1 ? context[0] : context },
        expect: cells[index] === 'T' ? 'allowed' : 'implicitDeny',
      })
    }),
  )
  return `{\n"page": "${operatorsPage}",\n"cases": [\n${cases.join(',\n')}\n]\n}\n`
}

function qualified(operator: string, column: string): string {
  const set = /^For(All|Any)Values?/.exec(column)?.[0]
  return `${set === undefined ? '' : `${set}:`}${operator}${column.endsWith('IfExists') ? 'IfExists' : ''}`
}

if (process.argv[1]?.endsWith('policy-cases.ts')) {
  mkdirSync('fixtures/policy/operators', { recursive: true })
  for (const [name, text] of operatorCases()) writeFileSync(`fixtures/policy/operators/${name}`, text)
}
