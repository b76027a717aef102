import { describe, expect, test } from 'vitest'
import { createLocator } from '../../src/input/locate-in-document.ts'
import { readDocument } from '../../src/input/read-document.ts'

async function read(text: string, path = 'stack.yaml') {
  const document = await readDocument(path, text)
  if (document.state !== 'read') throw new Error(JSON.stringify(document))
  return document
}

/** The text at a pointer, as a finding there would show it. */
async function textAt(text: string, pointer: string, on?: 'key') {
  const document = await read(text)
  const lines = text.split('\n')
  const { start, end } = createLocator(document).locate({ pointer, ...(on && { on }) }).range
  const rest = lines[start.line - 1]?.slice(start.column - 1) ?? ''
  return end.line === start.line ? rest.slice(0, end.column - start.column) : rest
}

const policy = `# who logs in
Version: "2012-10-17"
Statement:
  - Sid: Login
    Effect: Allow
    Action: &login [rds-db:connect]
    Resource: 'arn:aws:rds-db:eu-west-1:111122223333:dbuser:*/app'   # every database
  - { Effect: Deny, Action: *login, Resource: "*" }
`

describe('a policy in YAML', () => {
  test('is read as the JSON it stands for', async () => {
    const { policies } = await read(policy)
    expect(policies.map(({ root }) => root)).toEqual([
      {
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'Login',
            Effect: 'Allow',
            Action: ['rds-db:connect'],
            Resource: 'arn:aws:rds-db:eu-west-1:111122223333:dbuser:*/app',
          },
          { Effect: 'Deny', Action: ['rds-db:connect'], Resource: '*' },
        ],
      },
    ])
  })

  test.each([
    ['/Statement/0/Resource', "'arn:aws:rds-db:eu-west-1:111122223333:dbuser:*/app'"],
    ['/Statement/0/Action/0', 'rds-db:connect'],
    ['/Statement/1/Action/0', 'rds-db:connect'],
    ['/Statement/1', '{ Effect: Deny, Action: *login, Resource: "*" }'],
    ['/Statement/0', 'Sid: Login'],
    ['/Version', '"2012-10-17"'],
  ])('has %s in its place', async (pointer, text) => {
    expect(await textAt(policy, pointer)).toBe(text)
  })

  test('has names in their places', async () => {
    expect(await textAt(policy, '/Statement/0/Sid', 'key')).toBe('Sid')
  })

  test('may be one of several documents of a file', async () => {
    const { policies } = await read(`kind: other\n---\n${policy}`)
    expect(policies.map(({ pointer }) => pointer)).toEqual(['/1'])
    expect(await textAt(`kind: other\n---\n${policy}`, '/1/Statement/0/Effect')).toBe('Allow')
  })

  test('takes what is merged into it', async () => {
    const merged = `base: &base\n  Effect: Allow\n  Resource: "*"\npolicy:\n  Version: "2012-10-17"\n  Statement:\n    - <<: *base\n      Action: s3:ListAllMyBuckets\n`
    const document = await readDocument('a.yaml', merged.replace('policy:', 'PolicyDocument:'))
    expect(document.state === 'read' && document.policies[0]?.root).toEqual({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Resource: '*', Action: 's3:ListAllMyBuckets' }],
    })
  })

  test('tells names that stand twice', async () => {
    const { duplicates } = await read(
      policy.replace('    Effect: Allow', '    Effect: Allow\n    Effect: Deny'),
    )
    expect(duplicates.map(({ name, pointer }) => ({ name, pointer }))).toEqual([
      { name: 'Effect', pointer: '/Statement/0' },
    ])
  })

  test('with Windows line ends has the same places', async () => {
    const text = policy.replaceAll('\n', '\r\n')
    const { start } = createLocator(await read(text)).locate({ pointer: '/Statement/0/Resource' }).range
    expect(start).toEqual({ line: 7, column: 15 })
  })
})

describe('YAML that is no policy', () => {
  test('is passed over when it was only found', async () => {
    const document = await readDocument('chart.yaml', '{{- if x }}\na: sts:AssumeRole\n{{- end }}\n', {
      named: false,
    })
    expect(document).toMatchObject({ state: 'skipped', why: 'not YAML' })
  })

  test('is broken when it was named', async () => {
    const document = await readDocument('policy.yaml', 'Version: "2012-10-17\nStatement: []\n')
    expect(document).toMatchObject({ state: 'broken' })
  })

  test('that doubles itself by aliases is refused', async () => {
    const levels = Array.from({ length: 30 }, (_, n) =>
      n === 0 ? 'a0: &a0 [x, x]' : `a${n}: &a${n} [*a${n - 1}, *a${n - 1}]`,
    )
    const document = await readDocument('bomb.yaml', `${levels.join('\n')}\nStatement: *a29\n`)
    expect(document).toMatchObject({
      state: 'unreadable',
      why: 'its aliases make more than a hundred thousand values of it',
    })
  })

  test('that holds itself is refused', async () => {
    const document = await readDocument('loop.yaml', 'Statement: &a\n  - *a\n')
    expect(document.state).toBe('unreadable')
  })
})
