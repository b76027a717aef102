// Read replicas of a database, as far as they were described too, in whatever region.

import { textsOf } from '../model/aws-entry.ts'
import type { DescribedDatabase } from '../model/described-database.ts'
import type { Estate } from '../model/estate.ts'
import { coversArn } from '../policy/coverage.ts'
import { databaseUserOf } from '../policy/rds-db-arn.ts'
import { loginArn } from './make-databases.ts'
import type { GrantSubject } from './wide-subjects.ts'

/** AWS names those of its own region by name, and others by ARN. */
export function replicasOf(database: DescribedDatabase, estate: Estate): readonly DescribedDatabase[] {
  const names = [
    ...textsOf(database, 'ReadReplicaDBInstanceIdentifiers'),
    ...textsOf(database, 'ReadReplicaDBClusterIdentifiers'),
    ...textsOf(database, 'ReadReplicaIdentifiers'),
  ]
  if (names.length === 0) return []
  return estate.databases.filter(
    other =>
      names.includes(other.arn) ||
      (names.includes(other.name) &&
        other.account === database.account &&
        other.region === database.region &&
        other.kind === database.kind),
  )
}

/** Whether a grant lets its owner log in to the replica as somebody whom it names. */
export function coversReplica({ resources }: GrantSubject, replica: DescribedDatabase): boolean {
  const users = resources.map(({ value }) => databaseUserOf(value)?.user ?? '*')
  return resources.some(({ value, element }) =>
    users.some(
      user => (element === 'Resource') === coversArn(value, loginArn(replica, user.replace('*', 'app'))),
    ),
  )
}
