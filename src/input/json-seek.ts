// Finds values in JSON text by pointer without parsing all of it: members are listed only of the objects and lists on the
// way, each once. For text that is known to be JSON; a tree of a plan of fifty megabytes would take twenty times its size.

import { pointerTokens } from '../base/json-pointer.ts'

/** A value in the text, and its name where it is a member of an object. */
export interface SoughtNode {
  readonly offset: number
  readonly length: number
  readonly key?: { readonly offset: number; readonly length: number }
}

export interface JsonSeeker {
  /** The node of a pointer; `found` is false for the nearest node around a pointer that leads nowhere. */
  seek(pointer: string): { readonly node: SoughtNode; readonly found: boolean }
}

type Children = ReadonlyMap<string, SoughtNode>

const none: Children = new Map()

// Places are asked for policy by policy: of what is small only the last is asked for again, and a plan has a hundred
// thousand of it.
const mostKept = 500
const smallLength = 10_000

export function seekJson(text: string): JsonSeeker {
  const start = skipBlank(text, 0)
  const root: SoughtNode = { offset: start, length: text.trimEnd().length - start }
  const large = new Map<number, Children>()
  const small = new Map<number, Children>()
  const childrenOf = ({ offset, length }: SoughtNode): Children => {
    const before = large.get(offset) ?? small.get(offset)
    if (before) return before
    const opening = text[offset]
    const children =
      opening === '{' ? membersAt(text, offset) : opening === '[' ? itemsAt(text, offset) : none
    if (small.size >= mostKept) small.clear()
    const kept = length > smallLength ? large : small
    kept.set(offset, children)
    return children
  }
  return {
    seek(pointer) {
      let node = root
      for (const token of pointerTokens(pointer)) {
        const child = childrenOf(node).get(token)
        if (!child) return { node, found: false }
        node = child
      }
      return { node, found: true }
    },
  }
}

/** The last member of a name counts, as it does for every JSON parser. */
function membersAt(text: string, opening: number): Children {
  const members = new Map<string, SoughtNode>()
  let at = skipBlank(text, opening + 1)
  while (text[at] === '"') {
    const end = endOfString(text, at)
    const value = skipBlank(text, skipBlank(text, end) + 1)
    const next = endOfValue(text, value)
    const node = { offset: value, length: next - value, key: { offset: at, length: end - at } }
    members.set(JSON.parse(text.slice(at, end)) as string, node)
    at = skipBlank(text, next)
    if (text[at] !== ',') break
    at = skipBlank(text, at + 1)
  }
  return members
}

function itemsAt(text: string, opening: number): Children {
  const items = new Map<string, SoughtNode>()
  let at = skipBlank(text, opening + 1)
  while (at < text.length && text[at] !== ']') {
    const end = endOfValue(text, at)
    items.set(String(items.size), { offset: at, length: end - at })
    at = skipBlank(text, end)
    if (text[at] !== ',') break
    at = skipBlank(text, at + 1)
  }
  return items
}

function skipBlank(text: string, from: number): number {
  let at = from
  for (;;) {
    const code = text.charCodeAt(at)
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) return at
    at++
  }
}

/** Behind the closing quote. */
function endOfString(text: string, opening: number): number {
  for (let at = text.indexOf('"', opening + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let slashes = 0
    while (text.charCodeAt(at - 1 - slashes) === 0x5c) slashes++
    if (slashes % 2 === 0) return at + 1
  }
  return text.length
}

/** Behind the value that begins there; brackets are counted, so that nothing nests too deeply. */
function endOfValue(text: string, start: number): number {
  let depth = 0
  let at = start
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x22) at = endOfString(text, at) - 1
    else if (code === 0x7b || code === 0x5b) depth++
    else if (code === 0x7d || code === 0x5d) depth--
    else if (depth > 0) continue
    else return endOfWord(text, at)
    if (depth <= 0) return depth < 0 ? at : at + 1
  }
  return at
}

/** Behind a number, `true`, `false` or `null`. */
function endOfWord(text: string, start: number): number {
  let at = start
  while (at < text.length && !/[\s,\]}]/.test(text.charAt(at))) at++
  return at
}
