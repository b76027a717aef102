// A snapshot to show to strangers: account ids, names, hosts and external ids replaced, each by the same one everywhere,
// so that what depends on them still comes out the same. AWS's own ids, regions and addresses stay.

import type { JsonValue } from '../../base/json-value.ts'
import { isArray, isObject } from '../../base/json-value.ts'
import { MadeUpNames } from './made-up-names.ts'

/** Members whose value is a name that somebody gave. */
const names = new Set([
  'RoleName',
  'UserName',
  'GroupName',
  'PolicyName',
  'InstanceProfileName',
  'DBInstanceIdentifier',
  'DBClusterIdentifier',
  'DBClusterEndpointIdentifier',
  'GlobalClusterIdentifier',
  'BlueGreenDeploymentName',
  'DBProxyName',
  'DBProxyEndpointName',
  'DBSubnetGroupName',
  'DBSubnetGroup',
  'DBParameterGroupName',
  'DBClusterParameterGroup',
  'DBClusterParameterGroupName',
  'ParameterGroupName',
  'OptionGroupName',
  'DBName',
  'DatabaseName',
  'MasterUsername',
  'RdsResourceId',
  'TargetArn',
  'Name',
  'Path',
  'Sid',
  'sts:RoleSessionName',
])
/** Members whose value is free text, and matters to nobody but its author. */
const texts = new Set(['Description', 'DBSubnetGroupDescription', 'GroupDescription', 'message', 'why'])
/** Lists of names. */
const lists = new Set([
  'GroupList',
  'ReadReplicaDBInstanceIdentifiers',
  'ReadReplicaDBClusterIdentifiers',
  'ReadReplicaIdentifiers',
])

/** Has to be shown everything before it changes anything. */
export class Redaction {
  readonly #madeUp = new MadeUpNames()

  learn(value: JsonValue): void {
    learn(value, undefined, this.#madeUp)
  }

  of<T extends JsonValue>(value: T): T {
    return replace(value, undefined, this.#madeUp) as T
  }

  /** Entry by entry, as they are asked for. */
  allOf(entries: Iterable<JsonValue>): Iterable<JsonValue> {
    const of = this.of.bind(this)
    return {
      *[Symbol.iterator]() {
        for (const entry of entries) yield of(entry)
      },
    }
  }
}

/** External ids are learnt first: one may be a name, or hold an account id. */
function learn(value: JsonValue, member: string | undefined, madeUp: MadeUpNames): void {
  if (typeof value === 'string') {
    if (member?.toLowerCase() === 'sts:externalid') madeUp.learnExternalId(value)
  } else if (isArray(value)) for (const item of value) learn(item, member, madeUp)
  else if (isObject(value)) for (const [name, item] of Object.entries(value)) learn(item, name, madeUp)
}

function replace(value: JsonValue, member: string | undefined, madeUp: MadeUpNames): JsonValue {
  if (typeof value === 'string') return replaceText(value, member, madeUp)
  if (isArray(value)) return value.map(item => replace(item, member, madeUp))
  if (!isObject(value)) return value
  if (isTag(value))
    return { ...value, Key: madeUp.name(value['Key'] as string), Value: madeUp.tag(value['Value'] as string) }
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [replaceKey(name, madeUp), replace(item, name, madeUp)]),
  )
}

function isTag(value: Readonly<Record<string, JsonValue>>): boolean {
  return (
    Object.keys(value).length === 2 && typeof value['Key'] === 'string' && typeof value['Value'] === 'string'
  )
}

/** `aws:PrincipalTag/team` */
function replaceKey(name: string, madeUp: MadeUpNames): string {
  return name.replace(
    /^(\w+:(?:Principal|Request|Resource)Tag\/)(.+)$/i,
    (_, prefix: string, key: string) => prefix + madeUp.name(key),
  )
}

function replaceText(text: string, member: string | undefined, madeUp: MadeUpNames): string {
  const name = member ?? ''
  if (texts.has(name)) return madeUp.anywhere(text)
  if (/^\w+:(Principal|Request|Resource)Tag\//i.test(name)) return madeUp.tag(text)
  if (names.has(name) || lists.has(name))
    return text.startsWith('arn:') ? madeUp.anywhere(text) : madeUp.name(text)
  return madeUp.anywhere(text)
}
