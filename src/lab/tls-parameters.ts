// Whether a database insists on TLS: what its parameter groups say.
// https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/PostgreSQL.Concepts.General.SSL.html

import { isArray, isObject, type JsonValue } from '../base/json-value.ts'
import type { DbCluster, DbInstance, RdsSnapshot } from '../model/snapshot.ts'
import { itemsOf } from '../model/snapshot-part.ts'

const names = ['rds.force_ssl', 'require_secure_transport']

/** A parameter that was not read does not insist. */
export function insistsOnTls(
  rds: RdsSnapshot,
  instance: DbInstance | undefined,
  cluster: DbCluster | undefined,
): boolean {
  const groups = groupNames(instance?.['DBParameterGroups'] as JsonValue | undefined)
  const clusterGroup = cluster?.['DBClusterParameterGroup']
  const own = itemsOf(rds.DBParameters).filter(({ ParameterGroupName }) =>
    groups.includes(ParameterGroupName),
  )
  const shared = itemsOf(rds.DBClusterParameters).filter(
    ({ ParameterGroupName }) => ParameterGroupName === clusterGroup,
  )
  return [...own, ...shared].some(
    ({ ParameterName, ParameterValue = '' }) =>
      names.includes(ParameterName) && /^(1|on)$/i.test(ParameterValue),
  )
}

function groupNames(groups: JsonValue | undefined): readonly JsonValue[] {
  return isArray(groups) ? groups.filter(isObject).flatMap(group => group['DBParameterGroupName'] ?? []) : []
}
