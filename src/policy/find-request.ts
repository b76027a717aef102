// The search for a request that policies allow, or refuse: values of the keys that the policies ask about are tried one
// after the other, with the keys still open as unknown, so that whole branches fall at once. What is found is proved; what
// is not found is a `no` only when the values tried stand for all there are.

import { type Candidate, candidatesFor } from './candidate-values.ts'
import type { CompiledPolicies } from './compile.ts'
import type { CompiledStatement } from './compile-statement.ts'
import type { CompiledCondition } from './condition-match.ts'
import type { Outcome } from './decision.ts'
import { evaluate } from './evaluate.ts'
import { prepareRequest } from './prepare-request.ts'
import { readAction } from './read-action.ts'
import { readPrincipal } from './read-principal.ts'
import type { Request, RequestValue } from './request.ts'
import { holdsSeveralValues } from './several-values.ts'
import { isListed } from './unsupported-keys.ts'
import { isVariable, type Template } from './variables.ts'

/** `yes` with the request that shows it; `no` is certain; `unknown` when the search gave up or something was not seen. */
export type Search =
  | { readonly answer: 'yes'; readonly witness: Request }
  | { readonly answer: 'no' }
  | { readonly answer: 'unknown' }

/**
 * Looks for values of the keys that the policies ask about, other than those the request already has, with which the
 * request is allowed. Keys in `withheld` stay absent; keys that the request gives as unknown may get any value.
 */
export function findAllowed(
  request: Request,
  policies: CompiledPolicies,
  withheld: readonly string[] = [],
): Search {
  return findOutcome(request, policies, { withheld, isWanted: outcome => outcome === 'allowed' })
}

/** As `findAllowed`, for a request that is refused, by a statement or because nothing allows it. */
export function findRefused(
  request: Request,
  policies: CompiledPolicies,
  withheld: readonly string[] = [],
): Search {
  return findOutcome(request, policies, { withheld, isWanted: outcome => outcome !== 'allowed' })
}

/** As `findAllowed`, for a request that one set of policies allows and the other refuses. */
export function findDifference(
  request: Request,
  allowing: CompiledPolicies,
  refusing: CompiledPolicies,
  find: Omit<WhatToFind, 'isWanted'> = {},
): Search {
  const judges = [
    { policies: allowing, isWanted: (outcome: Outcome) => outcome === 'allowed' },
    { policies: refusing, isWanted: (outcome: Outcome) => outcome !== 'allowed' },
  ]
  return findFor(judges, request, find)
}

/** Decisions made before giving up. */
const mostTries = 5000

export interface WhatToFind {
  readonly isWanted: (outcome: Outcome) => boolean
  /** Keys that stay absent. */
  readonly withheld?: readonly string[]
  /** Keys that tell who asks are tried like others. */
  readonly anyPrincipal?: boolean
}

/** Looks for values of the keys that the policies ask about with which every possible outcome is wanted. */
export function findOutcome(request: Request, policies: CompiledPolicies, find: WhatToFind): Search {
  return findFor([{ policies, isWanted: find.isWanted }], request, find)
}

/** Policies that have to come to what is wanted of them. */
interface Judge {
  readonly policies: CompiledPolicies
  readonly isWanted: (outcome: Outcome) => boolean
}

function findFor(judges: readonly Judge[], request: Request, find: Omit<WhatToFind, 'isWanted'>): Search {
  const known = Object.entries(request.context ?? {}).filter(([, value]) => !isUnknown(value))
  const settled: Request = { ...request, context: Object.fromEntries(known) }
  const asking = askingStatements(judges)
  const asked = asking.length === 0 ? noKeys : openKeys(settled, asking, closedKeys(settled, find))
  const branches = { settled, judges, keys: [...asked.keys()], asked, tries: 0, complete: true }
  const witness = descend(branches, 0, settled.context ?? {})
  if (witness) return { answer: 'yes', witness }
  return { answer: branches.complete ? 'no' : 'unknown' }
}

const noKeys: ReadonlyMap<string, KeyAsked> = new Map()

/** Those of which the request says all there is to say, in lower case. */
function closedKeys({ context = {}, principal }: Request, find: Omit<WhatToFind, 'isWanted'>): Set<string> {
  const told = [...Object.keys(context), ...(find.withheld ?? [])]
  const closed = new Set(told.map(key => key.toLowerCase()))
  if (find.anyPrincipal !== true) for (const key of keysOfOthers(principal)) closed.add(key)
  return closed
}

function isUnknown(value: RequestValue): boolean {
  return typeof value === 'object' && 'unknown' in value
}

interface Branches {
  readonly settled: Request
  readonly judges: readonly Judge[]
  readonly keys: readonly string[]
  readonly asked: ReadonlyMap<string, KeyAsked>
  tries: number
  /** No branch was left without being looked at. */
  complete: boolean
}

