import { rule } from '../../../rules/connect/foreign-account-in-grant.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const connect = (Resource: string | string[]) =>
  policyWith({ Effect: 'Allow', Action: 'rds-db:connect', Resource })
const owned = (PolicyDocument: object, Arn = 'arn:aws:iam::444455556666:role/db') =>
  ({ Arn, PolicyDocument }) as never

const at = (account: string, user = 'app') => `arn:aws:rds-db:us-east-1:${account}:dbuser:db-ABC/${user}`
const here = '/PolicyDocument/Statement/0/Resource'
const foreign = '111122223333'

tryRule(rule, [
  {
    name: 'another account',
    document: owned(connect(at(foreign))),
    finds: [here],
    says: ['only identities of account 111122223333'],
  },
  { name: 'with wildcards elsewhere', document: owned(connect(at(foreign, '*'))), finds: [here] },
  {
    name: 'one of several values',
    document: owned(connect([at('444455556666'), at(foreign)])),
    finds: [`${here}/1`],
  },
  {
    name: 'of a user',
    document: owned(connect(at(foreign)), 'arn:aws:iam::444455556666:user/jane'),
    finds: [here],
  },
  { name: 'the own account', document: owned(connect(at('444455556666'))), finds: [], undecided: false },
  { name: 'the account left open', document: owned(connect(at('*'))), finds: [] },
  { name: 'a placeholder', document: owned(connect(at('ACCOUNT_ID'))), finds: [] },
  { name: 'nobody said whose the policy is', document: connect(at(foreign)), finds: [], undecided: true },
  {
    name: 'the account of the link',
    files: { 'connect.json': connect(at(foreign)) },
    config: {
      links: [
        {
          name: 'orders',
          target: { role: 'arn:aws:iam::444455556666:role/db', policies: ['connect.json'] },
          database: { region: 'us-east-1', resourceId: 'db-ABC', user: 'app' },
        },
      ],
    },
    finds: ['connect.json /Statement/0/Resource'],
    fixes: ['"arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABC/app"  (values from link orders)'],
  },
  {
    name: 'granted to the caller instead of the role',
    files: { 'caller.json': connect(at('444455556666')) },
    config: {
      links: [
        {
          name: 'orders',
          caller: { role: 'arn:aws:iam::111122223333:role/tool', policies: ['caller.json'] },
          target: { role: 'arn:aws:iam::444455556666:role/db' },
        },
      ],
    },
    finds: ['caller.json /Statement/0/Resource'],
    says: ['as arn:aws:iam::444455556666:role/db could'],
  },
])
