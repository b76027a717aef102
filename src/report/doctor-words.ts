// Words of the doctor's views: plain lines, Markdown and JUnit use the same.

import { visibleText } from '../base/visible-text.ts'
import type { CheckState } from '../doctor/define-check.ts'
import type { DiagnosedCause, Diagnosis, Proof, RuledOut } from '../doctor/diagnosis.ts'
import type { EndEvent, LinkOfRun } from '../doctor/events.ts'
import type { StepId } from '../doctor/steps.ts'

export const stateWords: Readonly<Record<CheckState, string>> = {
  ok: 'ok',
  warn: 'warn',
  failed: 'FAILED',
  unknown: 'unknown',
  skipped: 'skipped',
}

/** `180 ms`, `1.3 s`. */
export function duration(ms: number): string {
  return ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`
}

/** `because`: what was lacking, in words. */
export function whySkipped(because: readonly string[]): string {
  return because.length === 0 ? 'since nothing failed' : `for lack of ${because.join('; ')}`
}

/** The accounts on the way, and the region. */
export function wayOf({ chain, region }: LinkOfRun): string {
  const accounts = chain.flatMap(({ account }) => account ?? [])
  const distinct = accounts.filter((account, index) => account !== accounts[index - 1])
  return [distinct.join(' -> '), region].filter(part => part !== '').join('  ')
}

/** `result: FAILED (2 ok, 0 unknown, 1 failed, 3 skipped)`. */
export function resultLine({ result, counts }: EndEvent): string {
  const { ok, warn, unknown, failed, skipped } = counts
  const word = { connected: 'connected', passed: 'passed', failed: 'FAILED', unfinished: 'interrupted' }[
    result
  ]
  const warned = warn > 0 ? `, ${warn} warn` : ''
  return `result: ${word} (${ok} ok${warned}, ${unknown} unknown, ${failed} failed, ${skipped} skipped)`
}

/** Where a proof stands, if it stands anywhere, and what it says. */
export function proofLines({ path, line, column, text }: Proof): readonly string[] {
  if (path === undefined) return [visibleText(text)]
  const place = line === undefined ? path : `${path}:${line}:${column}`
  return [visibleText(place), ...(text === '' ? [] : [`  ${visibleText(text)}`])]
}

/** The evidence of a cause without what only repeats its sentence. */
export function proofsOf({ evidence, message }: DiagnosedCause): readonly Proof[] {
  const says = ({ text }: Proof) => text !== message && !text.endsWith(`: ${message}`)
  return evidence.flatMap(proof => (says(proof) ? [proof] : proof.path ? [{ ...proof, text: '' }] : []))
}

/** Causes by name: `clock behind, wrong region`. */
export function namesOf(list: readonly (RuledOut | DiagnosedCause)[]): string {
  return list.map(({ id }) => id.replaceAll('-', ' ')).join(', ')
}

/** What stops a step that failed without a cause of its own: the first cause that is proved of another step. */
export function causeElsewhere(
  { is, stillPossible }: Diagnosis,
  step: StepId,
  steps: readonly { readonly id: StepId; readonly title: string }[],
): { readonly title: string; readonly cause: DiagnosedCause } | undefined {
  const failures = is.filter(({ gravity }) => gravity === 'failure')
  if ([...failures, ...stillPossible].some(one => one.step === step)) return undefined
  const [cause] = failures
  const title = cause && steps.find(({ id }) => id === cause.step)?.title
  return cause && title !== undefined ? { title, cause } : undefined
}

/** Lines of what can be pasted; its line breaks are meant. */
export function pasteLines(copy: string): readonly string[] {
  return copy.split('\n').map(visibleText)
}

/** Who has to act, in words. */
export const sideWords = {
  caller: 'the account of the caller',
  target: 'the account of the database',
  database: 'whoever owns the database',
  network: 'whoever owns the network',
  machine: 'this machine',
  link: 'the link itself',
} as const
