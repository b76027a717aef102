// The rule that a security group lacks, as a command.

import type { NetworkEnd } from '../network/network-ends.ts'
import type { Fix } from './define-rule.ts'

/**
 * Lets the group of one end in, or out, at the other. Nothing between Regions, where groups cannot be named over a
 * peering: https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-security-groups.html
 */
export function groupFix(
  direction: 'ingress' | 'egress',
  own: NetworkEnd | undefined,
  other: NetworkEnd | undefined,
  port: number | undefined,
): { readonly fix?: Fix } {
  const [group] = own?.groups ?? []
  const [named] = other?.groups ?? []
  if (!own || !other || group === undefined || named === undefined || port === undefined) return {}
  if (own.region !== other.region) return {}
  const owner = other.account === '' || other.account === own.account ? '' : `,UserId=${other.account}`
  const pair = `[{GroupId=${named}${owner}}]`
  return {
    fix: {
      text: `aws ec2 authorize-security-group-${direction} --group-id ${group} --ip-permissions 'IpProtocol=tcp,FromPort=${port},ToPort=${port},UserIdGroupPairs=${pair}'`,
    },
  }
}
