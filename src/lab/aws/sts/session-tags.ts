// Session tags and the source identity: what an assumption of a role carries along, and what it may not change.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html
// https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html

import type { RequestValue } from '../../../policy/request.ts'
import { AwsError } from '../aws-error.ts'
import type { Call } from '../operation.ts'
import type { Parameters } from '../parameters.ts'
import { invalid } from './session.ts'

export interface Luggage {
  /** Permissions that it takes, beside the one to assume the role. */
  readonly actions: readonly string[]
  /** Condition keys of the request. */
  readonly request: Readonly<Record<string, RequestValue>>
  /** Condition keys of the new session. */
  readonly session: Readonly<Record<string, RequestValue>>
}

type Tag = readonly [key: string, value: string]

const mostTags = 50

/** Throws AWS's error for tags that cannot be passed. */
export function readTags(
  parameters: Parameters,
  { identity }: Call,
): Luggage & { readonly transitive: readonly string[] } {
  const passed = passedTags(parameters)
  const transitive = parameters.list('TransitiveTagKeys')
  const inherited = (identity.transitiveTags ?? []).flatMap(key => {
    const value = identity.context[`aws:PrincipalTag/${key}`]
    return typeof value === 'string' ? [[key, value] as const] : []
  })
  checkTransitive(keysOf(passed), transitive, keysOf(inherited))
  const all = [...inherited, ...passed]
  const keys = (kind: string) =>
    Object.fromEntries(all.map(([key, value]) => [`aws:${kind}/${key}`, value] as const))
  return {
    // Tags of an earlier hop are passed too, though nobody says so in the request.
    actions: all.length > 0 ? ['sts:TagSession'] : [],
    request: {
      ...keys('RequestTag'),
      ...(all.length > 0 && { 'aws:TagKeys': all.map(([key]) => key) }),
      ...(transitive.length > 0 && { 'sts:TransitiveTagKeys': transitive }),
    },
    session: keys('PrincipalTag'),
    transitive: [...new Set([...(identity.transitiveTags ?? []), ...transitive])],
  }
}

function passedTags(parameters: Parameters): readonly Tag[] {
  const passed = parameters
    .structures('Tags')
    .map(tag => [tag.text('Key') ?? '', tag.text('Value') ?? ''] as const)
  if (passed.length > mostTags) {
    throw invalid(
      'tags',
      `${passed.length} tags`,
      `Member must have length less than or equal to ${mostTags}`,
    )
  }
  if (new Set(keysOf(passed)).size < passed.length) {
    throw unfit('Duplicate tag keys found. Please note that Tag keys are case insensitive.')
  }
  return passed
}

/** In lower case: "Tag keys are case insensitive". */
function keysOf(tags: readonly Tag[]): readonly string[] {
  return tags.map(([key]) => key.toLowerCase())
}

/** "If you pass a session tag with the same key as an inherited tag, the operation fails." */
function checkTransitive(
  passed: readonly string[],
  transitive: readonly string[],
  inherited: readonly string[],
): void {
  if (transitive.some(key => !passed.includes(key.toLowerCase()))) {
    throw unfit('The specified transitive tag key must be included in the requested tags.')
  }
  if (passed.some(key => inherited.includes(key))) {
    throw unfit(
      "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.",
    )
  }
}

function unfit(message: string): AwsError {
  return new AwsError('InvalidParameterValue', message)
}

/** Once set, the source identity cannot be changed by the next hop. */
export function readSourceIdentity(parameters: Parameters, { identity }: Call): Luggage {
  const asked = parameters.text('SourceIdentity')
  const current = identity.context['aws:SourceIdentity']
  if (asked !== undefined && current !== undefined && asked !== current) {
    throw new AwsError(
      'AccessDenied',
      'The source identity is already set on the session and cannot be changed.',
      403,
    )
  }
  const value = asked ?? current
  if (value === undefined) return { actions: [], request: {}, session: {} }
  return {
    actions: ['sts:SetSourceIdentity'],
    request: { 'sts:SourceIdentity': value },
    session: { 'aws:SourceIdentity': value },
  }
}
