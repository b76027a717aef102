// Do the actions and the resources of a statement belong together?

import { isArray, type JsonObject } from '../../base/json-value.ts'
import { parseActionName } from '../../model/action-name.ts'
import { stringsOf } from '../../model/policy.ts'
import { patternsOverlap } from '../pattern-overlap.ts'
import { starsForVariables } from '../variable-text.ts'
import { matchesWildcard } from '../wildcard.ts'
import type { AwsAction, AwsKnowledge } from './aws-knowledge.ts'

export interface ActionFit {
  /** As written, perhaps with wildcards. */
  readonly action: string
  /**
   * `fits`: some request of it can be for one of the resources. `misses`: it works on resources, on none of these.
   * `unlimitable`: its requests name no resource, so that only `"*"` would do. `unknown`: AWS does not list it, or
   * may not list all that it works on.
   */
  readonly is: 'fits' | 'misses' | 'unlimitable' | 'unknown'
  /** What it works on; for `misses` only. */
  readonly takes: readonly AwsAction[]
}

// AWS's list of resource types has gaps: AWS writes policies that would be senseless if it were complete. Those of
// these services, which logins and what stands beside them need, AWS's own policies never contradict.
const fullyListed: ReadonlySet<string> = new Set(
  'sts iam rds rds-db rds-data s3 kms secretsmanager dynamodb lambda sqs sns'.split(' '),
)

const none: readonly never[] = []

/**
 * One answer for each `Action` of a statement that names resources. None if it has no `Resource`, or one that may be
 * anything: then there is nothing to compare; and none if no action is of a service whose list is known to be whole:
 * then nothing could be said of a miss.
 */
export function fitOfActions(statement: JsonObject, aws: AwsKnowledge): readonly ActionFit[] {
  // Several rules ask in turn about one statement. Nearly all statements of real policies end at their first looks.
  if (last?.statement !== statement || last.aws !== aws) {
    const isFine = !someAction(statement, isFullyListed) || !hasOneResource(statement)
    last = { statement, aws, fits: isFine ? none : judge(statement, aws) }
  }
  return last.fits
}

let last:
  | { readonly statement: JsonObject; readonly aws: AwsKnowledge; readonly fits: readonly ActionFit[] }
  | undefined

function someAction(statement: JsonObject, test: (action: string) => boolean): boolean {
  const actions = statement['Action']
  if (typeof actions === 'string') return test(actions)
  return isArray(actions) && actions.some(action => typeof action === 'string' && test(action))
}

function hasOneResource(statement: JsonObject): boolean {
  const resource = statement['Resource']
  return resource !== undefined && resource !== '*' && !(isArray(resource) && resource.includes('*'))
}

/** Whether the action is of a service of which AWS lists, as far as is known, all that its actions work on. */
export function isFullyListed(action: string): boolean {
  const colon = action.indexOf(':')
  return colon > 0 && fullyListed.has(action.slice(0, colon).toLowerCase())
}

function judge(statement: JsonObject, aws: AwsKnowledge): readonly ActionFit[] {
  const resources = resourcesOf(stringsOf(statement, 'Resource'), aws)
  if (resources.mayBeAnything) return none
  return stringsOf(statement, 'Action').map(action => {
    let fit = resources.fits.get(action)
    if (!fit) {
      fit = fitOf(action, resources.sections, aws)
      resources.fits.set(action, fit)
    }
    return fit
  })
}

/** The resources of a statement, and how actions met so far fit them: policies repeat both. */
interface Resources {
  readonly mayBeAnything: boolean
  readonly sections: readonly ArnSections[]
  readonly fits: Map<string, ActionFit>
}

const remembered = new WeakMap<AwsKnowledge, Map<string, Resources>>()
// A hostile policy is not remembered for ever.
const mostRemembered = 10_000

function resourcesOf(texts: readonly string[], aws: AwsKnowledge): Resources {
  let known = remembered.get(aws)
  if (!known || known.size >= mostRemembered) {
    known = new Map()
    remembered.set(aws, known)
  }
  const name = texts.length === 1 ? (texts[0] ?? '') : JSON.stringify(texts)
  let resources = known.get(name)
  if (!resources) {
    const patterns = texts.map(patternOf)
    const mayBeAnything = patterns.length === 0 || patterns.includes('*')
    resources = { mayBeAnything, sections: patterns.map(sectionsOf), fits: new Map() }
    known.set(name, resources)
  }
  return resources
}

