// One evaluation as JSON: a request and the policies around it, checked member by member.

import { closest } from '../base/closest.ts'
import { childPointer } from '../base/json-pointer.ts'
import { isArray, isObject, type JsonObject, type JsonValue, memberOf } from '../base/json-value.ts'
import { type CompiledPolicies, compilePolicies } from './compile.ts'
import { EvaluationInputError } from './input-error.ts'
import { type Policies, slots } from './policies.ts'
import { prepareRequest } from './prepare-request.ts'
import type { Request } from './request.ts'

export interface Evaluation {
  readonly request: Request
  readonly policies: CompiledPolicies
}

const texts = ['principal', 'action', 'resource'] as const
const requestMembers = [...texts, 'resourceAccount', 'context']

/**
 * Reads `{ request, policies }`. Stricter than the evaluator: a member that has no meaning, and a statement that AWS would
 * refuse, are mistakes.
 *
 * @throws EvaluationInputError with the JSON pointer of what is wrong.
 */
export function readEvaluation(value: JsonValue): Evaluation {
  const evaluation = objectAt(value, '')
  refuseOthers(evaluation, '', ['request', 'policies'])
  const request = readRequest(memberOf(evaluation, 'request'), '/request')
  const policies = objectAt(memberOf(evaluation, 'policies') ?? {}, '/policies')
  refuseOthers(policies, '/policies', slots)
  return { request, policies: compileStrictly(policies as Policies) }
}

function readRequest(value: JsonValue | undefined, pointer: string): Request {
  const request = objectAt(value, pointer)
  refuseOthers(request, pointer, requestMembers)
  for (const name of texts) {
    if (typeof memberOf(request, name) !== 'string') {
      throw new EvaluationInputError(childPointer(pointer, name), 'a string is expected')
    }
  }
  const account = memberOf(request, 'resourceAccount')
  if (account !== undefined && typeof account !== 'string') {
    throw new EvaluationInputError(`${pointer}/resourceAccount`, 'an account id is a string of twelve digits')
  }
  const context = objectAt(memberOf(request, 'context') ?? {}, `${pointer}/context`)
  for (const [key, item] of Object.entries(context)) checkValue(item, childPointer(`${pointer}/context`, key))
  const read = request as unknown as Request
  // Whether it is a request at all is for the evaluator to say.
  below(pointer, () => prepareRequest(read, false))
  return read
}

function checkValue(value: JsonValue, pointer: string): void {
  if (isScalar(value) || (isArray(value) && value.every(isScalar))) return
  if (isObject(value) && memberOf(value, 'unknown') === true) return
  throw new EvaluationInputError(
    pointer,
    'a string, a number, a boolean, a list of them, or {"unknown": true} is expected',
  )
}

function isScalar(value: JsonValue): boolean {
  return value !== null && typeof value !== 'object'
}

/** What `read` finds wrong, told by its place in the whole input. */
function below<T>(pointer: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof EvaluationInputError)) throw error
    throw new EvaluationInputError(`${pointer}${error.pointer}`, error.message)
  }
}

function compileStrictly(policies: Policies): CompiledPolicies {
  const compiled = below('/policies', () => compilePolicies(policies))
  for (const policy of compiled.all.flatMap(slot => slot.policies)) {
    for (const { pointer, problem } of policy.problems) {
      throw new EvaluationInputError(`/policies${policy.pointer}${pointer}`, problem)
    }
  }
  return compiled
}

function objectAt(value: JsonValue | undefined, pointer: string): JsonObject {
  if (isObject(value)) return value
  throw new EvaluationInputError(pointer, 'an object is expected')
}

function refuseOthers(object: JsonObject, pointer: string, known: readonly string[]): void {
  for (const name of Object.keys(object)) {
    if (known.includes(name)) continue
    const near = closest(name, known)
    const hint = near === undefined ? `there are ${known.join(', ')}` : `did you mean "${near}"?`
    throw new EvaluationInputError(childPointer(pointer, name), `there is no member "${name}" (${hint})`)
  }
}
