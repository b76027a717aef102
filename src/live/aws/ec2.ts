// EC2. https://docs.aws.amazon.com/AWSEC2/latest/APIReference/

import type { JsonObject } from '../../base/json-value.ts'
import type { Answer, Patience } from '../answer.ts'
import type { Ec2Choice, Ec2Reads } from './ec2-reads.ts'
import { toJson } from './json-shape.ts'
import { allPages, type Call } from './question.ts'
import type { ReadTools } from './reads.ts'

type Ec2 = Awaited<ReturnType<typeof openEc2>>

async function openEc2({ clients }: ReadTools, region: string) {
  const ec2 = await import('./load-ec2.ts')
  return { ...ec2, client: await clients.get('EC2', region, async config => new ec2.EC2Client(config)) }
}

interface Chosen {
  /** In the member that the call has for ids. */
  readonly ids: string[] | undefined
  readonly Filters: { readonly Name: string; readonly Values: string[] }[] | undefined
}

export function ec2Reads(tools: ReadTools): Ec2Reads {
  const reading =
    (read: (call: Call, ec2: Ec2, chosen: Chosen) => Promise<readonly unknown[]>) =>
    (region: string, choice: Ec2Choice, patience: Patience): Promise<Answer<readonly JsonObject[]>> =>
      tools.ask(
        async call => toJson(await read(call, await openEc2(tools, region), chosenBy(choice))),
        patience,
      )
  return {
    reservations: reading((call, { client, DescribeInstancesCommand }, { ids, Filters }) =>
      allPages(
        call,
        'ec2:DescribeInstances',
        (NextToken, end) =>
          client.send(new DescribeInstancesCommand({ InstanceIds: ids, Filters, NextToken }), end),
        reply => reply.Reservations,
      ),
    ),
    securityGroups: reading((call, { client, DescribeSecurityGroupsCommand }, { ids, Filters }) =>
      allPages(
        call,
        'ec2:DescribeSecurityGroups',
        (NextToken, end) =>
          client.send(new DescribeSecurityGroupsCommand({ GroupIds: ids, Filters, NextToken }), end),
        reply => reply.SecurityGroups,
      ),
    ),
    securityGroupRules: reading((call, { client, DescribeSecurityGroupRulesCommand }, { ids, Filters }) =>
      allPages(
        call,
        'ec2:DescribeSecurityGroupRules',
        (NextToken, end) =>
          client.send(
            new DescribeSecurityGroupRulesCommand({ SecurityGroupRuleIds: ids, Filters, NextToken }),
            end,
          ),
        reply => reply.SecurityGroupRules,
      ),
    ),
    routeTables: reading((call, { client, DescribeRouteTablesCommand }, { ids, Filters }) =>
      allPages(
        call,
        'ec2:DescribeRouteTables',
        (NextToken, end) =>
          client.send(new DescribeRouteTablesCommand({ RouteTableIds: ids, Filters, NextToken }), end),
        reply => reply.RouteTables,
      ),
    ),
    networkAcls: reading((call, { client, DescribeNetworkAclsCommand }, { ids, Filters }) =>
      allPages(
        call,
        'ec2:DescribeNetworkAcls',
        (NextToken, end) =>
          client.send(new DescribeNetworkAclsCommand({ NetworkAclIds: ids, Filters, NextToken }), end),
        reply => reply.NetworkAcls,
      ),
    ),
    subnets: reading((call, { client, DescribeSubnetsCommand }, { ids, Filters }) =>
      allPages(
        call,
        'ec2:DescribeSubnets',
        (NextToken, end) =>
          client.send(new DescribeSubnetsCommand({ SubnetIds: ids, Filters, NextToken }), end),
        reply => reply.Subnets,
      ),
    ),
    vpcs: reading((call, { client, DescribeVpcsCommand }, { ids, Filters }) =>
      allPages(
        call,
        'ec2:DescribeVpcs',
        (NextToken, end) => client.send(new DescribeVpcsCommand({ VpcIds: ids, Filters, NextToken }), end),
        reply => reply.Vpcs,
      ),
    ),
    peeringConnections: reading((call, { client, DescribeVpcPeeringConnectionsCommand }, { ids, Filters }) =>
      allPages(
        call,
        'ec2:DescribeVpcPeeringConnections',
        (NextToken, end) =>
          client.send(
            new DescribeVpcPeeringConnectionsCommand({ VpcPeeringConnectionIds: ids, Filters, NextToken }),
            end,
          ),
        reply => reply.VpcPeeringConnections,
      ),
    ),
    vpcEndpoints: reading((call, { client, DescribeVpcEndpointsCommand }, { ids, Filters }) =>
      allPages(
        call,
        'ec2:DescribeVpcEndpoints',
        (NextToken, end) =>
          client.send(new DescribeVpcEndpointsCommand({ VpcEndpointIds: ids, Filters, NextToken }), end),
        reply => reply.VpcEndpoints,
      ),
    ),
  }
}

function chosenBy({ ids, filters }: Ec2Choice): Chosen {
  return {
    ids: ids && [...ids],
    Filters: filters && Object.entries(filters).map(([Name, values]) => ({ Name, Values: [...values] })),
  }
}
