// The grant is for an instance where the link goes to a cluster or a proxy, or the other way round.

import {
  databaseUserOf,
  defineRule,
  findNearest,
  grantOfOtherKind,
  isOfOtherKind,
  nothing,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'other-kind-than-link',
  title: 'the grant names an instance, a cluster or a proxy where the link has another',
  severity: 'error',
  aws: 'denies',
  subject: 'link',
  needs: ['signer-policies', 'user'],
  since: '0.1.0',
  why: 'a login at a proxy is checked against prx-..., one at an Aurora cluster against cluster-..., and only one at a plain instance against db-..., so it is refused',
  fix: "Write the id of what the client dials: the cluster's for every endpoint of Aurora, the proxy's for a proxy.",
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy-connecting.html',
  ],
  covers: ['PB-08', 'PB-09', 'PB-10', 'PB-11', 'PB-12', 'RP-03'],
  examples: {
    bad: [
      {
        files: {
          'connect.json': {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Action: 'rds-db:connect',
                Resource: 'arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app',
              },
            ],
          },
        },
        config: {
          links: [
            {
              name: 'orders',
              target: { role: 'arn:aws:iam::444455556666:role/db', policies: ['connect.json'] },
              database: { region: 'us-east-1', resourceId: 'cluster-MNOPQRSTUVWX56789', user: 'app' },
            },
          ],
        },
      },
    ],
    good: [
      {
        files: {
          'connect.json': {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Action: 'rds-db:connect',
                Resource: 'arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app',
              },
            ],
          },
        },
        config: {
          links: [
            {
              name: 'orders',
              target: { role: 'arn:aws:iam::444455556666:role/db', policies: ['connect.json'] },
              database: { region: 'us-east-1', resourceId: 'db-ABCDEFGHIJKL01234', user: 'app' },
            },
          ],
        },
      },
    ],
  },
  find(link) {
    const near = findNearest(
      link,
      ({ part, written, needed }) => part === 'resourceId' && isOfOtherKind(written, needed),
    )
    if (near !== nothing) return near
    const other = link.neededArn === undefined ? grantOfOtherKind(link) : undefined
    if (other === undefined) return nothing
    const { held, statement, pointer, value } = other
    const written = databaseUserOf(value)?.resourceId ?? value
    return [
      {
        in: held.document,
        at: { pointer },
        statement,
        facts: { written, needed: `a ${link.database?.kind}`, name: link.link.name },
      },
    ]
  },
  say: ({ written, needed, name }) => `the grant is for ${written}, and link ${name} goes to ${needed}`,
})
