// Terraform's functions, as far as policies need them; the others are known by name, and what they give is not known.
// https://developer.hashicorp.com/terraform/language/functions

import { closest } from '../../../base/closest.ts'
import { holdsUnknown } from '../../../base/unknown-text.ts'
import type { Names } from './evaluate.ts'
import { isOpen, type Located, type LocatedMember, Plain, referredFrom, textAt, textOf } from './located.ts'
import type { Span } from './syntax.ts'

/** What a function gives; undefined where that is not known. */
export function call(name: string, given: readonly Located[], at: Span, module: Names): Located | undefined {
  const own = name.replace(/^core::/, '')
  const work = worked.get(own)
  if (work) return work(given, at)
  // Functions of providers have colons.
  if (!others.has(own) && !own.includes(':')) {
    const near = closest(own, [...worked.keys(), ...others], 2)
    // One that is like no other may be of a version that is newer than this list, or of OpenTofu.
    if (near !== undefined) module.fault(at, `Terraform has no function ${own}; ${near} is one`)
  }
  return undefined
}

type Work = (given: readonly Located[], at: Span) => Located | undefined

// What would be longer is not worked out: a few lines can double themselves for ever.
const mostItems = 100_000

const worked: ReadonlyMap<string, Work> = new Map<string, Work>([
  ['jsonencode', ([value], at) => value && { kind: 'encoded', value, at }],
  ['jsondecode', ([text]) => (text?.kind === 'encoded' ? text.value : undefined)],
  ['concat', (given, at) => listOf(given, at)],
  ['flatten', ([list], at) => (list?.kind === 'list' ? { kind: 'list', items: flat(list), at } : undefined)],
  ['compact', ([list], at) => kept(list, at, text => text !== '')],
  ['distinct', ([list], at) => distinct(list, at)],
  ['toset', ([list], at) => distinct(list, at)],
  ['setunion', (given, at) => distinct(listOf(given, at), at)],
  ['tolist', ([list]) => list],
  ['tomap', ([map]) => map],
  ['tostring', ([value], at) => text(value, at, one => one)],
  ['tonumber', ([value]) => value],
  ['tobool', ([value]) => value],
  ['sensitive', ([value]) => value],
  ['nonsensitive', ([value]) => value],
  ['merge', (given, at) => merge(given, at)],
  ['join', ([separator, ...lists], at) => join(separator, lists, at)],
  ['format', ([template, ...values], at) => format(template, values, at)],
  ['lower', ([value], at) => known(value, at, one => one.toLowerCase())],
  ['upper', ([value], at) => known(value, at, one => one.toUpperCase())],
  ['trimspace', ([value], at) => known(value, at, one => one.trim())],
  ['split', ([separator, value], at) => split(separator, value, at)],
  ['replace', (given, at) => replace(given, at)],
  ['coalesce', (given, at) => firstOf(given, at)],
  ['one', ([list]) => (list?.kind === 'list' && list.items.length === 1 ? list.items[0] : undefined)],
  ['keys', ([map], at) => members(map, at, (name, { key }) => textAt(name, key))],
  ['values', ([map], at) => members(map, at, (_, { value }) => value)],
  ['lookup', ([map, key, fallback], at) => lookUp(map, key, fallback, at)],
  ['element', ([list, index]) => element(list, index)],
  ['length', ([list], at) => length(list, at)],
])

/** Functions that read files, reckon with time, addresses or secrets, or hardly occur in policies. */
const others = new Set(
  `abs abspath alltrue anytrue base64decode base64encode base64gzip base64sha256 base64sha512 basename bcrypt can ceil
  chomp chunklist cidrhost cidrnetmask cidrsubnet cidrsubnets coalescelist contains convert csvdecode defaults dirname endswith
  ephemeralasnull file filebase64 filebase64sha256 filebase64sha512 fileexists filemd5 fileset filesha1 filesha256
  filesha512 floor formatdate formatlist indent index issensitive list log map matchkeys max md5 min parseint pathexpand
  plantimestamp pow provider range regex regexall reverse rsadecrypt setintersection setproduct setsubtract sha1 sha256
  sha512 signum slice sort startswith strcontains strrev substr sum templatefile templatestring terraform textdecodebase64
  textencodebase64 timeadd timecmp timestamp title transpose trim trimprefix trimsuffix try type urlencode urldecode uuid
  uuidv5 yamldecode yamlencode zipmap`.split(/\s+/),
)

/** Lists as one. A list that is not known is one unknown item, which stands for any. */
function listOf(lists: readonly Located[], at: Span): Located | undefined {
  const items = lists.flatMap(list => (list.kind === 'list' ? list.items : isOpen(list) ? [list] : []))
  return items.length > mostItems ? undefined : { kind: 'list', items, at }
}

function flat(value: Located): readonly Located[] {
  return value.kind === 'list' ? value.items.flatMap(flat) : [value]
}

