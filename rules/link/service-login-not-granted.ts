// The identity that connects to a cache or a warehouse lacks the permission for its login.

import {
  defineRule,
  type Identity,
  matchesWildcard,
  nothing,
  statementsOf,
  stringsOf,
} from '../../src/engine/rule-kit.ts'

const host = 'clustercfg.sessions.abcdef.memorydb.us-west-2.amazonaws.com'

const example = (...resources: readonly string[]) => ({
  files: {
    'policy.json': {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: 'memorydb:Connect', Resource: resources },
        { Effect: 'Allow', Action: ['memorydb:DescribeClusters', 'memorydb:DescribeUsers'], Resource: '*' },
      ],
    },
    'database.json': {
      kind: 'db',
      version: 'v3',
      metadata: { name: 'sessions', labels: { team: 'shop' } },
      spec: {
        protocol: 'redis',
        uri: `rediss://${host}:6379`,
        aws: { account_id: '444455556666', assume_role_arn: 'arn:aws:iam::444455556666:role/cache-login' },
      },
    },
    'dba.json': {
      kind: 'role',
      version: 'v7',
      metadata: { name: 'dba' },
      spec: { allow: { db_labels: { team: 'shop' }, db_users: ['app'] } },
    },
  },
  config: {
    links: [
      {
        name: 'own',
        target: { role: 'arn:aws:iam::444455556666:role/cache-login', policies: ['policy.json'] },
      },
    ],
  },
})

const cluster = 'arn:aws:memorydb:us-west-2:444455556666:cluster/sessions'

export const rule = defineRule({
  id: 'service-login-not-granted',
  title: 'the last role of the link may not log in to its cache or warehouse',
  severity: 'error',
  aws: 'denies',
  subject: 'link',
  needs: ['signer-policies', 'user'],
  since: '0.1.0',
  why: 'a cache answers as for a wrong password, and Redshift with AccessDenied: where a login needs two resources, both have to be allowed',
  fix: 'Allow the action on every resource that the login names, in a policy of the role that connects.',
  sources: [
    'https://docs.aws.amazon.com/memorydb/latest/devguide/auth-iam.html',
    'https://docs.aws.amazon.com/AmazonElastiCache/latest/dg/auth-iam.html',
    'https://docs.aws.amazon.com/redshift/latest/mgmt/generating-iam-credentials-role-permissions.html',
  ],
  covers: ['TP-14'],
  yieldsTo: [
    'wrong-form-of-login-resource',
    'misspelt-action',
    'placeholder-left-in',
    'empty-statement-list',
  ],
  examples: {
    bad: [example(cluster)],
    good: [example(cluster, 'arn:aws:memorydb:us-west-2:444455556666:user/app')],
  },
  find({ serviceNeeds = nothing, signer, link }) {
    const refused = serviceNeeds.filter(({ decision }) => !decision.outcomes.includes('allowed'))
    if (refused.length === 0) return nothing
    return refused.map(({ action, arn }) => {
      const held = nearestPolicy(signer, action)
      return {
        ...(held && { in: held.document, at: { pointer: held.policy.pointer } }),
        facts: { signer: signer?.name ?? '', action, arn },
        fix: { text: `"Action": "${action}", "Resource": "${arn}"  (values from link ${link.name})` },
      }
    })
  },
  say: ({ signer, action, arn }) => `none of the policies of ${signer} allows ${action} on ${arn}`,
})

/** The one that speaks of the action, where the mistake is; else any. */
function nearestPolicy(signer: Identity | undefined, action: string) {
  const items = signer?.permissions.items ?? []
  const speaks = (pattern: string) => matchesWildcard(pattern.toLowerCase(), action.toLowerCase())
  const own = items.find(({ policy }) =>
    statementsOf(policy).some(({ raw }) => stringsOf(raw, 'Action').some(speaks)),
  )
  return own ?? items[0]
}
