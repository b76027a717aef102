// iam:SimulatePrincipalPolicy: the evaluator's answers in the form of IAM's own simulator.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html

import type { JsonValue } from '../../../base/json-value.ts'
import { itemsOf } from '../../../model/snapshot-part.ts'
import type { Decision } from '../../../policy/decision.ts'
import type { Policies, PolicyEntry } from '../../../policy/policies.ts'
import type { RequestValue } from '../../../policy/request.ts'
import { decide, groupPolicies, policiesOf, scpOf } from '../../authorization.ts'
import { someAddress } from '../../identities.ts'
import type { Identity } from '../../key-ring.ts'
import { AwsError } from '../aws-error.ts'
import type { Call, Operation, Reply } from '../operation.ts'
import type { Parameters } from '../parameters.ts'
import { iamPage, missing } from './entities.ts'

export const simulatePrincipalPolicy: Operation = {
  action: 'iam:SimulatePrincipalPolicy',
  needs: ({ parameters }) => ({ resource: parameters.text('PolicySourceArn') ?? '*' }),
  run,
}

function run(call: Call): Reply {
  const { parameters, backstage } = call
  const { identity, own } = readSource(call)
  const resources = parameters.list('ResourceArns')
  const resourcePolicy = readPolicy(parameters.text('ResourcePolicy'), 'ResourcePolicy')
  const owner = accountIn(parameters.text('ResourceOwner'))
  const policies = withPoliciesGiven(own, parameters)
  const context = readContext(call)
  const results = parameters.list('ActionNames').flatMap(action =>
    (resources.length > 0 ? resources : ['*']).map(resource => {
      const question = {
        action,
        resource,
        context,
        policies,
        ...(owner !== undefined && { resourceAccount: owner }),
        ...(resourcePolicy !== undefined && { resourcePolicy }),
      }
      const decision = decide(identity, question, backstage.estate, backstage.now())
      return resultOf(action, resource, decision, policies)
    }),
  )
  return iamPage(results, 'EvaluationResults', parameters)
}

/** Whose policies are simulated, and who is taken to call. */
interface Source {
  readonly identity: Identity
  readonly own: Policies
}

/** The simulator asks for a user, group or role itself; what a session carries is not simulated. */
function readSource({ parameters, backstage, account }: Call): Source {
  const { estate } = backstage
  const arn = parameters.text('PolicySourceArn') ?? ''
  const [, kind, name = ''] =
    /^arn:aws[\w-]*:iam::\d{12}:(user|role|group)\/(?:.*\/)?([^/]+)$/.exec(arn) ?? []
  if (kind === undefined) {
    throw new AwsError(
      'InvalidInput',
      `Invalid Entity Arn: ${arn} does not clearly define entity type and name.`,
    )
  }
  const { Account } = account
  const caller = { account: Account, context: {}, sourceIp: someAddress }
  if (kind === 'group') {
    const isThere = itemsOf(account.iam?.GroupDetailList).some(group => group.Arn === arn)
    if (!isThere) missing(`The group with name ${name} cannot be found.`)
    // A group calls nothing: some user of it does.
    const someUser = parameters.text('CallerArn') ?? `arn:aws:iam::${Account}:user/simulated`
    const identity = { ...caller, arn: someUser, userId: 'AIDAEXAMPLE' }
    return { identity, own: { identity: groupPolicies(Account, name, estate), ...scpOf(Account, estate) } }
  }
  const role = estate.role(arn)
  const user = estate.user(arn)
  const identity = role
    ? {
        ...caller,
        arn: `arn:aws:sts::${Account}:assumed-role/${role.RoleName}/simulated`,
        userId: role.RoleId,
        roleArn: arn,
      }
    : user && { ...caller, arn, userId: user.UserId }
  if (!identity) missing(`The ${kind} with name ${name} cannot be found.`)
  return { identity, own: policiesOf(identity, estate) }
}

/** Policies of the call count beside those that are attached; a boundary of it counts instead of theirs. */
function withPoliciesGiven(own: Policies, parameters: Parameters): Policies {
  const given = policiesIn('PolicyInputList', parameters)
  const boundary = policiesIn('PermissionsBoundaryPolicyInputList', parameters)
  if (boundary.length > 1)
    throw new AwsError('InvalidInput', 'Only one permissions boundary can be in effect at a time.')
  const { identity = [] } = own
  return {
    ...own,
    identity: 'unseen' in identity ? identity : [...identity, ...given],
    ...(boundary.length > 0 && { boundary }),
  }
}

function policiesIn(list: string, parameters: Parameters): readonly PolicyEntry[] {
  return parameters
    .list(list)
    .map((text, index) => ({ name: `${list}.${index + 1}`, document: readPolicy(text, list) ?? null }))
}

/** An account's id, or an ARN in it. */
function accountIn(text: string | undefined): string | undefined {
  return text === undefined ? undefined : /\d{12}/.exec(text)?.[0]
}

function readPolicy(text: string | undefined, parameter: string): JsonValue | undefined {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as JsonValue)
  } catch {
    throw new AwsError('InvalidInput', `A policy of ${parameter} is not valid JSON.`)
  }
}

function readContext({ parameters }: Call): Record<string, RequestValue> {
  return Object.fromEntries(
    parameters
      .structures('ContextEntries')
      .map(entry => [entry.text('ContextKeyName') ?? '', entry.list('ContextKeyValues')]),
  )
}

function resultOf(action: string, resource: string, decision: Decision, policies: Policies): Reply {
  const word = decision.decision === 'depends' ? 'implicitDeny' : decision.decision
  return {
    EvalActionName: action,
    EvalResourceName: resource,
    EvalDecision: word,
    MatchedStatements: decision.reasons
      .filter(({ decides, matched }) => decides && matched === 'yes')
      .map(({ name, slot }) => ({ SourcePolicyId: name, SourcePolicyType: sourceTypes[slot] })),
    MissingContextValues: missingKeys(decision),
    ...capDetails(decision, policies),
  }
}

/** Keys that statements ask about and that were not given. */
function missingKeys({ reasons }: Decision): readonly string[] {
  const keys = reasons.flatMap(({ failed }) =>
    failed.flatMap(({ key, found }) => (key !== undefined && found === undefined ? [key] : [])),
  )
  return [...new Set(keys)]
}

/** What caps permissions is told of wherever there is such a thing. */
function capDetails({ missing, reasons }: Decision, { boundary, scp }: Policies): Reply {
  const allows = (slot: string) =>
    !missing.some(entry => entry.slot === slot) &&
    !reasons.some(reason => reason.slot === slot && reason.effect === 'Deny' && reason.matched === 'yes')
  return {
    ...(boundary && {
      PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: allows('boundary') },
    }),
    ...(scp && { OrganizationsDecisionDetail: { AllowedByOrganizations: allows('scp') } }),
  }
}

const sourceTypes = {
  identity: 'IAM Policy',
  resource: 'Resource Policy',
  boundary: 'IAM Permissions Boundary Policy',
  scp: 'Organizations Policy',
  rcp: 'Organizations Policy',
  session: 'IAM Policy',
} as const
