// Policy documents compiled for evaluation: everything that depends on the policies alone is worked out here, once.

import { isArray, isObject, type JsonObject, type JsonValue, memberOf } from '../base/json-value.ts'
import { type CompiledStatement, compileStatement, type DocumentProblem } from './compile-statement.ts'
import type { PolicyPlace } from './decision.ts'
import { EvaluationInputError } from './input-error.ts'
import type { Policies, PolicyEntry, PolicyList, Slot, UnseenPolicy } from './policies.ts'

export interface CompiledPolicy {
  readonly place: PolicyPlace
  /** JSON pointer of the document among the policies given. */
  readonly pointer: string
  readonly statements: readonly CompiledStatement[]
  /** Statements that AWS would refuse to store; they are taken as not written. */
  readonly problems: readonly DocumentProblem[]
  /** Why it may say more, or other things. */
  readonly unseen: readonly string[]
}

/** All policies of a slot, or of one level of it. */
export interface CompiledSlot {
  readonly slot: Slot
  readonly level?: number
  readonly policies: readonly CompiledPolicy[]
  /** Why some of them could not be seen; empty when all were. */
  readonly unseen: readonly string[]
  /** The statements of all policies that name actions of one service only, by service. */
  readonly byService: ReadonlyMap<string, readonly CompiledStatement[]>
  /** All other statements. */
  readonly general: readonly CompiledStatement[]
  /** Those with conditions or variables, which ask about the context of a request. */
  readonly asking: readonly CompiledStatement[]
}

export interface CompiledPolicies {
  readonly identity: CompiledSlot
  readonly resource: CompiledSlot
  /** Undefined where there is none, and so nothing caps. */
  readonly boundary: CompiledSlot | undefined
  readonly session: CompiledSlot | undefined
  readonly scp: readonly CompiledSlot[]
  readonly rcp: readonly CompiledSlot[]
  /** In the order of the members of `Policies`. */
  readonly all: readonly CompiledSlot[]
}

/** What documents were compiled to, by the document, for callers that never change one. */
export interface KnownDocuments {
  get(document: JsonObject): CompiledDocument | undefined
  set(document: JsonObject, compiled: CompiledDocument): void
}

/**
 * Throws an `EvaluationInputError` when something given is no policy document. A document of an identity that is in
 * `known` is not compiled again.
 */
export function compilePolicies(policies: Policies, known?: KnownDocuments): CompiledPolicies {
  const compile: CompileDocument = (document, slot, pointer) =>
    known && slot === 'identity' && isObject(document)
      ? onceFor(document, known, () => compileDocument(document, slot, pointer))
      : compileDocument(document, slot, pointer)
  const identity = compileList('identity', undefined, policies.identity, '/identity', compile)
  const resource = compileList('resource', undefined, listOf(policies.resource), '/resource')
  const boundary = optional(compileList('boundary', undefined, policies.boundary, '/boundary'))
  const scp = compileLevels('scp', policies.scp)
  const rcp = compileLevels('rcp', policies.rcp)
  const session = optional(compileList('session', undefined, policies.session, '/session'))
  return withAll({ identity, resource, boundary, scp, rcp, session })
}

/** The same policies beside another one of the resource: of who asks nothing is compiled again. */
export function withResource(policies: CompiledPolicies, entry: PolicyEntry): CompiledPolicies {
  return withAll({ ...policies, resource: compileList('resource', undefined, [entry], '/resource') })
}

function withAll(slots: Omit<CompiledPolicies, 'all'>): CompiledPolicies {
  const { identity, resource, boundary, scp, rcp, session } = slots
  const all = [identity, resource]
  if (boundary) all.push(boundary)
  for (const level of scp) all.push(level)
  for (const level of rcp) all.push(level)
  if (session) all.push(session)
  return { identity, resource, boundary, scp, rcp, session, all }
}

function listOf(entry: PolicyEntry | undefined): PolicyList | undefined {
  return entry === undefined ? undefined : [entry]
}

/** A cap without policies does not cap; one that could not be read may. */
function optional(slot: CompiledSlot): CompiledSlot | undefined {
  return slot.policies.length === 0 && slot.unseen.length === 0 ? undefined : slot
}

function compileLevels(slot: 'scp' | 'rcp', levels: Policies['scp']): readonly CompiledSlot[] {
  if (levels === undefined) return []
  if (isUnseen(levels)) return [makeSlot(slot, 0, [], [levels.unseen])]
  if (!Array.isArray(levels)) throw new EvaluationInputError(`/${slot}`, 'a list of levels is expected')
  return levels.map((level, index) => compileList(slot, index, level, `/${slot}/${index}`))
}

