// Causes that the doctor knows, explained.

import { visibleText } from '../base/visible-text.ts'
import type { Cause } from '../doctor/define-cause.ts'
import { stepTitles } from '../doctor/steps.ts'
import { sideWords } from './doctor-words.ts'
import { escapeMarkdown } from './escape-markdown.ts'
import type { Style } from './style.ts'

/** What an error text can mean. */
export function explainMessage(message: string, causes: readonly Cause[], style: Style): string {
  const count = causes.length === 1 ? 'One cause has' : `${causes.length} causes have`
  return [
    `${visibleText(message)}\n`,
    `${count} this text. rdsaudit doctor walks the link and tells them apart; the likeliest first:\n\n`,
    ...causes.map(cause => causeLines(cause, style)),
  ].join('')
}

export function explainCause(cause: Cause, style: Style): string {
  return causeLines(cause, style)
}

function causeLines({ id, title, apart, side, step }: Cause, style: Style): string {
  return [
    `${style.strong(id)}  ${title}`,
    `  told by   ${apart}`,
    `  at        ${stepTitles[step]}`,
    `  mended by ${sideWords[side]}`,
    '',
    '',
  ].join('\n')
}

export function causesJson(causes: readonly Cause[]): string {
  const entries = causes.map(({ id, title, apart, side, step, says }) => ({
    id,
    title,
    step,
    side,
    apart,
    says: says.map(({ source }) => source),
  }))
  return `${JSON.stringify(entries, null, 2)}\n`
}

export function causesMarkdown(causes: readonly Cause[]): string {
  return causes
    .map(
      ({ id, title, apart, side }) =>
        `- \`${id}\`: ${escapeMarkdown(title)}. Told by ${escapeMarkdown(apart)}; mended by ${sideWords[side]}.\n`,
    )
    .join('')
}
