// Operators. Undefined where the outcome is not known.
// https://developer.hashicorp.com/terraform/language/expressions/operators

import { holdsUnknown } from '../../../base/unknown-text.ts'
import { type Located, Plain } from './located.ts'
import type { Span } from './syntax.ts'

export function operate(operator: string, operands: readonly Located[], at: Span): Located | undefined {
  const [left, right] = operands
  if (!left) return undefined
  const value =
    right === undefined
      ? unary(operator, plainOf(left))
      : operator === '==' || operator === '!='
        ? compare(operator, left, right)
        : binary(operator, plainOf(left), plainOf(right))
  return value === undefined ? undefined : { kind: 'scalar', value, at }
}

type Plainest = string | number | boolean | null

function plainOf(value: Located): Plainest | undefined {
  if (value.kind !== 'scalar') return undefined
  return typeof value.value === 'string' && holdsUnknown(value.value) ? undefined : value.value
}

function unary(operator: string, of: Plainest | undefined): Plainest | undefined {
  if (of === undefined || of === null) return undefined
  if (operator === '!') return typeof of === 'boolean' ? !of : undefined
  return typeof of === 'number' ? -of : undefined
}

function compare(operator: '==' | '!=', left: Located, right: Located): boolean | undefined {
  const [one, other] = [left, right].map(side => JSON.stringify(new Plain().of(side)))
  if (one === undefined || other === undefined || holdsUnknown(one) || holdsUnknown(other)) return undefined
  return (one === other) === (operator === '==')
}

function binary(
  operator: string,
  left: Plainest | undefined,
  right: Plainest | undefined,
): Plainest | undefined {
  if (operator === '&&' || operator === '||') {
    // One side can be enough.
    const settles = operator === '||'
    if (left === settles || right === settles) return settles
    return typeof left === 'boolean' && typeof right === 'boolean' ? !settles : undefined
  }
  return typeof left === 'number' && typeof right === 'number' ? reckon(operator, left, right) : undefined
}

function reckon(operator: string, left: number, right: number): number | boolean | undefined {
  switch (operator) {
    case '+':
      return left + right
    case '-':
      return left - right
    case '*':
      return left * right
    case '/':
      return right === 0 ? undefined : left / right
    case '%':
      return right === 0 ? undefined : left % right
    case '<':
      return left < right
    case '<=':
      return left <= right
    case '>':
      return left > right
    case '>=':
      return left >= right
    default:
      return undefined
  }
}
