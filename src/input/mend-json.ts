// A text that is nearly JSON → the JSON that was meant, where nobody could mean anything else: comments, a comma after the
// last member, one comma that is missing. Everything stays where it stood. Loaded only when a text does not parse.

import { createScanner, stripComments } from 'jsonc-parser'
import { isJson } from '../base/json-value.ts'

/** `offset` is where the text stops being JSON. Undefined for what more is wrong with. */
export function mendedJson(text: string, offset: number): string | undefined {
  const plain = withoutLastCommas(withoutComments(text))
  return [plain, withComma(plain, offset)].find(one => one !== undefined && isJson(one))
}

function withoutComments(text: string): string {
  // No string of JSON goes over the end of a line.
  const lines = text.replace(/^([ \t]*)(#[^\r\n]*)/gm, (_, indent: string, comment: string) => {
    return indent + ' '.repeat(comment.length)
  })
  return stripComments(lines, ' ')
}

function withoutLastCommas(text: string): string {
  const scanner = createScanner(text, true)
  let mended = ''
  let taken = 0
  let comma: number | undefined
  for (scanner.scan(); scanner.getTokenOffset() < text.length; scanner.scan()) {
    const offset = scanner.getTokenOffset()
    const character = text.charAt(offset)
    if (comma !== undefined && (character === '}' || character === ']')) {
      mended += `${text.slice(taken, comma)} `
      taken = comma + 1
    }
    comma = character === ',' ? offset : undefined
  }
  return mended + text.slice(taken)
}

/** With a comma where one is missing, and room for it. */
function withComma(text: string, offset: number): string | undefined {
  const at = text.slice(0, offset).trimEnd().length
  return at < offset ? `${text.slice(0, at)},${text.slice(at + 1)}` : undefined
}
