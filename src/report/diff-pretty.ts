// What a change adds and takes away, for people at a terminal: by subject, one sentence with its details for each.

import { visibleText } from '../base/visible-text.ts'
import type { LocatedChange, LocatedDiff } from '../diff/located-diff.ts'
import { changeDetails, changeSentence, diffSummary } from './diff-words.ts'
import type { ReportLook } from './words.ts'
import { wrapWords } from './wrap-words.ts'

type Look = Pick<ReportLook, 'style' | 'quiet' | 'columns' | 'width'>

/** Ends with a line break; empty when nothing changed and only changes are wanted. */
export function renderDiff(diff: LocatedDiff, look: Look): string {
  const { style, quiet } = look
  const subjects = [...new Set(diff.changes.map(({ subject }) => subject.name))]
  const blocks = subjects.map(name => {
    const own = diff.changes.filter(({ subject }) => subject.name === name)
    return `${style.strong(visibleText(name))}\n${own.map(change => renderChange(change, look)).join('')}`
  })
  const open = diff.uncompared.map(
    ({ name, why, side }) =>
      `${style.warning('not compared')}: ${visibleText(name)}${side ? ` (${side})` : ''}: ${visibleText(why)}\n`,
  )
  const sections = [...blocks, ...(open.length > 0 ? [open.join('')] : [])]
  return [...sections, ...(quiet ? [] : [`${diffSummary(diff)}\n`])].join('\n')
}

function renderChange(change: LocatedChange, { style, columns, width }: Look): string {
  const sign = change.effect === 'added' ? style.warning('+') : style.info('-')
  const lines = (text: string, used: number, indent: number) =>
    wrapWords(visibleText(text), { columns, used, indent, width }).join('\n')
  const details = changeDetails(change).map(
    ([label, text]) => `      ${style.dim(`${label}:`.padEnd(9))}${lines(text, 15, 15)}\n`,
  )
  return `  ${sign} ${lines(changeSentence(change), 4, 6)}\n${details.join('')}`
}
