// The Organizations calls that the lab answers, from what the snapshot holds of the caller's account.
// https://docs.aws.amazon.com/organizations/latest/APIReference/

import type { OrganizationLevel, OrganizationPolicy, OrganizationSnapshot } from '../../model/snapshot.ts'
import { AwsError } from './aws-error.ts'
import type { Call, Operation, Reply } from './operation.ts'
import { type Paging, replyWith } from './paging.ts'

type Organized = Extract<OrganizationSnapshot, { readonly state: 'complete' }>

export const organizationsOperations: readonly Operation[] = [
  operation('DescribeOrganization', ({ Organization }) => ({ Organization })),
  listing('ListRoots', 'Roots', ({ Levels }) =>
    Levels.filter(({ Type }) => Type === 'ROOT').map(({ Id, Name }) => ({ Id, Name: Name ?? 'Root' })),
  ),
  listing('ListParents', 'Parents', ({ Levels }, { parameters }) => {
    const index = Levels.findIndex(({ Id }) => Id === parameters.text('ChildId'))
    const parent = Levels[index - 1]
    if (!parent)
      throw new AwsError('ChildNotFoundException', 'You specified a child that is not in this organization.')
    return [{ Id: parent.Id, Type: parent.Type }]
  }),
  listing('ListPoliciesForTarget', 'Policies', ({ Levels }, { parameters }) => {
    const level = Levels.find(({ Id }) => Id === parameters.text('TargetId'))
    if (!level)
      throw new AwsError(
        'TargetNotFoundException',
        'You specified a target that is not in this organization.',
      )
    const type = parameters.text('Filter') ?? ''
    return policiesAt(level, type).map(({ PolicySummary }) => ({ ...PolicySummary, Type: type }))
  }),
  operation('DescribePolicy', ({ Levels }, { parameters }) => {
    const policy = Levels.flatMap(level => types.flatMap(type => policiesAt(level, type))).find(
      ({ PolicySummary }) => PolicySummary.Id === parameters.text('PolicyId'),
    )
    if (!policy)
      throw new AwsError(
        'PolicyNotFoundException',
        "We can't find a policy with the PolicyId that you specified.",
      )
    return { Policy: { PolicySummary: policy.PolicySummary, Content: JSON.stringify(policy.Content) } }
  }),
]

const types = ['SERVICE_CONTROL_POLICY', 'RESOURCE_CONTROL_POLICY'] as const

function policiesAt(level: OrganizationLevel, type: string): readonly OrganizationPolicy[] {
  const known = types.find(name => name === type)
  return known ? (level[known] ?? []) : []
}

const paging: Paging = {
  size: { parameter: 'MaxResults', least: 1, most: 20, usual: 20 },
  more: 'NextToken',
  badSize: 'InvalidInputException',
  badMore: 'InvalidInputException',
}

function listing(
  name: string,
  member: string,
  itemsOf: (organization: Organized, call: Call) => readonly unknown[],
): Operation {
  return operation(name, (organization, call) =>
    replyWith(member, itemsOf(organization, call), call.parameters, paging),
  )
}

function operation(name: string, run: (organization: Organized, call: Call) => Reply): Operation {
  return {
    action: `organizations:${name}`,
    needs: () => ({ resource: '*' }),
    run: call => run(organizationOf(call), call),
  }
}

function organizationOf({ account: { organization } }: Call): Organized {
  if (organization?.state === 'complete') return organization
  if (organization?.state === 'none') {
    throw new AwsError(
      'AWSOrganizationsNotInUseException',
      'Your account is not a member of an organization.',
    )
  }
  throw new AwsError('AccessDeniedException', "You don't have permissions to access this resource.")
}
