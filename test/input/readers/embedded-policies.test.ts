import { expect, test } from 'vitest'
import { createChecker } from '../../../src/api/checker.ts'
import { readDocument } from '../../../src/input/read-document.ts'
import { testNow } from '../../helpers/try-rule.ts'

async function foundIn(path: string, content: string) {
  const checker = await createChecker({ now: testNow })
  await checker.check(path, content, { named: false })
  const { documents } = await checker.finish()
  return documents
    .flatMap(({ findings }) => findings)
    .map(({ rule, span }) => `${span.range.start.line} ${rule}`)
}

const wide = `{"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "rds-db:connect", "Resource": "*"}]}`

test('a policy in a manifest of Kubernetes is judged', async () => {
  const manifest = `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: iam}\ndata:\n  policy.json: |\n    ${wide}\n`
  expect(await foundIn('manifest.yaml', manifest)).toEqual(['5 wildcard-login-resource'])
})

test('a policy in a value of another tool is judged', async () => {
  const program = {
    resources: {
      policy: { type: 'aws:iam:Policy', properties: { policy: { 'fn::toJSON': JSON.parse(wide) } } },
    },
  }
  expect(await foundIn('Pulumi.json', JSON.stringify(program, undefined, 2))).toHaveLength(1)
})

test('what the tool fills in is not known', async () => {
  const task = wide.replace('"*"', '"arn:aws:rds-db:{{ region }}:{{ account }}:dbuser:{{ id }}/*"')
  expect(await foundIn('tasks.yml', `- name: policy\n  iam_policy:\n    policy_json: '${task}'\n`)).toEqual([
    '3 wildcard-db-user',
  ])
})

test('statements around which a tool puts a policy are judged, at their places', async () => {
  const service = `provider:
  name: aws
  iam:
    role:
      statements:
        - {Effect: Allow, Action: 's3:GetObject', Resource: 'arn:aws:s3:::bucket/*'}
        - Effect: Allow
          Action: rds-db:connect
          Resource: '*'
`
  expect(await foundIn('serverless.yml', service)).toEqual(['9 wildcard-login-resource'])
})

test.each([
  ['statements of another language', { statements: [{ Effect: 'Allow', Action: 'read', Resource: '*' }] }],
  ['statements that are no policy', { Statement: [{ Effect: 'Allow', Action: '*' }], rows: 3 }],
  ['a bank', { accounts: [{ Version: '2012-10-17', Statement: [{ amount: 3 }] }] }],
  ['a text that breaks off', { policy: wide.slice(0, -3) }],
])('%s is passed over', async (_, other) => {
  const document = await readDocument('other.json', JSON.stringify({ other }), { named: false })
  expect(document.state).toBe('skipped')
})