/**
 * An ARN from its service on. The partition is left out because a `*` for it does not mean to go further, as it
 * could; what is no ARN may become anything.
 */
function patternOf(arn: string): string {
  const pattern = starsForVariables(arn)
  const second = pattern.startsWith('arn:') ? pattern.indexOf(':', 4) : -1
  return second < 0 ? '*' : pattern.slice(second + 1)
}

interface ArnSections {
  readonly pattern: string
  /** Undefined if it is not certain. */
  readonly service: string | undefined
}

function sectionsOf(pattern: string): ArnSections {
  const service = /^[^:*?]*(?=:)/.exec(pattern)?.[0]
  return { pattern, service }
}

/** A pattern that matches the other's own characters has all of it in common. */
function plainlyOverlap({ pattern: a }: ArnSections, { pattern: b }: ArnSections): boolean {
  return matchesWildcard(a, b) || matchesWildcard(b, a)
}

/** Of two services nothing is in common; the first look at nearly all pairs. */
function mayOverlap(a: ArnSections, b: ArnSections): boolean {
  if (a.service !== undefined && b.service !== undefined && a.service !== b.service) return false
  return patternsOverlap(a.pattern, b.pattern)
}

function fitOf(action: string, resources: readonly ArnSections[], aws: AwsKnowledge): ActionFit {
  const { matched, arns } = targetsOf(action, aws)
  if (matched.length === 0) return { action, is: 'unknown', takes: none }
  if (arns.length === 0) return { action, is: 'unlimitable', takes: none }
  const inPairs = (overlap: typeof mayOverlap) =>
    resources.some(resource => arns.some(arn => overlap(arn, resource)))
  // Most statements fit, and for that one pair is enough: those that take long to tell apart come last.
  const fits = inPairs(plainlyOverlap) || inPairs(mayOverlap)
  return fits ? { action, is: 'fits', takes: none } : { action, is: 'misses', takes: matched }
}

/** What an action of a policy, perhaps a pattern, works on. */
interface Targets {
  /** None when AWS does not list it, or not with all that it works on. */
  readonly matched: readonly AwsAction[]
  /** ARNs from their service on; none if its requests name no resource. */
  readonly arns: readonly ArnSections[]
}

const targets = new WeakMap<AwsKnowledge, Map<string, Targets>>()
// Policies repeat their actions; a hostile one is not remembered for ever.
const mostTargets = 20_000

function targetsOf(action: string, aws: AwsKnowledge): Targets {
  let known = targets.get(aws)
  if (!known || known.size >= mostTargets) {
    known = new Map()
    targets.set(aws, known)
  }
  let found = known.get(action)
  if (!found) {
    found = findTargets(action, aws)
    known.set(action, found)
  }
  return found
}

function findTargets(action: string, aws: AwsKnowledge): Targets {
  const parsed = isFullyListed(action) ? parseActionName(action) : undefined
  const matched = (parsed && aws.service(parsed.prefix)?.actionsMatching(parsed.name)) ?? none
  const arns = new Set(matched.flatMap(({ resourceTypes }) => resourceTypes.flatMap(type => type.arns)))
  return { matched, arns: [...arns].map(arn => sectionsOf(patternOf(arn))) }
}

/** The ARNs that an action works on, with words for their changing parts: `arn:aws:rds:REGION:ACCOUNT:db:NAME`. */
export function readableForms(actions: readonly AwsAction[]): readonly string[] {
  const types = actions.flatMap(action => action.resourceTypes)
  const required = types.filter(type => type.required)
  const arns = (required.length > 0 ? required : types).flatMap(type => type.arns)
  return [...new Set(arns.map(readable))]
}

function readable(template: string): string {
  return template
    .replaceAll('${Partition}', 'aws')
    .replace(/\$\{(\w+)\}/g, (_, name: string) => name.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toUpperCase())
}
