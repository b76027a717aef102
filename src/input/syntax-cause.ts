// A text that is not JSON: where it stops being JSON, what is wrong there, and the mistake behind it in words.
// Loaded only when a document does not parse.

import { type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser'
import { isJson } from '../base/json-value.ts'
import type { SyntaxProblem } from '../model/document.ts'

const strict = { disallowComments: true, allowTrailingComma: false, allowEmptyContent: false }

/** Explains the first fault of a text that `JSON.parse` refused; `refusal` is its message. */
export function explainSyntax(text: string, refusal: string): SyntaxProblem {
  if (text.trim() === '')
    return { at: span(0, 0), fault: 'the file is empty', cause: 'a policy document is a JSON object' }
  const error = firstError(text)
  if (!error) return { at: span(positionIn(refusal), 1), fault: visibleRefusal(refusal) }
  return (
    comment(text, error) ??
    curlyQuotes(text, error) ??
    textAround(text, error) ??
    template(text, error) ??
    trailingComma(text, error) ??
    missingComma(text, error) ??
    singleQuotes(text, error) ??
    brokenString(text, error) ??
    cutOff(text, error) ??
    bareWord(text, error) ?? { at: span(error.offset, Math.max(1, error.length)), fault: plainFault(error) }
  )
}

function firstError(text: string): ParseError | undefined {
  const errors: ParseError[] = []
  try {
    parseTree(text, errors, strict)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
  return errors.reduce<ParseError | undefined>(
    (first, error) => (first === undefined || error.offset < first.offset ? error : first),
    undefined,
  )
}

const span = (offset: number, length: number) => ({ offset, length })

function comment(text: string, error: ParseError): SyntaxProblem | undefined {
  const found = /^(\/\/[^\r\n]*|\/\*[\s\S]*?\*\/|#[^\r\n]*)/.exec(text.slice(error.offset))
  if (!found) return undefined
  return {
    at: span(error.offset, firstLineLength(found[0])),
    fault: 'JSON has no comments',
    cause: 'AWS refuses a document with a comment in it; say it in the Sid, or beside the file',
  }
}

function curlyQuotes(text: string, error: ParseError): SyntaxProblem | undefined {
  if (!/[\u2018-\u201f\u00ab\u00bb]/.test(text.charAt(error.offset))) return undefined
  return {
    at: span(error.offset, 1),
    fault: 'a curly quotation mark where a straight one is expected',
    cause: 'word processors and chat programs put them in; replace them by "',
  }
}

const placeholder =
  /^(\$\{[^}\r\n]*\}?|\{\{[^}\r\n]*\}?\}?|\{%[^\r\n]*?%\}|<[A-Za-z_][\w -]*>|%\w+%|\$[A-Za-z_]\w*)/

function template(text: string, error: ParseError): SyntaxProblem | undefined {
  const from = interpolationAround(text, error.offset) ?? error.offset
  const found = placeholder.exec(text.slice(from))
  if (!found) return undefined
  return {
    at: span(from, found[0].length),
    fault: 'a template placeholder that is not JSON',
    cause: 'the file is a template; check what it renders to',
  }
}

/** Quotes inside `${…}` end the string early; the fault then shows after the interpolation began. */
function interpolationAround(text: string, offset: number): number | undefined {
  const open = text.lastIndexOf('${', offset)
  return open >= 0 && !/[}\r\n]/.test(text.slice(open, offset)) ? open : undefined
}

function trailingComma(text: string, error: ParseError): SyntaxProblem | undefined {
  const closer = text.charAt(error.offset)
  if (closer !== ']' && closer !== '}') return undefined
  const comma = lastInkBefore(text, error.offset)
  if (text.charAt(comma) !== ',') return undefined
  return {
    at: span(error.offset, 1),
    fault: closer === ']' ? 'a value is expected here' : 'a member is expected here',
    cause: 'JSON allows no comma after the last one',
    related: {
      at: span(comma, 1),
      label: closer === ']' ? 'this comma promises another value' : 'this comma promises another member',
    },
  }
}

