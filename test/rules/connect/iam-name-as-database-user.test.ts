import { rule } from '../../../rules/connect/iam-name-as-database-user.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const connect = (Resource: string | string[]) =>
  policyWith({ Effect: 'Allow', Action: 'rds-db:connect', Resource })
const owned = (PolicyDocument: object, Arn = 'arn:aws:iam::444455556666:role/db') =>
  ({ Arn, PolicyDocument }) as never

const as = (user: string) => `arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABC/${user}`
const here = '/PolicyDocument/Statement/0/Resource'
const link = (user: string) => ({
  links: [
    {
      name: 'orders',
      target: { role: 'arn:aws:iam::444455556666:role/orders', policies: ['connect.json'] },
      database: { region: 'us-east-1', resourceId: 'db-ABC', user },
    },
  ],
})

tryRule(rule, [
  { name: 'the role', document: owned(connect(as('db'))), finds: [here], says: ['name of the IAM role'] },
  { name: 'in another case', document: owned(connect([as('app'), as('DB')])), finds: [`${here}/1`] },
  {
    name: 'a user',
    document: owned(connect(as('jane')), 'arn:aws:iam::444455556666:user/staff/jane'),
    finds: [here],
    says: ['IAM user'],
  },
  { name: 'another name', document: owned(connect(as('app'))), finds: [], undecided: false },
  { name: 'nobody said whose the policy is', document: connect(as('db')), finds: [], undecided: true },
  {
    name: 'a link that logs in as it',
    files: { 'connect.json': connect(as('orders')) },
    config: link('orders'),
    finds: [],
  },
  {
    name: 'a link that logs in as another',
    files: { 'connect.json': connect(as('orders')) },
    config: link('app'),
    finds: ['connect.json /Statement/0/Resource'],
  },
])
