// Edits by JSON pointer → changes of JSON text, which leave every other character as it is. Loaded only when fixes are
// wanted.

import type { Node } from 'jsonc-parser'
import type { ReadDocument } from '../model/document.ts'
import type { Edit } from '../model/edit.ts'
import type { TextChange } from '../model/text-change.ts'
import { type DecodedSource, decodeEmbedded, isUrlEncodedJson } from './embedded-text.ts'
import { nodeAt, treeOf } from './json-locator.ts'
import { spacedJson } from './spaced-json.ts'

/** The change that makes one edit; undefined when it cannot be made. Policies written as strings are edited inside them. */
export function editJson(document: ReadDocument): (edit: Edit) => TextChange | undefined {
  const { text } = document
  const embedded = document.policies
    .filter(policy => policy.writtenAs && policy.pointer !== '')
    .map(({ pointer }) => pointer)
  const whole = isUrlEncodedJson(text) ? textInside(text, 0, document) : undefined
  const outer: EditableText = { text, tree: treeOf(text) }
  const inner = new Map<string, InnerText | undefined>()
  const insideOf = (pointer: string): InnerText | undefined => {
    if (!inner.has(pointer)) {
      const node = nodeAt(outer.tree, pointer)
      const token = node?.type === 'string' ? text.slice(node.offset, node.offset + node.length) : undefined
      inner.set(pointer, node && token !== undefined ? textInside(token, node.offset, document) : undefined)
    }
    return inner.get(pointer)
  }
  return edit => {
    if (whole) return whole.toOuter(changeOf(whole, edit))
    const outside = embedded.find(
      pointer => edit.pointer === pointer || edit.pointer.startsWith(`${pointer}/`),
    )
    if (outside === undefined) return changeOf(outer, edit)
    const found = insideOf(outside)
    return found?.toOuter(changeOf(found, { ...edit, pointer: edit.pointer.slice(outside.length) }))
  }
}

interface EditableText {
  readonly text: string
  readonly tree: Node | undefined
}

/** The text of a policy inside a string. */
interface InnerText extends EditableText {
  toOuter(change: TextChange | undefined): TextChange | undefined
}

function textInside(token: string, start: number, document: ReadDocument): InnerText {
  const decoded: DecodedSource = decodeEmbedded(token)
  const isString = token.startsWith('"')
  const isUrl = isUrlEncodedJson(isString ? decodeEmbedded(token, 'json-string').text : document.text)
  const encode = (text: string) => {
    const url = isUrl ? encodeURIComponent(text) : text
    return isString ? JSON.stringify(url).slice(1, -1) : url
  }
  return {
    text: decoded.text,
    tree: treeOf(decoded.text),
    toOuter(change) {
      if (!change) return undefined
      const from = decoded.sourceOffset(change.offset)
      const to = decoded.sourceOffset(change.offset + change.length)
      return { offset: start + from, length: to - from, text: encode(change.text) }
    },
  }
}

function changeOf({ text, tree }: EditableText, edit: Edit): TextChange | undefined {
  const node = nodeAt(tree, edit.pointer)
  if (!node) return undefined
  const isSpaced = text.includes('": ')
  const style = isSpaced ? spacedJson : JSON.stringify
  switch (edit.do) {
    case 'replace':
      return { offset: node.offset, length: node.length, text: style(edit.value) }
    case 'rename': {
      const key = node.parent?.type === 'property' ? node.parent.children?.[0] : undefined
      return key && { offset: key.offset, length: key.length, text: JSON.stringify(edit.name) }
    }
    case 'remove':
      return removal(node.parent?.type === 'property' ? node.parent : node)
    case 'add': {
      const name = `${JSON.stringify(edit.name)}:${isSpaced ? ' ' : ''}`
      return addition(text, node, name + style(edit.value), isSpaced)
    }
  }
}

/** With the comma and the white space that belong to it. */
function removal(node: Node): TextChange | undefined {
  const siblings = node.parent?.children
  if (!node.parent || !siblings) return undefined
  const at = siblings.indexOf(node)
  const [before, after] = [siblings[at - 1], siblings[at + 1]]
  if (after) return { offset: node.offset, length: after.offset - node.offset, text: '' }
  const start = before ? before.offset + before.length : node.parent.offset + 1
  const end = before ? node.offset + node.length : node.parent.offset + node.parent.length - 1
  return { offset: start, length: end - start, text: '' }
}

/** As the first member, spaced like the one that was first. */
function addition(text: string, object: Node, member: string, isSpaced: boolean): TextChange | undefined {
  if (object.type !== 'object') return undefined
  const first = object.children?.[0]
  if (!first) return { offset: object.offset + 1, length: object.length - 2, text: member }
  const gap = text.slice(object.offset + 1, first.offset)
  // On one line, members are set apart by what follows the commas, not by what follows the bracket.
  const between = /[\r\n]/.test(gap) ? gap : isSpaced ? ' ' : ''
  return { offset: first.offset, length: 0, text: `${member},${between}` }
}