function kept(
  list: Located | undefined,
  at: Span,
  isKept: (text: string | undefined) => boolean,
): Located | undefined {
  if (list?.kind !== 'list') return undefined
  return { kind: 'list', items: list.items.filter(item => isKept(textOf(item) ?? '')), at }
}

function distinct(list: Located | undefined, at: Span): Located | undefined {
  if (list?.kind !== 'list') return undefined
  const plain = new Plain()
  const items = new Map(list.items.map(item => [JSON.stringify(plain.of(item)), item] as const))
  return { kind: 'list', items: [...items.values()], at }
}

function merge(given: readonly Located[], at: Span): Located | undefined {
  const made = new Map<string, LocatedMember>()
  for (const one of given) {
    if (one.kind === 'scalar' && one.value === null) continue
    if (one.kind !== 'object') return undefined
    for (const [name, member] of one.members) made.set(name, member)
    if (made.size > mostItems) return undefined
  }
  return { kind: 'object', members: made, at }
}

function text(value: Located | undefined, at: Span, change: (text: string) => string): Located | undefined {
  const written = value && textOf(value)
  return value === undefined || written === undefined
    ? undefined
    : referredFrom(textAt(change(written), value.at), at)
}

/** Of a text of which all is known. */
function known(value: Located | undefined, at: Span, change: (text: string) => string): Located | undefined {
  const written = value && textOf(value)
  return written === undefined || holdsUnknown(written) ? undefined : textAt(change(written), at)
}

function join(separator: Located | undefined, lists: readonly Located[], at: Span): Located | undefined {
  const by = separator && textOf(separator)
  const items = lists.flatMap(list => (list.kind === 'list' ? list.items : [list]))
  const texts = items.map(item => textOf(item))
  // An unknown list may be of any length.
  if (by === undefined || lists.some(list => list.kind !== 'list') || texts.includes(undefined))
    return undefined
  return textAt(texts.join(by), at)
}

function format(template: Located | undefined, values: readonly Located[], at: Span): Located | undefined {
  const form = template && textOf(template)
  if (form === undefined || holdsUnknown(form) || /%(?![sdv])/.test(form.replaceAll('%%', '')))
    return undefined
  const texts = values.map(value => textOf(value))
  if (texts.includes(undefined)) return undefined
  let index = 0
  return textAt(
    form.replace(/%[sdv%]/g, verb => (verb === '%%' ? '%' : (texts[index++] ?? ''))),
    at,
  )
}

function split(separator: Located | undefined, value: Located | undefined, at: Span): Located | undefined {
  const [by, written] = [separator && textOf(separator), value && textOf(value)]
  if (by === undefined || written === undefined || holdsUnknown(by + written)) return undefined
  return { kind: 'list', items: written.split(by).map(part => textAt(part, at)), at }
}

/** A substring that begins and ends with a slash is a regular expression of another kind. */
function replace(given: readonly Located[], at: Span): Located | undefined {
  const [value, what, by] = given.map(one => textOf(one))
  if (value === undefined || what === undefined || by === undefined) return undefined
  return /^\/.*\/$/s.test(what) || holdsUnknown(value + what)
    ? undefined
    : textAt(
        value.replaceAll(what, () => by),
        at,
      )
}

function firstOf(given: readonly Located[], at: Span): Located | undefined {
  const first = given.find(one => one.kind !== 'scalar' || (one.value !== null && one.value !== ''))
  return first === undefined || isOpen(first) ? undefined : referredFrom(first, at)
}

function members(
  map: Located | undefined,
  at: Span,
  take: (name: string, member: LocatedMember) => Located,
): Located | undefined {
  if (map?.kind !== 'object') return undefined
  const sorted = [...map.members].sort(([a], [b]) => (a < b ? -1 : 1))
  return { kind: 'list', items: sorted.map(([name, member]) => take(name, member)), at }
}

function lookUp(
  map: Located | undefined,
  key: Located | undefined,
  fallback: Located | undefined,
  at: Span,
): Located | undefined {
  const name = key && textOf(key)
  if (map?.kind !== 'object' || name === undefined || holdsUnknown(name)) return undefined
  const found = map.members.get(name)?.value ?? fallback
  return found && referredFrom(found, at)
}

function element(list: Located | undefined, index: Located | undefined): Located | undefined {
  const at = Number((index && textOf(index)) ?? Number.NaN)
  if (list?.kind !== 'list' || list.items.length === 0 || !Number.isInteger(at) || at < 0) return undefined
  // What is unknown in a list may be several items.
  return list.items.some(isOpen) ? undefined : list.items[at % list.items.length]
}

function length(list: Located | undefined, at: Span): Located | undefined {
  if (list?.kind === 'object') return { kind: 'scalar', value: list.members.size, at }
  if (list?.kind !== 'list' || list.items.some(isOpen)) return undefined
  return { kind: 'scalar', value: list.items.length, at }
}
