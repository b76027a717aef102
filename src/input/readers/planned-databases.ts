// Databases and proxies that a template makes → what AWS will say of them, in AWS's shape, as far as the template tells. What
// RDS takes where nothing is written is filled in; what is open is left out, or is an unknown value.

import { isArray, isObject, type JsonObject, type JsonValue, memberOf } from '../../base/json-value.ts'
import { isUnknown } from '../../base/unknown-text.ts'
import type { Sighting } from '../../model/described.ts'
import { type DatabaseWords, wordsOf } from './database-words.ts'

/** A resource of a template, as its language gives it. */
export interface TemplateDatabase {
  readonly type: string
  /** Of its properties. */
  readonly pointer: string
  readonly account: string
  readonly region: string
  readonly partition?: string
  /** What is written of a property; undefined where nothing is. */
  property(name: string): JsonValue | undefined
  /** What AWS will give it: known of what there is already, else an unknown value. */
  attribute(name: string): JsonValue | undefined
}

/** Undefined for a resource that is no database of RDS. `sources` takes where members stand that have another name there. */
export function plannedDatabase(made: TemplateDatabase, sources: Map<string, string>): Sighting | undefined {
  const words = wordsOf(made.type)
  if (!words) return undefined
  const { pointer, account, region } = made
  const value: Record<string, JsonValue> = { ...words.otherwise }
  const add = (to: Record<string, JsonValue>, member: string, from: JsonValue | undefined) => {
    if (from !== undefined && from !== null && from !== '') to[member] = asMeant(from)
  }
  for (const [member, property] of Object.entries(words.properties)) {
    const written = made.property(property)
    // A text that is not known is no answer to yes or no.
    if (written !== undefined && written !== null && !isAnswer(written, words.otherwise[member]))
      delete value[member]
    else add(value, member, written)
    if (property !== member) sources.set(`${pointer}/${member}`, `${pointer}/${property}`)
  }
  for (const [member, attribute] of Object.entries(words.attributes))
    add(value, member, made.attribute(attribute))
  withCredentials(value, words, pointer, sources)
  // A cluster has the say for its members.
  if (value['DBClusterIdentifier'] !== undefined && words.list === 'DBInstances')
    delete value['IAMDatabaseAuthenticationEnabled']
  return {
    list: words.list,
    account,
    region,
    pointer,
    value: { ...value, ...shapedAsReply(value, words, made) },
    planned: words.language,
  }
}

function isAnswer(written: JsonValue, otherwise: JsonValue | undefined): boolean {
  return typeof otherwise !== 'boolean' || typeof asMeant(written) === 'boolean'
}

/** Templates may write yes and no as texts. */
function asMeant(value: JsonValue): JsonValue {
  return value === 'true' ? true : value === 'false' ? false : value
}

/** What has another form in a reply: addresses, and the ARN, which is made of what is known. */
function shapedAsReply(value: JsonObject, words: DatabaseWords, made: TemplateDatabase): JsonObject {
  const { list, arn } = words
  const port = Number(memberOf(value, 'Port'))
  const ports: JsonObject = Number.isInteger(port) ? { Port: port } : {}
  const written = memberOf(value, arn.member)
  const { partition = 'aws', region, account } = made
  // Where all of the ARN is open, what is told of its parts is not.
  const id = list === 'DBProxies' ? written : memberOf(value, arn.name)
  const isTold = typeof written === 'string' && !isUnknown(written)
  const whole = isTold ? written : `arn:${partition}:rds:${region}:${account}:${arn.word}:${String(id)}`
  const address = memberOf(value, 'Endpoint')
  const isInstance = list === 'DBInstances'
  return {
    [arn.member]: whole,
    ...(isInstance ? typeof address === 'string' && { Endpoint: { Address: address, ...ports } } : ports),
  }
}

/** The entries of a proxy's `Auth`, under the names that the reply has. */
function withCredentials(
  value: Record<string, JsonValue>,
  { credentials }: DatabaseWords,
  pointer: string,
  sources: Map<string, string>,
): void {
  const list = value['Auth']
  if (!credentials || list === undefined) return
  if (!isArray(list)) {
    delete value['Auth']
    return
  }
  value['Auth'] = list.filter(isObject).map((entry, index) => {
    const named = Object.entries(credentials).flatMap(([member, property]) => {
      sources.set(
        `${pointer}/Auth/${index}/${member}`,
        `${sources.get(`${pointer}/Auth`) ?? `${pointer}/Auth`}/${index}/${property}`,
      )
      const written = memberOf(entry, property)
      return written === undefined || written === null ? [] : [[member, written] as const]
    })
    return Object.fromEntries(named)
  })
}

/** What two readings of one template agree on; the rest depends on what the template is given. */
export function agreed(one: Sighting, other: Sighting): Sighting {
  const same = Object.entries(one.value).filter(
    ([name, member]) => JSON.stringify(member) === JSON.stringify(memberOf(other.value, name)),
  )
  return { ...one, value: Object.fromEntries(same) }
}
