// What is read of AWS Organizations. Types only.

import type { Organization, OrganizationLevel, OrganizationPolicy } from '../../model/snapshot.ts'
import type { Answer, Patience } from '../answer.ts'

export type OrganizationPolicyType = 'SERVICE_CONTROL_POLICY' | 'RESOURCE_CONTROL_POLICY'

export interface OrganizationReads {
  /** Fails with `AWSOrganizationsNotInUseException` for an account that is in none. */
  organization(patience: Patience): Promise<Answer<Organization>>
  /** From the root down to the account, without policies. Only the management account and delegated administrators may. */
  levelsAbove(
    account: string,
    patience: Patience,
  ): Promise<Answer<readonly Pick<OrganizationLevel, 'Id' | 'Type'>[]>>
  /** Policies attached to a root, unit or account, with their documents. */
  policiesAt(
    target: string,
    type: OrganizationPolicyType,
    patience: Patience,
  ): Promise<Answer<readonly OrganizationPolicy[]>>
}
