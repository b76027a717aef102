// A grant for a database that is not there any more.

import { databaseUserOf, defineRule, exampleRegion, ifKnown, parseArn } from '../../src/engine/rule-kit.ts'

const grantFor = (id: string) => ({
  files: {
    'connect.json': {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 'rds-db:connect',
          Resource: `arn:aws:rds-db:eu-west-1:444455556666:dbuser:${id}/app`,
        },
      ],
    },
    'snapshot.json': exampleRegion({
      DBInstances: [
        {
          DBInstanceIdentifier: 'orders',
          DBInstanceArn: 'arn:aws:rds:eu-west-1:444455556666:db:orders',
          DbiResourceId: 'db-ABCDEFGHIJKL01234',
          Engine: 'postgres',
        },
      ],
      DBClusters: [],
      DBProxies: [],
    }),
  },
})

export const rule = defineRule({
  id: 'deleted-database-in-grant',
  title: 'a grant names a database that does not exist',
  severity: 'error',
  aws: 'never-matches',
  subject: 'grant',
  since: '0.1.0',
  why: 'every database got a new resource id when it was created, so a grant for one that was deleted, restored or replaced lets nobody in',
  fix: 'Write the resource id of the database that is there now, or take the ARN out.',
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_RestoreFromSnapshot.html',
  ],
  covers: ['PB-13', 'PB-53'],
  yieldsTo: ['other-database-than-link', 'wrong-rds-db-resource-id'],
  examples: { bad: [grantFor('db-ZYXWVUTSRQPO98765')], good: [grantFor('db-ABCDEFGHIJKL01234')] },
  find({ resources, owner, inventory }) {
    const { estate } = inventory
    return resources.flatMap(({ value, element, pointer }) => {
      const named = element === 'Resource' ? databaseUserOf(value) : undefined
      const arn = parseArn(value)
      if (!named || !arn || /[*?$]/.test(`${arn.region}${arn.account}${named.resourceId}`)) return []
      const where = { account: arn.account, region: arn.region }
      const isWhole = ['DBInstances', 'DBClusters', 'DBProxies'].every(
        list => estate.gapOf(list, where) === undefined,
      )
      if (!isWhole || estate.databaseOf(named.resourceId)) return []
      if ((ifKnown(owner)?.account ?? arn.account) !== arn.account) return []
      return [{ at: { pointer, part: named.resourceIdAt }, facts: { id: named.resourceId, ...where } }]
    })
  },
  say: ({ id, account, region }) => `account ${account} has no database ${id} in ${region}`,
})
