// Expressions → values, as far as the module tells; what it does not tell is an unknown value.
// https://developer.hashicorp.com/terraform/language/expressions

import { holdsUnknown } from '../../../base/unknown-text.ts'
import { call } from './functions.ts'
import {
  isOpen,
  type Located,
  type LocatedMember,
  Plain,
  referredFrom,
  type TextPiece,
  textAt,
  textOf,
  unknownAt,
} from './located.ts'
import { operate } from './operate.ts'
import type { Expression, ForExpression, Span, TemplatePart } from './syntax.ts'

/** What names mean in one place: those of loops, and the module's. */
export interface Scope {
  readonly names: ReadonlyMap<string, Located>
  /** Makes what is unknown here, and has a name, one value here. */
  readonly origin: string
  readonly module: Names
}

/** What the outermost names of a module mean. */
export interface Names {
  /** The value of `var.a`, `data.b.c.d`, …, with the steps that are left to go. */
  lookUp(path: Path, scope: Scope): { readonly value: Located; readonly rest: readonly Step[] }
  fault(at: Span, fault: string): void
}

/** A name and what follows it. */
export interface Path {
  readonly root: string
  readonly steps: readonly Step[]
  readonly span: Span
}

/** A member, or an index; undefined where it is not known. */
export type Step = string | number | undefined

// A loop over more than this has policies that nobody reads.
const mostItems = 10_000
const longestText = 10 * 1024 * 1024

export function evaluate(expression: Expression, scope: Scope): Located {
  const at = expression.span
  switch (expression.kind) {
    case 'literal':
      return { kind: 'scalar', value: expression.value, at }
    case 'template':
      return template(expression.parts, at, scope)
    case 'list':
      return { kind: 'list', items: expression.items.map(item => evaluate(item, scope)), at }
    case 'object':
      return object(expression, scope)
    case 'name':
    case 'member':
    case 'index':
      return reference(expression, scope)
    case 'call': {
      const given = givenTo(expression, scope)
      if (given === undefined) return unclear(expression.name, at)
      return call(expression.name, given, at, scope.module) ?? unclear(expression.name, at)
    }
    case 'choice':
      return choice(expression, scope)
    case 'operation': {
      const operands = expression.operands.map(operand => evaluate(operand, scope))
      return operate(expression.operator, operands, at) ?? unclear(expression.operator, at)
    }
    case 'for':
      return loop(expression, scope) ?? unclear('for', at)
    case 'unclear':
      return unclear('expression', at)
  }
}

/** A value like no other. */
export function unclear(name: string, at: Span): Located {
  return unknownAt(name, `#${at.file}:${at.offset}`, at)
}

function givenTo(
  expression: Extract<Expression, { kind: 'call' }>,
  scope: Scope,
): readonly Located[] | undefined {
  // What may fail on purpose is not worked out.
  if (expression.name === 'try' || expression.name === 'can') return undefined
  const given = expression.given.map(one => evaluate(one, scope))
  const last = given.at(-1)
  if (!expression.spreads || !last) return given
  return last.kind === 'list' ? [...given.slice(0, -1), ...last.items] : undefined
}

function template(parts: readonly TemplatePart[], at: Span, scope: Scope): Located {
  const [only] = parts
  if (only && parts.length === 1 && 'value' in only)
    return only.value ? referredFrom(evaluate(only.value, scope), at) : unclear('template', at)
  let text = ''
  const pieces: TextPiece[] = []
  for (const part of parts) {
    const { text: added, origin } =
      'text' in part ? { text: part.text } : inserted(part.value, part.span, scope)
    pieces.push({ from: text.length, length: added.length, span: part.span, ...(origin && { origin }) })
    text += added
    if (text.length > longestText) return unclear('template', at)
  }
  return { kind: 'scalar', value: text, at, pieces }
}

function inserted(expression: Expression | undefined, at: Span, scope: Scope) {
  const value = expression ? evaluate(expression, scope) : unclear('template', at)
  return { text: textOf(value) ?? textOf(unclear('template', at)) ?? '', origin: value.at }
}

function object({ members, span }: Extract<Expression, { kind: 'object' }>, scope: Scope): Located {
  const made = new Map<string, LocatedMember>()
  for (const { key, value } of members) {
    const name = key.kind === 'text' ? key.text : textOf(evaluate(key, scope))
    if (name === undefined) return unclear('object', span)
    made.set(name, { key: key.span, value: evaluate(value, scope) })
  }
  return { kind: 'object', members: made, at: span }
}

