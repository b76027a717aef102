// Two networks with a peering, as AWS's replies describe them, for the examples of rules: a function in one, a database
// in the other, and everything that its connections need. An example changes some lists.

import type { JsonObject, JsonValue } from '../base/json-value.ts'
import type { Example } from './define-rule.ts'

const client = '111122223333'
const owner = '444455556666'
const caller = `arn:aws:iam::${client}:role/orders-report`
const host = 'orders.abcdefghijkl.eu-west-1.rds.amazonaws.com'

const everywhere = [{ CidrIp: '0.0.0.0/0' }]

/** What a group lets in or out: all TCP ports of the range from `port` to itself. */
export function tcp(port: number, ends: JsonObject): JsonObject {
  return { IpProtocol: 'tcp', FromPort: port, ToPort: port, ...ends }
}

export const networkLists = {
  Functions: [
    {
      FunctionName: 'report',
      FunctionArn: `arn:aws:lambda:eu-west-1:${client}:function:report`,
      Role: caller,
      VpcConfig: { VpcId: 'vpc-0a', SubnetIds: ['subnet-0a'], SecurityGroupIds: ['sg-0a'] },
    },
  ],
  SecurityGroups: [
    {
      GroupId: 'sg-0a',
      OwnerId: client,
      VpcId: 'vpc-0a',
      IpPermissions: [],
      IpPermissionsEgress: [{ IpProtocol: '-1', IpRanges: everywhere }],
    },
    {
      GroupId: 'sg-0b',
      OwnerId: owner,
      VpcId: 'vpc-0b',
      IpPermissions: [tcp(5432, { UserIdGroupPairs: [{ GroupId: 'sg-0a', UserId: client }] })],
      IpPermissionsEgress: [],
    },
  ],
  Subnets: [
    { SubnetId: 'subnet-0a', VpcId: 'vpc-0a', OwnerId: client, CidrBlock: '10.1.0.0/24' },
    { SubnetId: 'subnet-0b', VpcId: 'vpc-0b', OwnerId: owner, CidrBlock: '10.2.0.0/24' },
  ],
  RouteTables: [
    routeTable('rtb-0a', 'vpc-0a', [
      { DestinationCidrBlock: '10.1.0.0/16', GatewayId: 'local', State: 'active' },
      { DestinationCidrBlock: '10.2.0.0/16', VpcPeeringConnectionId: 'pcx-0ab', State: 'active' },
      { DestinationCidrBlock: '0.0.0.0/0', NatGatewayId: 'nat-0a', State: 'active' },
    ]),
    routeTable('rtb-0b', 'vpc-0b', [
      { DestinationCidrBlock: '10.2.0.0/16', GatewayId: 'local', State: 'active' },
      { DestinationCidrBlock: '10.1.0.0/16', VpcPeeringConnectionId: 'pcx-0ab', State: 'active' },
    ]),
  ],
  NetworkAcls: [
    accessList('acl-0a', 'vpc-0a', 'subnet-0a', openEntries()),
    accessList('acl-0b', 'vpc-0b', 'subnet-0b', openEntries()),
  ],
  VpcPeeringConnections: [peering('active')],
} as const satisfies Readonly<Record<string, readonly JsonObject[]>>

export function routeTable(id: string, network: string, routes: readonly JsonObject[]): JsonObject {
  return { RouteTableId: id, VpcId: network, Associations: [{ Main: true }], Routes: [...routes] }
}

export function accessList(
  id: string,
  network: string,
  subnet: string,
  entries: readonly JsonObject[],
): JsonObject {
  return {
    NetworkAclId: id,
    VpcId: network,
    Associations: [{ NetworkAclId: id, SubnetId: subnet }],
    Entries: [...entries],
  }
}

/** As AWS makes a list: everything, both ways. */
export function openEntries(): readonly JsonObject[] {
  return [false, true].map(Egress => ({
    RuleNumber: 100,
    Protocol: '-1',
    RuleAction: 'allow',
    Egress,
    CidrBlock: '0.0.0.0/0',
  }))
}

export function peering(state: string, options: JsonObject = {}): JsonObject {
  return {
    VpcPeeringConnectionId: 'pcx-0ab',
    Status: { Code: state },
    RequesterVpcInfo: { OwnerId: client, VpcId: 'vpc-0a', CidrBlock: '10.1.0.0/16' },
    AccepterVpcInfo: { OwnerId: owner, VpcId: 'vpc-0b', CidrBlock: '10.2.0.0/16', ...options },
  }
}

/** `changes` are whole lists instead of the ones above; `members` are the instance's. */
export function exampleNetwork(
  changes: Readonly<Record<string, readonly JsonObject[]>> = {},
  members: JsonObject = {},
): Extract<Example, { readonly files: unknown }> {
  const lists: Readonly<Record<string, readonly JsonObject[]>> = { ...networkLists, ...changes }
  const instance = {
    DBInstanceIdentifier: 'orders',
    DBInstanceArn: `arn:aws:rds:eu-west-1:${owner}:db:orders`,
    DbiResourceId: 'db-ABCDEFGHIJKL01234',
    Engine: 'postgres',
    Endpoint: { Address: host, Port: 5432 },
    PubliclyAccessible: false,
    VpcSecurityGroups: [{ VpcSecurityGroupId: 'sg-0b', Status: 'active' }],
    DBSubnetGroup: { VpcId: 'vpc-0b', Subnets: [{ SubnetIdentifier: 'subnet-0b' }] },
    ...members,
  }
  const files: Record<string, JsonValue> = { 'instances.json': { DBInstances: [instance] } }
  for (const [list, items] of Object.entries(lists)) files[`${list}.json`] = { [list]: [...items] }
  return {
    files,
    config: {
      links: [
        {
          name: 'orders',
          caller: { role: caller },
          target: { role: `arn:aws:iam::${owner}:role/orders-login` },
          database: { host, user: 'app' },
        },
      ],
    },
  }
}
