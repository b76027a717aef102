// Can an action apply to a resource at all? Told from the ARN templates that AWS publishes for each action.

import { patternsOverlap } from '../pattern-overlap.ts'
import { starsForVariables } from '../variable-text.ts'
import type { AwsAction } from './aws-knowledge.ts'

const patterns = new WeakMap<AwsAction['resourceTypes'], readonly string[]>()

/**
 * The ARNs that the action works on, as patterns: a `*` for each placeholder. Empty if its requests name no resource,
 * so that only `Resource: "*"` matches them.
 */
export function resourcePatterns(action: AwsAction): readonly string[] {
  let known = patterns.get(action.resourceTypes)
  if (!known) {
    known = action.resourceTypes.flatMap(type => type.arns.map(starsForVariables))
    patterns.set(action.resourceTypes, known)
  }
  return known
}

/**
 * Whether some request of the action can be for the resource, as far as the shape of its ARN tells; policy variables
 * may become anything. An action that takes no resources never is, except for a pattern that matches `*` itself.
 */
export function canApplyTo(action: AwsAction, resource: string): boolean {
  const asked = starsForVariables(resource)
  const known = resourcePatterns(action)
  if (known.length === 0) return asked !== '' && !/[^*]/.test(asked)
  return known.some(pattern => patternsOverlap(pattern, asked))
}
