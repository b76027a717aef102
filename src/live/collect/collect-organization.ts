// The organization of an account, with the control policies above it, as far as the reader may see them.

import type { OrganizationLevel, OrganizationSnapshot } from '../../model/snapshot.ts'
import type { Failed, Patience } from '../answer.ts'
import type { AwsReads } from '../aws/ports.ts'
import { type Gaps, missOf } from './gaps.ts'

/** Only the management account and delegated administrators may see the policies; that is told, and is no failure of the rest. */
export async function collectOrganization(
  account: string,
  read: AwsReads,
  patience: Patience,
  gaps: Gaps,
): Promise<OrganizationSnapshot> {
  const organization = await read.organization(patience)
  if (organization.state === 'failed' && organization.error.code === 'AWSOrganizationsNotInUseException') {
    gaps.answered()
    return { state: 'none' }
  }
  const Organization = gaps.take(organization, { account, what: 'organization' })
  if (!Organization) return { state: 'unseen', ...missOf((organization as Failed).error) }
  const levels = await read.levelsAbove(account, patience)
  const above = gaps.take(levels, { account, what: 'organizational units' })
  if (!above) return { state: 'partial', Organization, ...missOf((levels as Failed).error) }
  const Levels: OrganizationLevel[] = []
  for (const level of above) {
    const [scps, rcps] = await Promise.all([
      read.policiesAt(level.Id, 'SERVICE_CONTROL_POLICY', patience),
      read.policiesAt(level.Id, 'RESOURCE_CONTROL_POLICY', patience),
    ])
    const SERVICE_CONTROL_POLICY = gaps.take(scps, {
      account,
      what: `service control policies of ${level.Id}`,
    })
    const RESOURCE_CONTROL_POLICY = gaps.take(rcps, {
      account,
      what: `resource control policies of ${level.Id}`,
    })
    if (!SERVICE_CONTROL_POLICY) return { state: 'partial', Organization, ...missOf((scps as Failed).error) }
    Levels.push({
      ...level,
      SERVICE_CONTROL_POLICY,
      ...(RESOURCE_CONTROL_POLICY && { RESOURCE_CONTROL_POLICY }),
    })
  }
  return { state: 'complete', Organization, Levels }
}
