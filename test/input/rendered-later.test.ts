import { expect, test } from 'vitest'
import { createChecker } from '../../src/api/checker.ts'
import { readDocument } from '../../src/input/read-document.ts'
import { testNow } from '../helpers/try-rule.ts'

async function foundIn(path: string, content: string) {
  const checker = await createChecker({ now: testNow })
  await checker.check(path, content)
  const { documents } = await checker.finish()
  return documents
    .flatMap(({ findings }) => findings)
    .map(({ rule, message, span }) => `${span.range.start.line} ${rule}: ${message}`)
}

const policy = (resource: string) => `{
  "Version": "2012-10-17",
  "Statement": [{
    "Effect": "Allow", "Action": "rds-db:connect",
    "Resource": ${resource}
  }]
}
`
const login = (user: string, id = '${resource_id}') =>
  `"arn:aws:rds-db:\${region}:\${account_id}:dbuser:${id}/${user}"`

test.each(['policy.json.tpl', 'policy.tftpl', 'policy.json.tmpl'])(
  'what %s leaves open is no mistake',
  async path => {
    expect(await foundIn(path, policy(login('${user}')))).toEqual([])
  },
)

test('a policy that is not rendered later has them left in', async () => {
  expect((await foundIn('policy.json', policy(login('${user}')))).join()).toMatch(/placeholder-left-in/)
})

test('what it says beside them is judged, at its place', async () => {
  expect(await foundIn('policy.json.tpl', policy(login('*')))).toEqual([
    expect.stringMatching(/^5 wildcard-db-user: /),
  ])
})

test('values without quotation marks are not known', async () => {
  const document = await readDocument('policy.tftpl', policy('${jsonencode([for u in users : "x/${u}"])}'))
  expect(document).toMatchObject({ state: 'read', policies: [{ root: { Version: '2012-10-17' } }] })
  expect(await foundIn('policy.tftpl', policy('${jsonencode(arns)}'))).toEqual([])
})

test('values of another engine are not known either', async () => {
  expect(await foundIn('policy.json.tmpl', policy(login('{{ .User }}', '{{ .Id }}')))).toEqual([])
})

test('variables of IAM stay what they are', async () => {
  for (const variable of ['${aws:username}', '$${aws:username}']) {
    const document = await readDocument('policy.json.tpl', policy(login(variable, 'db-ABCDEFGHIJKL01234')))
    if (document.state !== 'read') throw new Error(document.state)
    expect(JSON.stringify(document.policies[0]?.root)).toContain('/${aws:username}"')
  }
})

test('a template of CloudFormation may have such a name', async () => {
  const template = {
    Resources: {
      Role: {
        Type: 'AWS::IAM::ManagedPolicy',
        Properties: {
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [{ Effect: 'Allow', Action: 'rds-db:connect', Resource: { 'Fn::Sub': '${Arn}' } }],
          },
        },
      },
    },
  }
  expect(await foundIn('stack.template', JSON.stringify(template))).toEqual([
    expect.stringContaining('the template has no parameter or resource "Arn"'),
  ])
})
