// Every question of permission in the lab, put to the evaluator with the policies of the estate.

import type { JsonValue } from '../base/json-value.ts'
import type { AttachedPolicy, InlinePolicy, OrganizationLevel } from '../model/snapshot.ts'
import { gapOf, itemsOf } from '../model/snapshot-part.ts'
import { compilePolicies } from '../policy/compile.ts'
import type { Decision } from '../policy/decision.ts'
import { evaluate } from '../policy/evaluate.ts'
import type { Policies, PolicyEntry, PolicyList } from '../policy/policies.ts'
import type { RequestValue } from '../policy/request.ts'
import type { Estate } from './estate.ts'
import type { Identity } from './key-ring.ts'

export interface Question {
  readonly action: string
  readonly resource: string
  /** Where the ARN does not tell. */
  readonly resourceAccount?: string
  /** The resource's own policy: a trust policy, or that of a secret or key. */
  readonly resourcePolicy?: PolicyEntry
  readonly context?: Readonly<Record<string, RequestValue>>
  /** Instead of those that the estate has on the side of the one who asks. */
  readonly policies?: Policies
}

/** Whether the identity may do it. What the snapshot does not tell makes the decision `depends`. */
export function decide(identity: Identity, question: Question, estate: Estate, now: number): Decision {
  const { action, resource, resourceAccount, resourcePolicy, context, policies } = question
  return evaluate(
    {
      principal: identity.arn,
      action,
      resource,
      ...(resourceAccount !== undefined && { resourceAccount }),
      context: {
        ...callKeys(identity.sourceIp, now),
        'aws:userid': identity.userId,
        ...(identity.roleArn !== undefined && { 'aws:PrincipalArn': identity.roleArn }),
        ...organizationKeys(identity.account, estate),
        ...identity.context,
        ...context,
      },
    },
    compilePolicies({
      ...(policies ?? policiesOf(identity, estate)),
      ...(resourcePolicy !== undefined && { resource: resourcePolicy }),
      ...rcpOf(accountOf(resource) ?? resourceAccount ?? identity.account, estate),
    }),
  )
}

/** Everything on the side of the one who asks. */
export function policiesOf(identity: Identity, estate: Estate): Policies {
  const { account, roleArn, arn, sessionPolicies } = identity
  const role = roleArn === undefined ? undefined : estate.role(roleArn)
  const user = roleArn === undefined ? estate.user(arn) : undefined
  const boundary = (role ?? user)?.PermissionsBoundary
  const groups = (user?.GroupList ?? []).map(name => groupPolicies(account, name, estate))
  return {
    identity: [
      ...inline(role?.RolePolicyList ?? user?.UserPolicyList),
      ...attached(account, (role ?? user)?.AttachedManagedPolicies, estate),
      ...groups.flat(),
    ],
    ...(boundary && {
      boundary: attached(
        account,
        [{ PolicyName: 'boundary', PolicyArn: boundary.PermissionsBoundaryArn }],
        estate,
      ),
    }),
    ...(sessionPolicies && { session: sessionPolicies }),
    ...scpOf(account, estate),
  }
}

/** What members of a group get from it. */
export function groupPolicies(account: string, name: string, estate: Estate): readonly PolicyEntry[] {
  const list = estate.account(account)?.iam?.GroupDetailList
  const group = itemsOf(list).find(({ GroupName }) => GroupName === name)
  if (!group) return [{ unseen: `the group ${name}: ${gapOf(list) ?? 'not in the snapshot'}` }]
  return [...inline(group.GroupPolicyList), ...attached(account, group.AttachedManagedPolicies, estate)]
}

function inline(policies: readonly InlinePolicy[] = []): readonly PolicyEntry[] {
  return policies.map(({ PolicyName, PolicyDocument }) => ({ name: PolicyName, document: PolicyDocument }))
}

function attached(
  account: string,
  policies: readonly AttachedPolicy[] = [],
  estate: Estate,
): readonly PolicyEntry[] {
  return policies.map(({ PolicyName, PolicyArn }) => {
    const document = defaultVersion(account, PolicyArn, estate)
    return document === undefined
      ? { unseen: `the policy ${PolicyArn} is not in the snapshot` }
      : { name: PolicyName, document }
  })
}

/** The document in force of a managed policy. */
export function defaultVersion(account: string, arn: string, estate: Estate): JsonValue | undefined {
  const policy = estate.managedPolicy(account, arn)
  return policy?.PolicyVersionList.find(({ VersionId }) => VersionId === policy.DefaultVersionId)?.Document
}

/** "SCPs don't affect users or roles in the management account." */
export function scpOf(account: string, estate: Estate): Pick<Policies, 'scp'> {
  return levelsOf(account, estate, 'scp', level => level.SERVICE_CONTROL_POLICY)
}

/** What every request tells, whoever sends it. */
export function callKeys(sourceIp: string, now: number): Record<string, RequestValue> {
  return {
    'aws:CurrentTime': new Date(now).toISOString(),
    'aws:EpochTime': Math.floor(now / 1000),
    'aws:SecureTransport': true,
    'aws:SourceIp': sourceIp,
  }
}

/** "RCPs don't affect resources in the management account." */
export function rcpOf(account: string, estate: Estate): Pick<Policies, 'rcp'> {
  return levelsOf(account, estate, 'rcp', level => level.RESOURCE_CONTROL_POLICY ?? [])
}

function levelsOf<S extends 'scp' | 'rcp'>(
  account: string,
  estate: Estate,
  slot: S,
  policiesAt: (level: OrganizationLevel) => OrganizationLevel['SERVICE_CONTROL_POLICY'],
): Pick<Policies, S> {
  const organization = estate.account(account)?.organization
  const give = (value: Policies['scp']) => ({ [slot]: value }) as Pick<Policies, S>
  // Hardly any account may read its organization's policies; a lab that refused everything there would be of no use.
  // What it takes for granted, it says at its start (`assumptions.ts`).
  if (organization?.state !== 'complete') return give(undefined)
  if (organization.Organization.MasterAccountId === account) return give(undefined)
  return give(
    organization.Levels.map(
      (level): PolicyList =>
        policiesAt(level).map(({ PolicySummary, Content }) => ({
          name: PolicySummary.Name,
          document: Content,
        })),
    ),
  )
}

function organizationKeys(account: string, estate: Estate): Record<string, RequestValue> {
  const organization = estate.account(account)?.organization
  if (organization?.state !== 'complete') return {}
  const units = organization.Levels.filter(({ Type }) => Type !== 'ACCOUNT').map(({ Id }) => Id)
  return {
    'aws:PrincipalOrgID': organization.Organization.Id,
    'aws:PrincipalOrgPaths': [`${[organization.Organization.Id, ...units].join('/')}/`],
  }
}

function accountOf(arn: string): string | undefined {
  const account = arn.split(':')[4]
  return account !== undefined && /^\d{12}$/.test(account) ? account : undefined
}
