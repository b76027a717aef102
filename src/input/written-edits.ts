// Edits of policies as they were read → edits of what is written. A template puts policies together from pieces: an edit can
// be made where the piece that it changes stands as it is.

import { childPointer, pointerTokens } from '../base/json-pointer.ts'
import { isArray, isObject, type JsonValue, memberOf } from '../base/json-value.ts'
import { type ReadDocument, writtenPointer } from '../model/document.ts'
import type { Edit } from '../model/edit.ts'

/** Undefined where one of them cannot be made. */
export function writtenEdits(document: ReadDocument, edits: readonly Edit[]): readonly Edit[] | undefined {
  if (document.sources === undefined) return edits
  const written = edits.map(edit => writtenEdit(document, edit))
  return written.every(edit => edit !== undefined) ? written : undefined
}

function writtenEdit(document: ReadDocument, edit: Edit): Edit | undefined {
  const policy = document.policies.find(
    ({ pointer }) => edit.pointer === pointer || edit.pointer.startsWith(`${pointer}/`),
  )
  // A text inside of a text has no place of its own in a template.
  if (policy?.writtenAs) return undefined
  const pointer = writtenPointer(document, edit.pointer)
  // Inside of a function `${…}` is its own.
  if ('value' in edit && pointer.includes('/Fn::') && JSON.stringify(edit.value).includes('${'))
    return undefined
  const there = valueAt(document.value, pointer)
  const read = policy ? valueAt(policy.root, edit.pointer.slice(policy.pointer.length)) : there
  const isAsWritten = there !== undefined && JSON.stringify(there) === JSON.stringify(read)
  const isMade = edit.do === 'add' ? isPlainObject(there) : isAsWritten && isInPlace(document, edit, pointer)
  return isMade ? { ...edit, pointer } : undefined
}

/** What goes away or gets another name has to be a member of what is written around it. */
function isInPlace(document: ReadDocument, edit: Edit, pointer: string): boolean {
  if (edit.do === 'replace') return true
  const cut = edit.pointer.lastIndexOf('/')
  const around = writtenPointer(document, edit.pointer.slice(0, cut))
  const last = pointerTokens(pointer).at(-1)
  return last !== undefined && childPointer(around, last) === pointer
}

/** No function that stands for an object. */
function isPlainObject(value: JsonValue | undefined): boolean {
  return isObject(value) && !Object.keys(value).some(name => name === 'Ref' || name.startsWith('Fn::'))
}

function valueAt(root: JsonValue, pointer: string): JsonValue | undefined {
  let value: JsonValue | undefined = root
  for (const token of pointerTokens(pointer)) {
    if (isArray(value)) value = value[Number(token)]
    else if (isObject(value)) value = memberOf(value, token)
    else return undefined
  }
  return value
}
