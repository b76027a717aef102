// The elements of the policy language: the members that a policy and a statement may have, and which of them a
// misspelt name was meant to be. Names are case-sensitive.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html

import { closest } from '../base/closest.ts'
import { type JsonObject, memberOf } from '../base/json-value.ts'

export const policyElements: readonly string[] = ['Version', 'Id', 'Statement']

export const statementElements: readonly string[] = [
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
]

/** Where a member stands: names that are right in one place are unknown in the other. */
export type ElementHolder = 'policy' | 'statement'

const elementsOf: Readonly<Record<ElementHolder, ReadonlySet<string>>> = {
  policy: new Set(policyElements),
  statement: new Set(statementElements),
}

/** Whether the language has an element of that very name there. */
export function isElement(name: string, holder: ElementHolder): boolean {
  return elementsOf[holder].has(name)
}

/** The element that an unknown name was meant to be: other case, other punctuation (`not_action`), or a slip. */
export function meantElement(name: string, holder: ElementHolder): string | undefined {
  const letters = name.replace(/[^A-Za-z]/g, '').toLowerCase()
  for (const element of elementsOf[holder]) if (element.toLowerCase() === letters) return element
  return closest(name, elementsOf[holder])
}

/** Whether the element is there, or a member that was meant to be it: what is misspelt is not also missing. */
export function hasOrMeans(object: JsonObject, element: string, holder: ElementHolder): boolean {
  if (memberOf(object, element) !== undefined) return true
  return Object.keys(object).some(name => !isElement(name, holder) && meantElement(name, holder) === element)
}
