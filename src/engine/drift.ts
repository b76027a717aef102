// A file and what AWS has attached in its place: whether they differ in meaning, and by which calls.

import { memberOf } from '../base/json-value.ts'
import { parseArn } from '../model/arn.ts'
import type { HeldPolicy, Identity } from '../model/inventory.ts'
import type { Seen } from '../model/known.ts'
import { statementsOf } from '../model/policy.ts'
import { type CallDifference, permittedOnlyBy, trustedOnlyBy } from '../policy/call-difference.ts'
import { sameMeaning } from '../policy/same-meaning.ts'
import { placeOfPolicy, placeOfStatement } from './cause-places.ts'
import type { Found } from './define-rule.ts'
import { newerSide } from './version-in-aws.ts'

/** Which policies of an identity are compared. */
export type ComparedPart = 'trust' | 'permissions' | 'boundary'

export interface DriftFacts {
  readonly name: string
  /** Who has more: AWS, or the file. */
  readonly more: 'aws' | 'file'
  /** The call in words. */
  readonly call: string
  /** Which of the two is newer, to follow the sentence; empty where nobody can tell. */
  readonly age: string
}

/** Of one kind of difference no more are told: after the first few, the two are simply not the same document. */
const mostCalls = 3

/** Calls that AWS allows and the files do not, and the other way round; none where nothing was given to compare. */
export function driftOf(identity: Identity, part: ComparedPart): readonly Found<DriftFacts>[] {
  const ofFiles = identity[part]
  const ofAws = identity.live?.[part]
  if (!ofAws || ofAws === ofFiles || isSame(ofFiles, ofAws)) return []
  const [file] = ofFiles.items
  const [attached] = ofAws.items
  const onlyIn = (these: Seen<HeldPolicy>, others: Seen<HeldPolicy>) =>
    // Of what was not read nobody knows that it is not there.
    others.unseen !== undefined
      ? []
      : (part === 'trust'
          ? trustedOnlyBy(these.items, others.items, identity.arn)
          : permittedOnlyBy(these.items, others.items, identity.arn)
        ).slice(0, mostCalls)
  /** Of a file, the age of what AWS has instead: of the version that came after it, if one did. */
  const ageOf = (held: HeldPolicy) => {
    const ages = ofAws.items.map(one => newerSide(one, [held]))
    return ages.find(age => age.includes('the file is')) ?? (ages.length === 1 ? (ages[0] ?? '') : '')
  }
  const words = part === 'trust' ? trustInWords : callInWords
  return [
    ...onlyIn(ofAws, ofFiles).map(
      (difference): Found<DriftFacts> => ({
        ...(file && placeOfPolicy(file)),
        also: [also(difference, 'AWS has this')],
        facts: {
          name: identity.name,
          more: 'aws',
          call: words(difference),
          age: newerSide(difference.held, ofFiles.items),
        },
      }),
    ),
    ...onlyIn(ofFiles, ofAws).map(
      (difference): Found<DriftFacts> => ({
        ...placeOfStatement(difference.held, difference.statement),
        ...(attached && { also: [{ ...placeOfPolicy(attached), label: 'AWS has this instead' }] }),
        facts: { name: identity.name, more: 'file', call: words(difference), age: ageOf(difference.held) },
      }),
    ),
  ]
}

function also({ held, statement }: CallDifference, label: string) {
  return { ...placeOfStatement(held, statement), label }
}

/** All statements of each, as if they stood in one policy. */
function isSame(a: Seen<HeldPolicy>, b: Seen<HeldPolicy>): boolean {
  const [one, other] = [a, b].map(({ items }) => ({
    Version: items.every(({ policy }) => memberOf(policy.root, 'Version') === '2012-10-17')
      ? '2012-10-17'
      : 'mixed',
    Statement: items.flatMap(({ policy }) => statementsOf(policy).map(({ raw }) => raw)),
  }))
  return one !== undefined && other !== undefined && sameMeaning(one, other, 'identity')
}

function callInWords({ request }: CallDifference): string {
  return `${request.action} on ${request.resource}`
}

function trustInWords({ request }: CallDifference): string {
  const arn = parseArn(request.principal)
  const who = request.principal.includes('rdsaudit-stranger')
    ? `any identity of ${arn?.account === '999988887777' ? 'any account' : `account ${arn?.account}`}`
    : request.principal
  const id = request.context?.['sts:ExternalId']
  return `${who} ${typeof id === 'string' ? `with the external id "${id}"` : 'without an external id'}`
}
