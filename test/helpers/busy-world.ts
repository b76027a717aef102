// A world in which nothing that collecting asks for is missing: a user with a group, secrets with keys, a cluster.

import type { World } from '../../src/lab/world.ts'
import type { AccountSnapshot, RegionSnapshot } from '../../src/model/snapshot.ts'
import { itemsOf } from '../../src/model/snapshot-part.ts'

const document = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'rds:DescribeDBInstances', Resource: '*' }],
}
const policyArn = 'arn:aws:iam::444455556666:policy/look'
const attached = [{ PolicyName: 'look', PolicyArn: policyArn }]
const key = 'arn:aws:kms:eu-west-1:444455556666:key/11111111-2222-3333-4444-555555555555'

const keyPolicy = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: { AWS: 'arn:aws:iam::444455556666:root' }, Action: 'kms:*', Resource: '*' },
  ],
}

/** Changes the second account of the proxy's scenario. */
export function busyWorld(world: World): World {
  const accounts = world.snapshot.accounts.map(account =>
    account.Account === '444455556666' ? busyAccount(account) : account,
  )
  return { ...world, snapshot: { ...world.snapshot, accounts } }
}

function busyAccount(account: AccountSnapshot): AccountSnapshot {
  const { iam } = account
  return {
    ...account,
    iam: {
      ...iam,
      UserDetailList: {
        state: 'complete',
        items: [
          ...itemsOf(iam?.UserDetailList),
          {
            Path: '/',
            UserName: 'operator',
            UserId: 'AIDAEXAMPLEOPERATOR',
            Arn: 'arn:aws:iam::444455556666:user/operator',
            GroupList: ['operators'],
            UserPolicyList: [{ PolicyName: 'own', PolicyDocument: document }],
            AttachedManagedPolicies: attached,
          },
        ],
      },
      GroupDetailList: {
        state: 'complete',
        items: [
          {
            Path: '/',
            GroupName: 'operators',
            GroupId: 'AGPAEXAMPLEOPERATORS',
            Arn: 'arn:aws:iam::444455556666:group/operators',
            GroupPolicyList: [{ PolicyName: 'shared', PolicyDocument: document }],
            AttachedManagedPolicies: [],
          },
        ],
      },
      Policies: {
        state: 'complete',
        items: [
          {
            PolicyName: 'look',
            Arn: policyArn,
            DefaultVersionId: 'v1',
            PolicyVersionList: [{ VersionId: 'v1', IsDefaultVersion: true, Document: document }],
          },
        ],
      },
      OpenIDConnectProviderList: {
        state: 'complete',
        items: [
          {
            Arn: 'arn:aws:iam::444455556666:oidc-provider/issuer.example.com',
            Url: 'issuer.example.com',
            ClientIDList: ['sts.amazonaws.com'],
          },
        ],
      },
      RoleDetailList: {
        state: 'complete',
        items: itemsOf(iam?.RoleDetailList).map(role => ({
          ...role,
          InstanceProfileList: [
            {
              InstanceProfileName: role.RoleName,
              InstanceProfileId: 'AIPAEXAMPLE',
              Arn: `arn:aws:iam::444455556666:instance-profile/${role.RoleName}`,
            },
          ],
        })),
      },
    },
    regions: [...(account.regions ?? []).map(busyRegion), second],
  }
}

const globalCluster = {
  GlobalClusterIdentifier: 'orders',
  GlobalClusterArn: 'arn:aws:rds::444455556666:global-cluster:orders',
  GlobalClusterMembers: [
    { DBClusterArn: 'arn:aws:rds:eu-west-1:444455556666:cluster:orders-cluster', IsWriter: true },
    { DBClusterArn: 'arn:aws:rds:us-east-1:444455556666:cluster:orders-second', IsWriter: false },
  ],
}

const deployment = {
  BlueGreenDeploymentIdentifier: 'bgd-0123456789abcdef',
  Source: 'arn:aws:rds:eu-west-1:444455556666:cluster:orders-cluster',
  Target: 'arn:aws:rds:eu-west-1:444455556666:cluster:orders-cluster-green',
  Status: 'AVAILABLE',
}

/** Where the second cluster of the global database is. */
const second: RegionSnapshot = {
  Region: 'us-east-1',
  rds: {
    DBInstances: { state: 'complete', items: [] },
    DBClusters: {
      state: 'complete',
      items: [
        {
          DBClusterIdentifier: 'orders-second',
          DBClusterArn: 'arn:aws:rds:us-east-1:444455556666:cluster:orders-second',
          DbClusterResourceId: 'cluster-SECONDSECONDSECONDSECON',
          Engine: 'aurora-postgresql',
        },
      ],
    },
  },
}

function busyRegion(region: RegionSnapshot): RegionSnapshot {
  const cluster = {
    DBClusterIdentifier: 'orders-cluster',
    DBClusterArn: 'arn:aws:rds:eu-west-1:444455556666:cluster:orders-cluster',
    DbClusterResourceId: 'cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    Engine: 'aurora-postgresql',
    DBClusterParameterGroup: 'default.aurora-postgresql16',
    DBSubnetGroup: 'data',
  }
  const [secret] = itemsOf(region.secretsmanager?.SecretList)
  return {
    ...region,
    rds: {
      ...region.rds,
      DBClusters: { state: 'complete', items: [cluster] },
      GlobalClusters: { state: 'complete', items: [globalCluster] },
      BlueGreenDeployments: { state: 'complete', items: [deployment] },
    },
    ...(secret && {
      secretsmanager: { SecretList: { state: 'complete', items: [{ ...secret, KmsKeyId: key }] } },
    }),
    kms: {
      Keys: { state: 'complete', items: [{ KeyId: key.slice(-36), Arn: key, Policy: keyPolicy }] },
    },
  }
}
