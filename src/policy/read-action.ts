// What is asked for: `service:Action`, in lower case, with what is known of it beforehand.

import { lowerCase } from './interned.ts'
import { type KeySupport, keySupportOf } from './unsupported-keys.ts'

export interface ActionAsked {
  /** Lower case. */
  readonly name: string
  readonly service: string
  readonly keySupport: KeySupport | undefined
}

const read = new Map<string, ActionAsked>()

/** Undefined when the text is no action. Requests repeat actions, so readings are kept. */
export function readAction(text: string): ActionAsked | undefined {
  const known = read.get(text)
  if (known !== undefined) return known
  const name = lowerCase(text)
  const colon = name.indexOf(':')
  if (colon < 1 || colon === name.length - 1) return undefined
  const action = { name, service: lowerCase(name.slice(0, colon)), keySupport: keySupportOf(name) }
  if (read.size >= 10_000) read.clear()
  read.set(text, action)
  return action
}
