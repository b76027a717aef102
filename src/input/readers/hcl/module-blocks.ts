// The blocks of a module that make something: what they are called, how many each makes, and where that is.

import { holdsUnknown } from '../../../base/unknown-text.ts'
import { isAccountId, parseArn } from '../../../model/arn.ts'
import { roundsOf } from './evaluate.ts'
import { type Located, textOf } from './located.ts'
import type { Block } from './syntax.ts'

/** A resource, or a data source. */
export interface ModuleBlock {
  readonly block: Block
  readonly isData: boolean
  readonly type: string
  readonly name: string
  /** As `data.aws_iam_policy_document.a`. */
  readonly address: string
  /** Where `for_each` or `count` may make several of it, and nobody knows how many. */
  readonly several?: 'for_each' | 'count'
  /** Of one of several that are known: what `each`, or `count`, is in it. */
  readonly own?: Located
}

/** Where what a provider makes is. */
export interface Home {
  readonly account: string
  readonly region: string
}

/** What data sources about the caller say. */
export function tells({ isData, type }: ModuleBlock, attribute: string, home: Home): string | undefined {
  if (!isData) return undefined
  if (type === 'aws_caller_identity' && (attribute === 'account_id' || attribute === 'id'))
    return home.account
  if (type === 'aws_region' && ['name', 'id', 'region'].includes(attribute)) return home.region
  if (type === 'aws_partition' && attribute === 'partition') return 'aws'
  return type === 'aws_partition' && attribute === 'dns_suffix' ? 'amazonaws.com' : undefined
}

// Of more nobody reads the policies, and a few lines can ask for a million.
export const mostOfOne = 200

/** With the key of each, and what the name of the loop means in it. */
export function roundsBy(
  several: 'for_each' | 'count',
  value: Located,
): readonly (readonly [key: string | number, own: Located])[] | undefined {
  const { at } = value
  const member = (one: Located) => ({ key: at, value: one })
  if (several === 'count') {
    const count = value.kind === 'scalar' ? value.value : undefined
    if (typeof count !== 'number' || !Number.isInteger(count) || count < 0 || count > mostOfOne)
      return undefined
    return Array.from({ length: count }, (_, index) => {
      const members = new Map([['index', member({ kind: 'scalar', value: index, at })]])
      return [index, { kind: 'object', members, at }] as const
    })
  }
  const rounds = roundsOf(value)?.map(([key, item]) => {
    const name = textOf(value.kind === 'list' ? item : key)
    const members = new Map([
      ['key', member(value.kind === 'list' ? item : key)],
      ['value', member(item)],
    ])
    return [name, { kind: 'object', members, at }] as const
  })
  const isKnown = rounds?.every(([name]) => name !== undefined && !holdsUnknown(name))
  return isKnown ? (rounds as readonly (readonly [string, Located])[]) : undefined
}

export function moduleBlock(block: Block): ModuleBlock | undefined {
  const [type, name] = block.labels
  if ((block.type !== 'resource' && block.type !== 'data') || type === undefined || name === undefined)
    return undefined
  const isData = block.type === 'data'
  const { attributes } = block.body
  const several = attributes.has('for_each') ? 'for_each' : attributes.has('count') ? 'count' : undefined
  return {
    block,
    isData,
    type,
    name,
    address: `${isData ? 'data.' : ''}${type}.${name}`,
    ...(several && { several }),
  }
}

/** One that may call a folder. */
export function callBlock(block: Block): ModuleBlock | undefined {
  const [name] = block.labels
  if (block.type !== 'module' || name === undefined) return undefined
  const { attributes } = block.body
  const several = attributes.has('for_each') ? 'for_each' : attributes.has('count') ? 'count' : undefined
  return {
    block,
    isData: false,
    type: 'module',
    name,
    address: `module.${name}`,
    ...(several && { several }),
  }
}

/** The account of the role that a provider assumes, or the only one that it allows. */
export function accountIn(provider: string): string | undefined {
  const assumed = /"role_arn":"(arn:[\w-]+:iam::\d{12}:role\/)/.exec(provider)?.[1]
  const account = assumed === undefined ? undefined : parseArn(assumed)?.account
  if (account !== undefined && isAccountId(account)) return account
  return /"allowed_account_ids":\["(\d{12})"\]/.exec(provider)?.[1]
}
