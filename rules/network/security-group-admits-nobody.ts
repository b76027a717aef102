// A database that no connection reaches.

import {
  defineRule,
  exampleNetwork,
  ifKnown,
  networkLists,
  nothing,
  placeIn,
  portOf,
  textOf,
} from '../../src/engine/rule-kit.ts'

const [ofClient, ofDatabase] = networkLists.SecurityGroups

export const rule = defineRule({
  id: 'security-group-admits-nobody',
  title: 'no security group of a database lets anybody in at its port',
  severity: 'error',
  aws: 'denies',
  subject: 'database',
  needs: ['security-groups'],
  since: '0.1.0',
  why: 'connections are dropped without an answer, so that every client waits until its own time is up',
  fix: 'Let the security group of the client in at the port of the database.',
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Overview.RDSSecurityGroups.html',
    'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html',
  ],
  covers: ['NW-01', 'XA-N06'],
  examples: {
    bad: [exampleNetwork({ SecurityGroups: [ofClient, { ...ofDatabase, IpPermissions: [] }] })],
    good: [exampleNetwork()],
  },
  find({ database, shutGroups }) {
    const [group] = ifKnown(shutGroups) ?? nothing
    if (!group) return nothing
    const id = textOf(group, 'GroupId')
    return [
      { ...placeIn(group, 'IpPermissions'), facts: { name: database.name, id, port: portOf(database) } },
    ]
  },
  say: ({ name, id, port }) => `${id} lets nobody in at port ${port} of ${name}`,
})
