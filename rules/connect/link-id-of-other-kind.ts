// The link itself contradicts: its endpoint is a cluster's or a proxy's, and its resource id another thing's.

import { defineRule, holdsUnknown, ifKnown, nothing } from '../../src/engine/rule-kit.ts'

const beginnings = { instance: 'db-', cluster: 'cluster-', proxy: 'prx-' } as const

export const rule = defineRule({
  id: 'link-id-of-other-kind',
  title: 'a link has the endpoint of one kind of database and the resource id of another',
  severity: 'error',
  aws: 'denies',
  subject: 'link',
  needs: ['database', 'resource-id'],
  since: '0.1.0',
  why: 'a login at a proxy is checked against prx-..., and one at an Aurora cluster against cluster-...: a grant for this id lets nobody in there',
  fix: "Write the id of what the client dials: the cluster's for every endpoint of Aurora, the proxy's for a proxy.",
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy-connecting.html',
  ],
  covers: ['PB-08', 'PB-10'],
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
              database: {
                host: 'orders.cluster-c1a2b3c4.us-east-1.rds.amazonaws.com',
                resourceId: 'db-ABCDEFGHIJKL01234',
                user: 'app',
              },
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
  find({ link, database }) {
    const id = database && ifKnown(database.resourceId)
    const kind = database?.kind
    if (id === undefined || kind === undefined || link.declared === undefined) return nothing
    if (holdsUnknown(id) || id.startsWith(beginnings[kind])) return nothing
    const { document, at } = link.declared
    return [{ in: document, at: { pointer: `${at.pointer}/database/resourceId` }, facts: { id, kind } }]
  },
  say: ({ id, kind }) =>
    `the link goes to ${kind === 'instance' ? 'an' : 'a'} ${kind}, and ${id} is the id of another kind of database`,
})
