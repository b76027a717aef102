// Control policies that seem to limit the role of a link, in the one account of an organization that they do not reach.

import {
  defineRule,
  effectOf,
  ifKnown,
  nothing,
  type Policy,
  statementsOf,
  stringsOf,
} from '../../src/engine/rule-kit.ts'

const managedBy = (manager: string) => ({
  files: {
    'trust.json': {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::111122223333:role/tool' },
          Action: 'sts:AssumeRole',
          Condition: { StringEquals: { 'sts:ExternalId': 'k7q2m9vd4t8w1xz5' } },
        },
      ],
    },
    'snapshot.json': {
      formatVersion: 1,
      takenAt: '2026-01-01T00:00:00Z',
      accounts: [
        {
          Account: '444455556666',
          organization: {
            state: 'complete',
            Organization: { Id: 'o-exampleorg1', MasterAccountId: manager },
            Levels: [
              {
                Id: 'r-root',
                Type: 'ROOT',
                SERVICE_CONTROL_POLICY: [
                  {
                    PolicySummary: { Id: 'p-guard', Name: 'guard' },
                    Content: {
                      Version: '2012-10-17',
                      Statement: [
                        { Effect: 'Allow', Action: '*', Resource: '*' },
                        { Effect: 'Deny', Action: 'rds:Delete*', Resource: '*' },
                      ],
                    },
                  },
                ],
              },
            ],
          },
        },
      ],
    },
  },
  config: {
    links: [
      {
        name: 'orders',
        externalId: 'k7q2m9vd4t8w1xz5',
        target: { role: 'arn:aws:iam::444455556666:role/orders-login', trust: 'trust.json' },
      },
    ],
  },
})

export const rule = defineRule({
  id: 'idle-control-policy',
  title: 'a control policy does not reach the role: its account manages the organization',
  severity: 'warning',
  aws: 'accepts',
  subject: 'trust',
  needs: ['role'],
  since: '0.1.0',
  why: 'service and resource control policies reach every account of an organization but the one that manages it: what they forbid, the role may do all the same',
  fix: 'Move database and role to a member account, or write what has to hold into a permissions boundary of the role.',
  sources: [
    'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html',
    'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html',
  ],
  covers: ['OR-15'],
  examples: { bad: [managedBy('444455556666')], good: [managedBy('111122223333')] },
  find({ role, hops, accounts }) {
    const { account = '', name = '' } = ifKnown(role) ?? {}
    if (hops.length === 0) return nothing
    const limiting = accounts.get(account)?.idleControls?.filter(({ policy }) => limits(policy)) ?? []
    const [first, ...others] = limiting
    if (!first) return nothing
    return [
      {
        in: first.document,
        at: { pointer: first.policy.pointer },
        also: others.map(({ document, policy }) => ({
          label: 'nor does this one',
          in: document,
          at: { pointer: policy.pointer },
        })),
        facts: { account, name },
      },
    ]
  },
  say: ({ account, name }) =>
    `this control policy does not limit ${name}: account ${account} manages the organization`,
})

/** FullAWSAccess, which AWS attaches everywhere, limits nobody anywhere. */
function limits(policy: Policy): boolean {
  return !statementsOf(policy).every(
    statement =>
      effectOf(statement) === 'Allow' &&
      stringsOf(statement.raw, 'Action').includes('*') &&
      stringsOf(statement.raw, 'Resource').includes('*'),
  )
}
