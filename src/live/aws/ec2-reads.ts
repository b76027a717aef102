// What is read of EC2. Types only.

import type { JsonObject } from '../../base/json-value.ts'
import type { Answer, Patience } from '../answer.ts'

/** Which ones: by id, or by what they are in. */
export interface Ec2Choice {
  readonly ids?: readonly string[]
  /** Filters as EC2 names them: `vpc-id`. */
  readonly filters?: Readonly<Record<string, readonly string[]>>
}

type Ec2Read = (
  region: string,
  choice: Ec2Choice,
  patience: Patience,
) => Promise<Answer<readonly JsonObject[]>>

/** Items are as the Describe calls give them. */
export interface Ec2Reads {
  /** Reservations, with the instances in them. */
  readonly reservations: Ec2Read
  readonly securityGroups: Ec2Read
  /** A page of rules names no groups by id: filter by `group-id`. */
  readonly securityGroupRules: Ec2Read
  readonly routeTables: Ec2Read
  readonly networkAcls: Ec2Read
  readonly subnets: Ec2Read
  readonly vpcs: Ec2Read
  readonly peeringConnections: Ec2Read
  readonly vpcEndpoints: Ec2Read
}
