// What a database is dialled and granted by: its port, and the ARN of a login.

import { lookUp } from '../base/look-up.ts'
import { parseArn } from '../model/arn.ts'
import { numberOf, partOf, textOf } from '../model/aws-entry.ts'
import type { DescribedDatabase } from '../model/described-database.ts'

/** Of a proxy its engine family tells: it takes no other port. */
const portOfFamily: Readonly<Record<string, number>> = { POSTGRESQL: 5432, MYSQL: 3306, SQLSERVER: 1433 }

/** The port on which a database answers. */
export function portOf(database: DescribedDatabase): number | undefined {
  const endpoint = partOf(database, 'Endpoint')
  const family = database.kind === 'proxy' ? textOf(database, 'EngineFamily') : undefined
  return (
    (endpoint && numberOf(endpoint, 'Port')) ??
    numberOf(database, 'Port') ??
    lookUp(portOfFamily, family ?? '')
  )
}

/** The ARN of a login as a user of a database. */
export function loginArn({ arn, region, account, resourceId }: DescribedDatabase, user: string): string {
  const partition = parseArn(arn)?.partition ?? 'aws'
  return `arn:${partition}:rds-db:${region}:${account}:dbuser:${resourceId}/${user}`
}
