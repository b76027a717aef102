// Condition keys that AWS does not know: which one was meant.

import { closest } from '../../base/closest.ts'
import { isClaim, splitKey } from '../condition-key-syntax.ts'
import type { AwsKnowledge } from './aws-knowledge.ts'
import { isUnlistedKey } from './unlisted-keys.ts'

/** A known key that an unknown one stands for. */
export interface MeantKey {
  /** As AWS spells it; a tag's key is taken over, and is `<tag-key>` when there is none. */
  readonly key: string
  /** `slip`: a letter or two. `prefix`: the right name behind another prefix. `tag`: the tag's key is missing. */
  readonly by: 'slip' | 'prefix' | 'tag'
}

/**
 * The key that was surely meant: a slip of the hand away, or the same name under the prefix of AWS, STS, IAM or one of
 * the given services. Undefined when the key is known, or far from all.
 */
export function meantConditionKey(
  key: string,
  aws: AwsKnowledge,
  services: readonly string[] = [],
): MeantKey | undefined {
  if (aws.conditionKey(key) || isClaim(key) || isUnlistedKey(key)) return undefined
  if (expected.has(key.toLowerCase())) return undefined
  return missingTag(key, aws) ?? tagAfterColon(key, aws) ?? otherPrefix(key, aws, services) ?? slip(key, aws)
}

/** `aws:PrincipalTag`, where only `aws:PrincipalTag/team` is a key. */
function missingTag(key: string, aws: AwsKnowledge): MeantKey | undefined {
  const head = key.replace(/[/:]$/, '')
  const known = aws.conditionKey(`${head}/x`)
  if (!known || !/\/[$<]/.test(known.key)) return undefined
  return { key: `${known.key.slice(0, known.key.indexOf('/'))}/<tag-key>`, by: 'tag' }
}

/** `aws:PrincipalTag:team`. */
function tagAfterColon(key: string, aws: AwsKnowledge): MeantKey | undefined {
  const second = key.indexOf(':', key.indexOf(':') + 1)
  if (second < 0) return undefined
  const known = aws.conditionKey(`${key.slice(0, second)}/${key.slice(second + 1)}`)
  return known && { key: spelt(known.key, key.slice(second + 1)), by: 'slip' }
}

const slips = new WeakMap<AwsKnowledge, Map<string, MeantKey | undefined>>()

/** Going through all keys is slow, and a policy that has a slip often has it many times. */
function slip(key: string, aws: AwsKnowledge): MeantKey | undefined {
  let known = slips.get(aws)
  if (!known || known.size > 1000) {
    known = new Map()
    slips.set(aws, known)
  }
  if (!known.has(key)) known.set(key, findSlip(key, aws))
  return known.get(key)
}

function findSlip(key: string, aws: AwsKnowledge): MeantKey | undefined {
  const { head, tag } = splitTag(key)
  const heads = aws.conditionKeys.filter(name => (tag === undefined) === !name.includes('/')).map(headOf)
  const near = closest(head, heads)
  // `kms:RecipientAttestation:PCR99` is a newer key rather than a slip.
  if (near === undefined || withoutDigits(near) === withoutDigits(head)) return undefined
  return { key: tag === undefined ? near : `${near}/${tag}`, by: 'slip' }
}

const ownPrefixes = ['aws', 'sts', 'iam']

function otherPrefix(key: string, aws: AwsKnowledge, services: readonly string[]): MeantKey | undefined {
  const { head, tag } = splitTag(key)
  const { name } = splitKey(head)
  if (name === '') return undefined
  for (const prefix of [...ownPrefixes, ...services]) {
    const known = aws.conditionKey(tag === undefined ? `${prefix}:${name}` : `${prefix}:${name}/${tag}`)
    if (known) return { key: tag === undefined ? known.key : spelt(known.key, tag), by: 'prefix' }
  }
  return undefined
}

function splitTag(key: string): { readonly head: string; readonly tag: string | undefined } {
  const slash = key.indexOf('/')
  return slash < 0 ? { head: key, tag: undefined } : { head: key.slice(0, slash), tag: key.slice(slash + 1) }
}

function headOf(key: string): string {
  return splitTag(key).head
}

/** AWS's spelling of the head, with the tag's key of the policy. */
function spelt(template: string, tag: string): string {
  return `${headOf(template)}/${tag}`
}

function withoutDigits(text: string): string {
  return text.toLowerCase().replace(/\d+/g, '')
}

// Names that are no keys, and what they are usually taken for. The first one once was a key.
const expected: ReadonlyMap<string, string> = new Map([
  ['aws:arn', 'aws:PrincipalArn'],
  ['aws:accountid', 'aws:PrincipalAccount'],
  ['aws:callerarn', 'aws:PrincipalArn'],
  ['aws:ipaddress', 'aws:SourceIp'],
  ['aws:mfa', 'aws:MultiFactorAuthPresent'],
  ['aws:mfapresent', 'aws:MultiFactorAuthPresent'],
  ['aws:orgid', 'aws:PrincipalOrgID'],
  ['aws:organizationid', 'aws:PrincipalOrgID'],
  ['aws:region', 'aws:RequestedRegion'],
  ['aws:role', 'aws:PrincipalArn'],
  ['aws:sessionname', 'sts:RoleSessionName'],
  ['aws:user', 'aws:username'],
])

/** The key that people usually mean by a name which is none and near to none. */
export function expectedConditionKey(key: string): string | undefined {
  return expected.get(key.toLowerCase())
}
