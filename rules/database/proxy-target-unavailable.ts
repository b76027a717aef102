// A proxy that does not reach its database.

import {
  defineRule,
  exampleProxy,
  exampleRegion,
  nothing,
  partOf,
  placeIn,
  textOf,
} from '../../src/engine/rule-kit.ts'

const secret = 'arn:aws:secretsmanager:eu-west-1:444455556666:secret:orders-app-AbCdEf'

const target = (state: string) => ({
  'snapshot.json': exampleRegion({
    DBProxyTargets: [
      {
        DBProxyName: 'orders',
        RdsResourceId: 'orders-1',
        TargetHealth: { State: state, Reason: state === 'AVAILABLE' ? '' : 'AUTH_FAILURE' },
      },
    ],
  }),
})

export const rule = defineRule({
  id: 'proxy-target-unavailable',
  title: 'a proxy does not reach a database behind it',
  severity: 'error',
  aws: 'denies',
  subject: 'database',
  since: '0.1.0',
  why: 'clients log in to the proxy and wait for a connection until they time out',
  fix: 'Do what the reason asks for: of AUTH_FAILURE, the secret and the password do not agree; of UNREACHABLE, a security group is in the way.',
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.troubleshooting.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_TargetHealth.html',
  ],
  covers: ['RP-06', 'RP-24'],
  examples: {
    bad: [
      exampleProxy(
        {
          Auth: [{ AuthScheme: 'SECRETS', SecretArn: secret, UserName: 'app', IAMAuth: 'REQUIRED' }],
          DefaultAuthScheme: 'NONE',
        },
        target('UNAVAILABLE'),
      ),
    ],
    good: [
      exampleProxy(
        {
          Auth: [{ AuthScheme: 'SECRETS', SecretArn: secret, UserName: 'app', IAMAuth: 'REQUIRED' }],
          DefaultAuthScheme: 'NONE',
        },
        target('AVAILABLE'),
      ),
    ],
  },
  find({ database, links, inventory }) {
    if (database.kind !== 'proxy' || links.length === 0) return nothing
    return inventory.estate.sightings('DBProxyTargets', database).flatMap(target => {
      const health = partOf(target, 'TargetHealth')
      const isOurs = textOf(target, 'DBProxyName') === database.name
      if (!isOurs || !health || textOf(health, 'State') !== 'UNAVAILABLE') return []
      const facts = {
        name: database.name,
        target: textOf(target, 'RdsResourceId') ?? 'its target',
        reason: textOf(health, 'Reason'),
      }
      return [{ ...placeIn(health, 'State'), facts }]
    })
  },
  say: ({ name, target, reason }) =>
    `the proxy ${name} does not reach ${target}${reason === undefined ? '' : `: ${reason}`}`,
})
