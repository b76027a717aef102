// A role that calls the Data API of a cluster, as AWS's replies describe both, for the examples of rules.

import type { JsonObject } from '../base/json-value.ts'
import type { Example } from './define-rule.ts'

const owner = '444455556666'
const clusterOf = (account: string) => `arn:aws:rds:eu-west-1:${account}:cluster:orders`

export function exampleHttpEndpoint({
  account = owner,
  secrets = true,
  cluster = {},
}: {
  /** Of the cluster that the grant names. */
  readonly account?: string
  /** Whether the role may read the secret of the cluster. */
  readonly secrets?: boolean
  /** Members of the cluster. */
  readonly cluster?: JsonObject
} = {}): Extract<Example, { readonly files: unknown }> {
  const statements = [
    { Effect: 'Allow', Action: 'rds-data:ExecuteStatement', Resource: clusterOf(account) },
    {
      Effect: 'Allow',
      Action: 'secretsmanager:GetSecretValue',
      Resource: `arn:aws:secretsmanager:eu-west-1:${owner}:secret:orders-app-AbCdEf`,
    },
  ]
  const policy = { Version: '2012-10-17', Statement: secrets ? statements : statements.slice(0, 1) }
  const trust = {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
    ],
  }
  const role = {
    RoleName: 'orders-report',
    Arn: `arn:aws:iam::${owner}:role/orders-report`,
    AssumeRolePolicyDocument: trust,
    RolePolicyList: [{ PolicyName: 'data', PolicyDocument: policy }],
    AttachedManagedPolicies: [],
  }
  const described = {
    DBClusterIdentifier: 'orders',
    DBClusterArn: clusterOf(owner),
    DbClusterResourceId: 'cluster-ABCDEFGHIJKL01234',
    Engine: 'aurora-postgresql',
    ...cluster,
  }
  return {
    files: {
      'roles.json': { RoleDetailList: [role], IsTruncated: false },
      'clusters.json': { DBClusters: [described] },
    },
  }
}
