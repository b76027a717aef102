// The JSON types that the policy language gives its elements, and where a policy has others.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html

import { childPointer } from '../base/json-pointer.ts'
import {
  isArray,
  isObject,
  type JsonObject,
  type JsonType,
  type JsonValue,
  jsonTypeOf,
  memberOf,
} from '../base/json-value.ts'
import { isUnknown } from '../base/unknown-text.ts'
import type { Statement } from './policy.ts'

/**
 * `strings`: one or a list; `statements`: an object or a list of them; `principals`: `"*"` or an object by kind;
 * `operators` and `keys`: the two levels of a condition; `values`: what a condition key is compared with.
 */
export type WantedType =
  | 'string'
  | 'strings'
  | 'statement'
  | 'statements'
  | 'principals'
  | 'operators'
  | 'keys'
  | 'value'
  | 'values'

/** One value of a type that its element cannot have. */
export interface WrongType {
  readonly pointer: string
  /** The name of the element, principal kind, operator or condition key that holds it. */
  readonly holder: string
  /** True for one of several values of the holder. */
  readonly isItem: boolean
  readonly is: JsonType
  readonly wanted: WantedType
}

type Report = (
  pointer: string,
  holder: string,
  value: JsonValue,
  wanted: WantedType,
  isItem?: boolean,
) => void

/** The wrong types beside and in `Statement`, but not inside statements. */
export function wrongTypesOfPolicy(root: JsonObject, pointer: string): readonly WrongType[] {
  return collect(report => {
    mustBeString(memberOf(root, 'Version'), `${pointer}/Version`, 'Version', report)
    mustBeString(memberOf(root, 'Id'), `${pointer}/Id`, 'Id', report)
    const statements = memberOf(root, 'Statement')
    const at = `${pointer}/Statement`
    if (isArray(statements)) {
      statements.forEach((item, index) => {
        if (!isObject(item)) report(childPointer(at, index), 'Statement', item, 'statement', true)
      })
    } else if (statements !== undefined && !isObject(statements)) {
      report(at, 'Statement', statements, 'statements')
    }
  })
}

/** The wrong types in one statement. */
export function wrongTypesOfStatement({ raw, pointer }: Statement): readonly WrongType[] {
  return collect(report => {
    for (const name of Object.keys(raw)) {
      checkElement(name, raw[name] as JsonValue, `${pointer}/${name}`, report)
    }
  })
}

const none: readonly never[] = []

function collect(check: (report: Report) => void): readonly WrongType[] {
  let found: WrongType[] | undefined
  check((pointer, holder, value, wanted, isItem = false) => {
    // What is not known may have any type.
    if (typeof value === 'string' && isUnknown(value)) return
    found ??= []
    found.push({ pointer, holder, isItem, is: jsonTypeOf(value), wanted })
  })
  return found ?? none
}

function checkElement(name: string, value: JsonValue, pointer: string, report: Report): void {
  switch (name) {
    case 'Sid':
    case 'Effect':
      mustBeString(value, pointer, name, report)
      break
    case 'Action':
    case 'NotAction':
    case 'Resource':
    case 'NotResource':
      mustBeStrings(value, pointer, name, report)
      break
    case 'Principal':
    case 'NotPrincipal':
      checkPrincipal(value, pointer, name, report)
      break
    case 'Condition':
      checkCondition(value, pointer, report)
      break
  }
}

function mustBeString(value: JsonValue | undefined, pointer: string, name: string, report: Report): void {
  if (value !== undefined && typeof value !== 'string') report(pointer, name, value, 'string')
}

function mustBeStrings(value: JsonValue, pointer: string, name: string, report: Report): void {
  if (typeof value === 'string') return
  if (!isArray(value)) {
    report(pointer, name, value, 'strings')
    return
  }
  for (let i = 0; i < value.length; i++) {
    const item = value[i] as JsonValue
    if (typeof item !== 'string') report(childPointer(pointer, i), name, item, 'string', true)
  }
}

function checkPrincipal(value: JsonValue, pointer: string, name: string, report: Report): void {
  if (typeof value === 'string') return
  if (!isObject(value)) {
    report(pointer, name, value, 'principals')
    return
  }
  for (const kind of Object.keys(value)) {
    mustBeStrings(value[kind] as JsonValue, childPointer(pointer, kind), kind, report)
  }
}

function checkCondition(condition: JsonValue, pointer: string, report: Report): void {
  if (!isObject(condition)) {
    report(pointer, 'Condition', condition, 'operators')
    return
  }
  for (const operator of Object.keys(condition)) {
    const block = condition[operator] as JsonValue
    const at = childPointer(pointer, operator)
    if (isObject(block)) {
      for (const key of Object.keys(block))
        checkValues(block[key] as JsonValue, childPointer(at, key), key, report)
    } else {
      report(at, operator, block, 'keys')
    }
  }
}

function checkValues(value: JsonValue, pointer: string, key: string, report: Report): void {
  if (isScalar(value)) return
  if (!isArray(value)) {
    report(pointer, key, value, 'values')
    return
  }
  value.forEach((item, index) => {
    if (!isScalar(item)) report(childPointer(pointer, index), key, item, 'value', true)
  })
}

/** Numbers and booleans are legal in conditions, and read as if they were written as strings. */
function isScalar(value: JsonValue): boolean {
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
}
