// sts:AssumeRole: the trust of the role and the permission of the caller, asked of the evaluator.
// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html

import { parseArn } from '../../../model/arn.ts'
import type { RoleDetail } from '../../../model/snapshot.ts'
import type { RequestValue } from '../../../policy/request.ts'
import { decide } from '../../authorization.ts'
import { AwsError } from '../aws-error.ts'
import { denialText } from '../denial.ts'
import type { Call, Operation } from '../operation.ts'
import type { Parameters } from '../parameters.ts'
import {
  checkDuration,
  invalid,
  openSession,
  readDuration,
  readSessionName,
  readSessionPolicies,
} from './session.ts'
import { readSourceIdentity, readTags } from './session-tags.ts'

export const assumeRole: Operation = { action: 'sts:AssumeRole', run }

function run(call: Call) {
  const { parameters, identity, backstage } = call
  const arn = readRoleArn(parameters)
  const name = readSessionName(parameters)
  const seconds = readDuration(parameters)
  if (identity.arn.endsWith(':root')) {
    throw new AwsError('AccessDenied', 'Roles may not be assumed by root accounts.', 403)
  }
  const tags = readTags(parameters, call)
  const source = readSourceIdentity(parameters, call)
  const request = { ...requestKeys(parameters, name), ...tags.request, ...source.request, ...mfaKeys(call) }
  const role = backstage.estate.role(arn)
  // STS does not tell a role that is not there from one that may not be assumed.
  const actions = ['sts:AssumeRole', ...tags.actions, ...source.actions]
  for (const action of actions) ask(action, arn, role, request, call)
  if (!role) throw refusal('sts:AssumeRole', arn, call)
  checkDuration(seconds, role, identity.roleArn !== undefined)
  const policies = readSessionPolicies(parameters, role, backstage)
  return openSession(
    {
      role,
      name,
      seconds,
      policies,
      sourceIp: identity.sourceIp,
      context: { ...tags.session, ...source.session },
      transitiveTags: tags.transitive,
    },
    backstage,
  )
}

/** Throws AWS's error unless the caller may do it to the role. */
function ask(
  action: string,
  arn: string,
  role: RoleDetail | undefined,
  context: Readonly<Record<string, RequestValue>>,
  call: Call,
): void {
  if (!role) throw refusal(action, arn, call)
  const { identity, backstage } = call
  const question = { action, resource: arn, resourcePolicy: role.AssumeRolePolicyDocument, context }
  const decision = decide(identity, question, backstage.estate, backstage.now())
  if (decision.decision === 'allowed') return
  throw new AwsError('AccessDenied', denialText(identity.arn, action, arn, decision), 403)
}

function refusal(action: string, arn: string, { identity }: Call): AwsError {
  return new AwsError(
    'AccessDenied',
    `User: ${identity.arn} is not authorized to perform: ${action} on resource: ${arn}`,
    403,
  )
}

/** Throws unless `RoleArn` is the ARN of a role. */
export function readRoleArn(parameters: Parameters): string {
  const text = parameters.text('RoleArn') ?? ''
  if (text.length < 20) throw invalid('roleArn', text, 'Member must have length greater than or equal to 20')
  const arn = parseArn(text)
  if (arn?.service === 'iam' && arn.resource.startsWith('role/')) return text
  throw new AwsError('ValidationError', `${text} is invalid`)
}

function requestKeys(parameters: Parameters, name: string): Record<string, RequestValue> {
  const externalId = parameters.text('ExternalId')
  if (externalId !== undefined && !/^[\w+=,.@:/-]{2,1224}$/.test(externalId)) {
    throw invalid(
      'externalId',
      externalId,
      'Member must satisfy regular expression pattern: [\\w+=,.@:\\/-]*',
    )
  }
  return { 'sts:RoleSessionName': name, ...(externalId !== undefined && { 'sts:ExternalId': externalId }) }
}

function mfaKeys(call: Call): Record<string, RequestValue> {
  return checkMfa(call) ? { 'aws:MultiFactorAuthPresent': true, 'aws:MultiFactorAuthAge': 0 } : {}
}

/** Whether a code of the caller's own device was given, and is right. Throws when it is wrong. */
export function checkMfa({ parameters, backstage, identity }: Call): boolean {
  const serial = parameters.text('SerialNumber')
  if (serial === undefined) return false
  if (parameters.text('TokenCode') === backstage.mfaCodeOf(serial, identity.arn)) return true
  throw new AwsError(
    'AccessDenied',
    'MultiFactorAuthentication failed with invalid MFA one time pass code. ',
    403,
  )
}
