// Texts that were read, judged and let go without a word. Repositories hold the same policy once for each account or
// stage; a text that is met again, byte for byte, need not be read again.

import { hash } from 'node:crypto'
import type { ReadOptions } from '../input/read-document.ts'

/** What there is to say of a clean text: how many policies it holds. */
export interface CleanText {
  readonly policies: number
}

/** By `nameOfText`. */
export type KnownTexts = Map<string, CleanText>

// Some 150 bytes each; bounds the memory of a run over more different files than anybody has.
const mostKnown = 50_000

/** Everything that reading and judging a document depend on: its bytes, the kind of file, and what the user told. */
export function nameOfText(path: string, content: string | Uint8Array, { policyType }: ReadOptions): string {
  const extension = path.slice(path.lastIndexOf('.') + 1)
  return `${policyType ?? ''} ${extension} ${hash('blake2b512', content, 'base64')}`
}

export function rememberText(known: KnownTexts, name: string, clean: CleanText): void {
  if (known.size < mostKnown) known.set(name, clean)
}
