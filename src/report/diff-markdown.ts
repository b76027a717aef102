// What a change adds and takes away, for a comment or the summary of a job.

import type { LocatedChange, LocatedDiff } from '../diff/located-diff.ts'
import { changeDetails, changeSentence, diffSummary } from './diff-words.ts'
import { codeSpan, escapeMarkdown } from './escape-markdown.ts'

/** Headings begin at level 3, since the page has its own. */
export function renderDiffMarkdown(diff: LocatedDiff): string {
  const subjects = [...new Set(diff.changes.map(({ subject }) => subject.name))]
  const blocks = subjects.map(name => {
    const own = diff.changes.filter(({ subject }) => subject.name === name)
    return `#### ${codeSpan(name)}\n\n${own.map(renderChange).join('')}\n`
  })
  const open = diff.uncompared.map(
    ({ name, why, side }) =>
      `- **Not compared:** ${codeSpan(name)}${side ? ` (${side})` : ''}: ${escapeMarkdown(why)}\n`,
  )
  const added = diff.changes.filter(({ effect }) => effect === 'added').length
  const removed = diff.changes.length - added
  const title =
    diff.changes.length > 0
      ? `access added: ${added}, taken away: ${removed}`
      : open.length > 0
        ? 'not everything could be compared'
        : 'no change of access'
  const end = open.length > 0 ? `${open.join('')}\n` : ''
  return `### rdsaudit: ${title}\n\n${blocks.join('')}${end}${escapeMarkdown(diffSummary(diff))}\n`
}

function renderChange(change: LocatedChange): string {
  const word = change.effect === 'added' ? '**added:**' : '**taken away:**'
  const details = changeDetails(change).map(([label, text]) => `  - ${label}: ${codeSpan(text)}\n`)
  return `- ${word} ${escapeMarkdown(changeSentence(change))}\n${details.join('')}`
}
