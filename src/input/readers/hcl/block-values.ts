// A block → the object of its attributes and inner blocks, as plans have it: inner blocks of one kind are a list.

import { evaluate, roundsOf, type Scope, unclear } from './evaluate.ts'
import type { Located, LocatedMember } from './located.ts'
import type { Block, Body, Span } from './syntax.ts'

export function valueOfBlock(block: Block, scope: Scope): Extract<Located, { kind: 'object' }> {
  return valueOfBody(block.body, block.head, scope)
}

function valueOfBody(body: Body, at: Span, scope: Scope): Extract<Located, { kind: 'object' }> {
  const members = new Map<string, LocatedMember>()
  for (const [name, attribute] of body.attributes) {
    const value = evaluate(attribute.value, scope)
    // Null is as if the attribute were not there.
    if (value.kind === 'scalar' && value.value === null) continue
    members.set(name, { key: attribute.name, value })
  }
  const lists = new Map<string, { key: Span; items: Located[] }>()
  for (const block of body.blocks) {
    const type = block.type === 'dynamic' ? (block.labels[0] ?? '') : block.type
    const list = lists.get(type) ?? { key: block.head, items: [] }
    lists.set(type, list)
    list.items.push(
      ...(block.type === 'dynamic' ? dynamicBlocks(block, type, scope) : [valueOfBlock(block, scope)]),
    )
  }
  for (const [type, { key, items }] of lists)
    members.set(type, { key, value: { kind: 'list', items, at: key } })
  return { kind: 'object', members, at }
}

/** As many blocks as what they are made for has items; where that is not known, one that stands for any number of any. */
function dynamicBlocks(block: Block, type: string, scope: Scope): readonly Located[] {
  const { attributes, blocks } = block.body
  const over = attributes.get('for_each')
  const content = blocks.find(one => one.type === 'content')
  const rounds = over && roundsOf(evaluate(over.value, scope))
  if (!rounds || !content) return [unclear(type, block.head)]
  const named = attributes.get('iterator')?.value
  const iterator = named?.kind === 'name' ? named.name : type
  return rounds.map(([key, value]) => {
    const members = new Map([
      ['key', { key: block.head, value: key }],
      ['value', { key: block.head, value }],
    ])
    const names = new Map([...scope.names, [iterator, { kind: 'object', members, at: block.head } as const]])
    return valueOfBody(content.body, content.head, { ...scope, names })
  })
}
