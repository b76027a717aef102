// Do the actions and the resources of a statement belong together?

import { isArray, type JsonObject } from '../../base/json-value.ts'
import { parseActionName } from '../../model/action-name.ts'
import { stringsOf } from '../../model/policy.ts'
import { patternsOverlap } from '../pattern-overlap.ts'
import { starsForVariables } from '../variable-text.ts'
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
const remembered = new WeakMap<JsonObject, readonly ActionFit[]>()

/**
 * One answer for each `Action` of a statement that names resources. None if it has no `Resource`, or one that may be
 * anything: then there is nothing to compare; and none if no action is of a service whose list is known to be whole:
 * then nothing could be said of a miss.
 */
export function fitOfActions(statement: JsonObject, aws: AwsKnowledge): readonly ActionFit[] {
  // Nearly all statements of real policies end here, on their first looks.
  if (!hasOneResource(statement) || !stringsOf(statement, 'Action').some(isFullyListed)) return none
  let fits = remembered.get(statement)
  if (!fits) {
    fits = judge(statement, aws)
    remembered.set(statement, fits)
  }
  return fits
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
  const resources = stringsOf(statement, 'Resource').map(patternOf)
  if (resources.length === 0 || resources.includes('*')) return none
  return stringsOf(statement, 'Action').map(action => fitOf(action, resources, aws))
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

function fitOf(action: string, resources: readonly string[], aws: AwsKnowledge): ActionFit {
  const { matched, patterns } = targetsOf(action, aws)
  if (matched.length === 0) return { action, is: 'unknown', takes: none }
  if (patterns.length === 0) return { action, is: 'unlimitable', takes: none }
  for (const resource of resources) {
    for (const pattern of patterns) {
      if (patternsOverlap(pattern, resource)) return { action, is: 'fits', takes: none }
    }
  }
  return { action, is: 'misses', takes: matched }
}

/** What an action of a policy, perhaps a pattern, works on. */
interface Targets {
  /** None when AWS does not list it, or not with all that it works on. */
  readonly matched: readonly AwsAction[]
  /** ARNs from their service on; none if its requests name no resource. */
  readonly patterns: readonly string[]
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
  return { matched, patterns: [...arns].map(patternOf) }
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