function missingComma(text: string, error: ParseError): SyntaxProblem | undefined {
  if (name(error) !== 'CommaExpected' || error.offset >= text.length) return undefined
  if (!/["[{\d\-tfn]/.test(text.charAt(error.offset))) return undefined
  const before = lastInkBefore(text, error.offset)
  return {
    at: span(error.offset, Math.max(1, error.length)),
    fault: 'a comma is missing before this',
    related: { at: span(before, 1), label: 'the value before it ends here' },
  }
}

function singleQuotes(text: string, error: ParseError): SyntaxProblem | undefined {
  if (text.charAt(error.offset) !== "'") return undefined
  return { at: span(error.offset, 1), fault: 'JSON strings stand in double quotes', cause: 'replace \' by "' }
}

function brokenString(text: string, error: ParseError): SyntaxProblem | undefined {
  const kind = name(error)
  if (kind === 'InvalidEscapeCharacter' || kind === 'InvalidUnicode') {
    return {
      at: span(error.offset, Math.max(1, error.length)),
      fault: 'this string holds an escape that JSON does not know',
      cause: 'write \\\\ for a backslash',
    }
  }
  if (kind !== 'InvalidCharacter' && kind !== 'UnexpectedEndOfString') return undefined
  const control = /[\u0000-\u001f]/.exec(text.slice(error.offset))
  const offset = control ? error.offset + control.index : error.offset
  const lineBreak = control !== null && /[\r\n]/.test(control[0])
  if (kind === 'UnexpectedEndOfString' && !lineBreak) return undefined
  return {
    at:
      kind === 'UnexpectedEndOfString'
        ? span(error.offset, Math.max(1, offset - error.offset))
        : span(offset, 1),
    fault: lineBreak ? 'a string does not end on its line' : 'a control character inside a string',
    cause: lineBreak
      ? 'a quotation mark is missing, or a line break was pasted into the value'
      : 'write it as an escape, or remove it',
  }
}

function cutOff(text: string, error: ParseError): SyntaxProblem | undefined {
  if (error.offset + error.length < text.trimEnd().length) return undefined
  const end = text.trimEnd().length
  const open = unclosed(text)
  return {
    at: span(Math.max(0, end - 1), 1),
    fault: 'the text ends too early',
    cause: 'the file is cut off, or a closing bracket or quotation mark is missing',
    ...(open !== undefined && { related: { at: span(open, 1), label: 'opened here, closed nowhere' } }),
  }
}

/** A shell command, a prompt or prose around the document. */
function textAround(text: string, error: ParseError): SyntaxProblem | undefined {
  const start = text.search(/\S/)
  if (error.offset <= start && !/[[{"\-\dtfn]/.test(text.charAt(start))) {
    return {
      at: span(start, Math.max(1, error.length)),
      fault: 'the text does not begin with JSON',
      cause: 'keep only the document, from { to }',
    }
  }
  if (!isJson(text.slice(0, error.offset))) return undefined
  return {
    at: span(error.offset, Math.max(1, firstLineLength(text.slice(error.offset)))),
    fault: 'text after the end of the document',
    cause: 'a file holds one JSON value',
  }
}

/** A name without quotes, or a word of another language. */
function bareWord(text: string, error: ParseError): SyntaxProblem | undefined {
  const word = /^[A-Za-z_][\w-]*/.exec(text.slice(error.offset))?.[0]
  if (word === undefined) return undefined
  const at = span(error.offset, word.length)
  if (/^\s*:/.test(text.slice(error.offset + word.length))) {
    return { at, fault: 'a member name needs double quotes', cause: `write "${word}"` }
  }
  if (/^(true|false|null|none)$/i.test(word)) {
    return {
      at,
      fault: `${word} is not a JSON word`,
      cause: 'JSON knows true, false and null, in small letters',
    }
  }
  return { at, fault: 'a string needs double quotes', cause: `write "${word}"` }
}

/** Offset of the innermost bracket that is never closed. */
function unclosed(text: string): number | undefined {
  const open: number[] = []
  let inString = false
  for (let i = 0; i < text.length; i++) {
    const character = text[i]
    if (inString) {
      if (character === '\\') i++
      else if (character === '"') inString = false
    } else if (character === '"') inString = true
    else if (character === '{' || character === '[') open.push(i)
    else if (character === '}' || character === ']') open.pop()
  }
  return open.at(-1)
}

function plainFault(error: ParseError): string {
  switch (name(error)) {
    case 'PropertyNameExpected':
      return 'a member name in double quotes is expected here'
    case 'ColonExpected':
      return 'a colon is expected after the member name'
    case 'CommaExpected':
      return 'a comma or a closing bracket is expected here'
    case 'CloseBraceExpected':
      return 'a closing } is expected here'
    case 'CloseBracketExpected':
      return 'a closing ] is expected here'
    case 'InvalidNumberFormat':
    case 'UnexpectedEndOfNumber':
      return 'this is not a JSON number'
    default:
      return 'a value is expected here'
  }
}

function name(error: ParseError): string {
  return printParseErrorCode(error.error)
}

function lastInkBefore(text: string, offset: number): number {
  let at = offset - 1
  while (at > 0 && /\s/.test(text.charAt(at))) at--
  return at
}

function firstLineLength(text: string): number {
  const end = text.search(/[\r\n]/)
  return end < 0 ? text.length : end
}

function positionIn(refusal: string): number {
  return Number(/position (\d+)/.exec(refusal)?.[1] ?? 0)
}

/** V8 quotes the document in its message; only the first clause is ours to repeat. */
function visibleRefusal(refusal: string): string {
  return /recursion|stack/i.test(refusal) ? 'the document is nested too deeply' : 'this is not JSON'
}