function compileList(
  slot: Slot,
  level: number | undefined,
  list: PolicyList | undefined,
  pointer: string,
  compile: CompileDocument = compileDocument,
): CompiledSlot {
  if (list === undefined && level === undefined) return emptySlot(slot)
  const policies: CompiledPolicy[] = []
  const unseen: string[] = []
  if (isUnseen(list)) unseen.push(list.unseen)
  else if (list !== undefined && !Array.isArray(list)) {
    throw new EvaluationInputError(pointer, 'a list of policy documents is expected')
  } else {
    for (const [policy, entry] of (list ?? []).entries()) {
      if (isUnseen(entry)) {
        unseen.push(entry.unseen)
        continue
      }
      const at = slot === 'resource' ? pointer : `${pointer}/${policy}`
      const named = isObject(entry) && memberOf(entry, 'document') !== undefined
      const place = { slot, ...(level !== undefined && { level }), policy }
      const compiled = named
        ? placed(
            compile(entry['document'] as JsonValue, slot, `${at}/document`),
            { ...place, ...nameOf(entry) },
            `${at}/document`,
          )
        : placed(compile(entry as JsonValue, slot, at), place, at)
      policies.push(compiled)
      unseen.push(...compiled.unseen)
    }
  }
  return makeSlot(slot, level, policies, unseen)
}

// Most requests are judged by policies of one or two kinds.
const emptySlots = new Map<Slot, CompiledSlot>()

function emptySlot(slot: Slot): CompiledSlot {
  const known = emptySlots.get(slot)
  if (known) return known
  const empty = makeSlot(slot, undefined, [], [])
  emptySlots.set(slot, empty)
  return empty
}

/** A request is of one service, so most statements need not even be looked at. */
function makeSlot(
  slot: Slot,
  level: number | undefined,
  policies: readonly CompiledPolicy[],
  unseen: readonly string[],
): CompiledSlot {
  const byService = new Map<string, CompiledStatement[]>()
  const general: CompiledStatement[] = []
  const asking: CompiledStatement[] = []
  for (const policy of policies) {
    for (const statement of policy.statements) {
      if (statement.asks) asking.push(statement)
      const { services } = statement.action
      if (services === undefined) general.push(statement)
      else for (const service of services) addTo(byService, service, statement)
    }
  }
  return { slot, ...(level !== undefined && { level }), policies, unseen, byService, general, asking }
}

function addTo(
  byService: Map<string, CompiledStatement[]>,
  service: string,
  statement: CompiledStatement,
): void {
  const known = byService.get(service)
  if (known) known.push(statement)
  else byService.set(service, [statement])
}

function nameOf(entry: JsonObject): { readonly name?: string } {
  const name = memberOf(entry, 'name')
  return typeof name === 'string' ? { name } : {}
}

function isUnseen(value: unknown): value is UnseenPolicy {
  return isObject(value) && typeof memberOf(value, 'unseen') === 'string'
}

/** What a document says, wherever it is given. */
export interface CompiledDocument extends Pick<CompiledPolicy, 'statements' | 'problems'> {
  /** Pointers of what is not known. */
  readonly unknown: readonly string[]
}

type CompileDocument = (document: JsonValue, slot: Slot, pointer: string) => CompiledDocument

function compileDocument(document: JsonValue, slot: Slot, pointer: string): CompiledDocument {
  if (!isObject(document)) throw new EvaluationInputError(pointer, 'a policy document is an object')
  const value = memberOf(document, 'Statement')
  if (value === undefined) throw new EvaluationInputError(pointer, 'a policy document has a Statement')
  const grammar = {
    principals: slot === 'resource' || slot === 'rcp',
    // "Earlier versions of the policy language don't support policy variables"; without a version it is the earlier one.
    variables: memberOf(document, 'Version') === '2012-10-17',
  }
  const statements: CompiledStatement[] = []
  const problems: DocumentProblem[] = []
  const unknown: string[] = []
  for (const [index, raw] of (isArray(value) ? value : [value]).entries()) {
    const at = isArray(value) ? `/Statement/${index}` : '/Statement'
    const compiled = compileStatement(raw, index, at, grammar)
    if ('problem' in compiled && compiled.unknown) unknown.push(compiled.pointer)
    else if ('problem' in compiled) problems.push(compiled)
    else statements.push(compiled)
  }
  return { statements, problems, unknown }
}

function placed(
  { statements, problems, unknown }: CompiledDocument,
  place: PolicyPlace,
  pointer: string,
): CompiledPolicy {
  const { name = 'the policy' } = place
  const unseen = unknown.map(at => `what stands at ${at} of ${name} is not known`)
  return { place, pointer, statements, problems, unseen }
}

function onceFor(
  document: JsonObject,
  known: KnownDocuments,
  compile: () => CompiledDocument,
): CompiledDocument {
  const before = known.get(document)
  if (before) return before
  const compiled = compile()
  known.set(document, compiled)
  return compiled
}
