import { rule } from '../../../rules/hop/idle-control-policy.ts'
import type { JsonObject } from '../../../src/base/json-value.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const account = '444455556666'
const guard = { Effect: 'Deny', Action: 'rds:Delete*', Resource: '*' }
const open = { Effect: 'Allow', Action: '*', Resource: '*' }

const policy = (...Statement: JsonObject[]) => ({
  PolicySummary: { Id: 'p-guard', Name: 'guard' },
  Content: { Version: '2012-10-17', Statement },
})
const above = (MasterAccountId: string, ...policies: JsonObject[]) => ({
  state: 'complete',
  Organization: { Id: 'o-exampleorg1', MasterAccountId },
  Levels: [{ Id: 'r-root', Type: 'ROOT', SERVICE_CONTROL_POLICY: policies }],
})
const target = { role: `arn:aws:iam::${account}:role/orders-login`, trust: 'trust.json' }
const links = [
  { name: 'orders', target },
  { name: 'reports', target },
]
const example = (organization: JsonObject, declared: JsonObject = {}) => ({
  files: {
    'snapshot.json': {
      formatVersion: 1,
      takenAt: '2026-01-01T00:00:00Z',
      accounts: [{ Account: account, organization }],
    },
    'trust.json': {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::111122223333:role/tool' },
          Action: 'sts:AssumeRole',
        },
      ],
    },
    'guard.json': { Version: '2012-10-17', Statement: [guard] },
  },
  config: { links, ...declared },
})
const at = 'snapshot.json /accounts/0/organization/Levels/0/SERVICE_CONTROL_POLICY/0/Content'

tryRule(rule, [
  {
    name: 'the account manages the organization, told once for two links',
    ...example(above(account, policy(open, guard))),
    finds: [at],
    says: ['does not limit orders-login: account 444455556666 manages the organization'],
  },
  { name: 'a member', ...example(above('111122223333', policy(open, guard))), finds: [] },
  { name: 'what limits nobody', ...example(above(account, policy(open))), finds: [] },
  {
    name: 'declared, and what is above it may not be read',
    ...example(
      { state: 'partial', Organization: { Id: 'o-exampleorg1', MasterAccountId: account }, why: 'refused' },
      { accounts: { [account]: { scps: ['guard.json'] } } },
    ),
    finds: ['guard.json '],
  },
])