function reference(expression: Expression, scope: Scope): Located {
  const steps: Step[] = []
  let of = expression
  while (of.kind === 'member' || of.kind === 'index') {
    steps.unshift(of.kind === 'member' ? of.name : stepOf(of.index, scope))
    of = of.of
  }
  const span = expression.span
  if (of.kind !== 'name') return go(evaluate(of, scope), steps, { root: '', steps, span }, scope.origin)
  const path: Path = { root: of.name, steps, span }
  const bound = scope.names.get(of.name)
  if (bound) return referredFrom(go(bound, steps, path, scope.origin), span)
  const { value, rest } = scope.module.lookUp(path, scope)
  return referredFrom(go(value, rest, path, ''), span)
}

function stepOf(index: Expression, scope: Scope): Step {
  const value = evaluate(index, scope)
  if (value.kind !== 'scalar' || isOpen(value)) return undefined
  if (typeof value.value === 'number') return value.value
  return typeof value.value === 'string' && !holdsUnknown(value.value) ? value.value : undefined
}

function go(from: Located, steps: readonly Step[], path: Path, origin: string): Located {
  let value = from
  for (const step of steps) {
    const next =
      value.kind === 'list' && typeof step === 'number'
        ? itemOf(value.items, step)
        : value.kind === 'object' && step !== undefined
          ? value.members.get(String(step))?.value
          : undefined
    if (next === undefined) return unknownPath(path, from, origin)
    value = next
  }
  return value
}

/** An item that is not known may stand for several. */
function itemOf(items: readonly Located[], index: number): Located | undefined {
  return items.slice(0, index).some(isOpen) ? undefined : items[index]
}

/** A part of what is not known is the same value wherever it is asked for by the same path. */
function unknownPath(path: Path, from: Located, origin: string): Located {
  if (path.root === '' || path.steps.includes(undefined)) return unclear(nameOf(path) || 'index', path.span)
  const of = from.kind === 'scalar' ? String(from.value) : ''
  return unknownAt(nameOf(path), `${origin}${of}`, path.span)
}

/** As it is written. */
export function nameOf({ root, steps }: Path): string {
  return root + steps.map(step => (typeof step === 'string' ? `.${step}` : `[${step ?? '…'}]`)).join('')
}

function choice(expression: Extract<Expression, { kind: 'choice' }>, scope: Scope): Located {
  const condition = evaluate(expression.condition, scope)
  const answer = textOf(condition)
  if (answer === 'true' || answer === 'false')
    return referredFrom(evaluate(answer === 'true' ? expression.yes : expression.no, scope), expression.span)
  const [yes, no] = [evaluate(expression.yes, scope), evaluate(expression.no, scope)]
  const [one, other] = [yes, no].map(side => JSON.stringify(new Plain().of(side)))
  return one === other ? yes : unclear('condition', expression.span)
}

function loop(
  { names, of, key, value, groups, condition, span }: ForExpression,
  scope: Scope,
): Located | undefined {
  const [first, second] = names
  const rounds = roundsOf(evaluate(of, scope))
  if (rounds === undefined || first === undefined || groups) return undefined
  const items: Located[] = []
  const members = new Map<string, LocatedMember>()
  for (const [index, item] of rounds) {
    const bound =
      second === undefined ? [[first, item] as const] : [[first, index] as const, [second, item] as const]
    const inside = { ...scope, names: new Map([...scope.names, ...bound]) }
    const wanted = condition && textOf(evaluate(condition, inside))
    if (wanted === 'false') continue
    if (condition && wanted !== 'true') return undefined
    const made = evaluate(value, inside)
    const name = key && textOf(evaluate(key, inside))
    if (!key) items.push(made)
    else if (name === undefined || holdsUnknown(name)) return undefined
    else members.set(name, { key: key.span, value: made })
  }
  return key ? { kind: 'object', members, at: span } : { kind: 'list', items, at: span }
}

/** What a loop goes over: with the index or the key of each. Undefined where that is not known. */
export function roundsOf(value: Located): readonly (readonly [Located, Located])[] | undefined {
  if (value.kind === 'list' && value.items.length <= mostItems)
    return value.items.map((item, index) => [{ kind: 'scalar', value: index, at: item.at }, item])
  if (value.kind === 'object' && value.members.size <= mostItems)
    return [...value.members].map(([name, member]) => [textAt(name, member.key), member.value])
  return undefined
}
