// A database with a public address.

import { defineRule, exampleInstance, flagOf, nothing, placeIn } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'publicly-accessible-database',
  title: 'a database that a link or a grant is for has a public address',
  severity: 'info',
  aws: 'opens',
  subject: 'database',
  since: '0.1.0',
  why: 'its endpoint resolves to a public address outside the VPC, so that only security groups keep the internet out',
  fix: 'Turn public access off where clients come through peering, a transit gateway, a VPN or a proxy.',
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_VPC.WorkingWithRDSInstanceinaVPC.html',
  ],
  covers: ['RC-31', 'XA-N10'],
  yieldsTo: ['database-open-to-internet'],
  examples: {
    bad: [exampleInstance({ PubliclyAccessible: true })],
    good: [exampleInstance({ PubliclyAccessible: false })],
  },
  find({ database }) {
    if (flagOf(database, 'PubliclyAccessible') !== true) return nothing
    return [{ ...placeIn(database, 'PubliclyAccessible'), facts: { name: database.name } }]
  },
  say: ({ name }) => `${name} has a public address`,
})
