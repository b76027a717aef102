// A link to an endpoint that AWS does not have.

import { defineRule, exampleInstance, exampleRegion, nothing } from '../../src/engine/rule-kit.ts'

const instance = {
  DBInstanceIdentifier: 'orders',
  DBInstanceArn: 'arn:aws:rds:eu-west-1:444455556666:db:orders',
  DbiResourceId: 'db-ABCDEFGHIJKL01234',
  Engine: 'postgres',
  Endpoint: { Address: 'orders.abcdefghijkl.eu-west-1.rds.amazonaws.com', Port: 5432 },
}

const region = (instances: readonly (typeof instance)[]) =>
  exampleRegion({
    DBInstances: instances,
    DBClusters: [],
    DBClusterEndpoints: [],
    DBProxies: [],
    DBProxyEndpoints: [],
  })

export const rule = defineRule({
  id: 'endpoint-without-database',
  title: 'the database of a link does not exist',
  severity: 'error',
  aws: 'denies',
  subject: 'link',
  since: '0.1.0',
  why: 'all databases of the account in the region were read, and none has this endpoint: the name does not resolve, or nobody answers',
  fix: 'Copy the endpoint of the database again; it changes when a database is restored, renamed or replaced.',
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Troubleshooting.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_RenameInstance.html',
  ],
  covers: ['RC-25'],
  examples: {
    bad: [{ ...exampleInstance({}), files: { 'snapshot.json': region([]) } }],
    good: [{ ...exampleInstance({}), files: { 'snapshot.json': region([instance]) } }],
  },
  find({ link, document, own }) {
    const { database } = link
    if (!database?.isMissing) return nothing
    const member = database.host === undefined ? 'resourceId' : 'host'
    const facts = { name: link.name, what: database.host ?? database.declared?.resourceId ?? '' }
    return [
      {
        in: document,
        at: { pointer: link.database?.declared?.pointers?.[member] ?? `${own.pointer}/database/${member}` },
        facts,
      },
    ]
  },
  say: ({ name, what }) => `AWS has no database of link ${name}: ${what}`,
})
