// iam:SimulatePrincipalPolicy: the evaluator's answers in the form of IAM's own simulator.
// https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html

import type { JsonValue } from '../../../base/json-value.ts'
import type { Decision } from '../../../policy/decision.ts'
import type { RequestValue } from '../../../policy/request.ts'
import { decide } from '../../authorization.ts'
import { someAddress } from '../../identities.ts'
import type { Identity } from '../../key-ring.ts'
import { AwsError } from '../aws-error.ts'
import type { Call, Operation, Reply } from '../operation.ts'
import { iamPage, missing } from './entities.ts'

export const simulatePrincipalPolicy: Operation = {
  action: 'iam:SimulatePrincipalPolicy',
  needs: ({ parameters }) => ({ resource: parameters.text('PolicySourceArn') ?? '*' }),
  run,
}

function run(call: Call): Reply {
  const { parameters, backstage } = call
  const identity = readSource(call)
  const resources = parameters.list('ResourceArns')
  const resourcePolicy = readPolicy(parameters.text('ResourcePolicy'))
  const context = readContext(call)
  const results = parameters.list('ActionNames').flatMap(action =>
    (resources.length > 0 ? resources : ['*']).map(resource => {
      const question = {
        action,
        resource,
        context,
        ...(resourcePolicy !== undefined && { resourcePolicy }),
      }
      return resultOf(action, resource, decide(identity, question, backstage.estate, backstage.now()))
    }),
  )
  return iamPage(results, 'EvaluationResults', parameters)
}

/** The simulator asks for a user or role itself; what a session carries is not simulated. */
function readSource({ parameters, backstage, account }: Call): Identity {
  const arn = parameters.text('PolicySourceArn') ?? ''
  const role = backstage.estate.role(arn)
  if (role) {
    const principal = `arn:aws:sts::${account.Account}:assumed-role/${role.RoleName}/simulated`
    return {
      arn: principal,
      account: account.Account,
      userId: role.RoleId,
      roleArn: arn,
      context: {},
      sourceIp: someAddress,
    }
  }
  const user = backstage.estate.user(arn)
  if (user) return { arn, account: account.Account, userId: user.UserId, context: {}, sourceIp: someAddress }
  if (!/^arn:aws[\w-]*:iam::\d{12}:(user|role)\//.test(arn)) {
    throw new AwsError(
      'InvalidInput',
      `Invalid Entity Arn: ${arn} does not clearly define entity type and name.`,
    )
  }
  return missing(
    `The ${arn.includes(':role/') ? 'role' : 'user'} with name ${arn.split('/').at(-1)} cannot be found.`,
  )
}

function readPolicy(text: string | undefined): JsonValue | undefined {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as JsonValue)
  } catch {
    throw new AwsError('InvalidInput', 'Invalid Resource Policy')
  }
}

function readContext({ parameters }: Call): Record<string, RequestValue> {
  return Object.fromEntries(
    parameters
      .structures('ContextEntries')
      .map(entry => [entry.text('ContextKeyName') ?? '', entry.list('ContextKeyValues')]),
  )
}

function resultOf(action: string, resource: string, decision: Decision): Reply {
  const word = decision.decision === 'depends' ? 'implicitDeny' : decision.decision
  return {
    EvalActionName: action,
    EvalResourceName: resource,
    EvalDecision: word,
    MatchedStatements: decision.reasons
      .filter(({ decides, matched }) => decides && matched === 'yes')
      .map(({ name, slot }) => ({ SourcePolicyId: name, SourcePolicyType: sourceTypes[slot] })),
    MissingContextValues: missingKeys(decision),
    ...capDetails(decision),
  }
}

/** Keys that statements ask about and that were not given. */
function missingKeys({ reasons }: Decision): readonly string[] {
  const keys = reasons.flatMap(({ failed }) =>
    failed.flatMap(({ key, found }) => (key !== undefined && found === undefined ? [key] : [])),
  )
  return [...new Set(keys)]
}

function capDetails({ missing, reasons }: Decision): Reply {
  const denies = (slot: string) =>
    missing.some(entry => entry.slot === slot) ||
    reasons.some(reason => reason.slot === slot && reason.effect === 'Deny' && reason.matched === 'yes')
  return {
    ...(denies('boundary') && { PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: false } }),
    ...(denies('scp') && { OrganizationsDecisionDetail: { AllowedByOrganizations: false } }),
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