interface KeyAsked {
  /** As the first to ask wrote it. */
  readonly written: string
  readonly conditions: CompiledCondition[]
  /** A variable stands for it somewhere. */
  asVariable: boolean
}

type Context = Readonly<Record<string, RequestValue>>

/** Settles the keys from `index` on. */
function descend(branches: Branches, index: number, context: Context): Request | undefined {
  const { settled, judges, keys, asked } = branches
  const open = keys.slice(index)
  if (branches.tries >= mostTries) {
    branches.complete = false
    return undefined
  }
  branches.tries += 1
  const unknowns = Object.fromEntries(open.map(key => [key, { unknown: true } as const]))
  const request = { ...settled, context: { ...unknowns, ...context } }
  let settledForAll = true
  for (const { policies, isWanted } of judges) {
    const { outcomes } = evaluate(request, policies)
    if (!outcomes.some(isWanted)) return undefined
    settledForAll &&= outcomes.every(isWanted)
  }
  // Whatever the open keys are: so the plainest request, without them, will do.
  if (settledForAll) {
    const witness = { ...settled, context }
    if (
      open.length === 0 ||
      judges.every(one => evaluate(witness, one.policies).outcomes.every(one.isWanted))
    )
      return witness
  }
  const [key] = open
  if (key === undefined) {
    // Something was not seen.
    branches.complete = false
    return undefined
  }
  for (const value of candidatesOf(key, branches, context)) {
    const name = asked.get(key)?.written ?? key
    const found = descend(branches, index + 1, value === undefined ? context : { ...context, [name]: value })
    if (found) return found
  }
  return undefined
}

function candidatesOf(key: string, branches: Branches, context: Context): readonly Candidate[] {
  const { settled, asked } = branches
  const { conditions, asVariable } = asked.get(key) as KeyAsked
  const several = holdsSeveralValues(key, conditions)
  const { values, complete } = candidatesFor(
    conditions,
    prepareRequest({ ...settled, context }, false),
    several,
  )
  if (!complete || asVariable) branches.complete = false
  return asVariable ? [...new Set([...values, ...partsOf(settled.resource)])] : values
}

/** What a variable in a resource could stand for. */
function partsOf(resource: string): readonly string[] {
  return resource
    .split(/[:/]/)
    .filter(part => part !== '')
    .toReversed()
}

/** Keys that say who asks: to give them other values would be to ask for somebody else. */
const principalKeys = [
  'aws:principalarn',
  'aws:principalaccount',
  'aws:principaltype',
  'aws:principalisawsservice',
  'aws:principalservicename',
  'aws:principalservicenameslist',
  'aws:username',
  'aws:resourceaccount',
]

/**
 * Of the resource for which a service asks: "only when the call to your resource is made directly by an AWS service
 * principal".
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-sourcearn
 */
const serviceKeys = ['aws:sourcearn', 'aws:sourceaccount', 'aws:sourceorgid', 'aws:sourceorgpaths']

/** Keys that requests of the principal do not have, or have with one value. */
function keysOfOthers(principal: string): readonly string[] {
  return readPrincipal(principal)?.kind === 'service' ? principalKeys : [...principalKeys, ...serviceKeys]
}

/** The keys that the policies ask about and that may have any value; those that variables stand for come first. */
function openKeys(
  request: Request,
  statements: readonly CompiledStatement[],
  closed: ReadonlySet<string>,
): ReadonlyMap<string, KeyAsked> {
  const absent = readAction(request.action)?.keySupport?.absent ?? []
  const asked = new Map<string, KeyAsked>()
  const keyAsked = (key: string, written: string): KeyAsked | undefined => {
    if (closed.has(key) || isListed(key, absent)) return undefined
    const entry = asked.get(key) ?? { written, conditions: [], asVariable: false }
    asked.set(key, entry)
    return entry
  }
  const addVariables = (template: Template = []) => {
    for (const part of template) {
      const entry = isVariable(part) ? keyAsked(part.key, part.key) : undefined
      if (entry) entry.asVariable = true
    }
  }
  for (const { resource, conditions } of statements) {
    for (const template of resource?.templates ?? []) addVariables(template)
    for (const { values } of conditions) for (const { template } of values) addVariables(template)
  }
  for (const { conditions } of statements) {
    for (const condition of conditions)
      keyAsked(condition.key, condition.keyWritten)?.conditions.push(condition)
  }
  return asked
}

function askingStatements(judges: readonly Judge[]): readonly CompiledStatement[] {
  const statements: CompiledStatement[] = []
  for (const { policies } of judges)
    for (const { asking } of policies.all) for (const one of asking) statements.push(one)
  return statements
}
