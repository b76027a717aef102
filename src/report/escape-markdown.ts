// Untrusted text in Markdown: shown as it is, without becoming a heading, a link, HTML, a mention or the end of a cell.

import { visibleText } from '../base/visible-text.ts'

/** Text for the running text or a table cell of GitHub Flavored Markdown. */
export function escapeMarkdown(text: string): string {
  return (
    visibleText(text)
      .replace(/[\\`*_{}[\]<>()#+!|~-]/g, '\\$&')
      // Addresses become links without any markup, and names after @ mentions: both are broken up by an escape.
      .replace(/:(?=\/\/)/g, '\\:')
      .replace(/\b(www)\./gi, '$1\\.')
      .replaceAll('&', '&amp;')
      .replaceAll('@', '&#64;')
  )
}

/** Text as code, in a table cell too: a bar would end the cell even inside code. */
export function codeSpan(text: string): string {
  const shown = visibleText(text)
  const longest = Math.max(0, ...[...shown.matchAll(/`+/g)].map(run => run[0].length))
  const fence = '`'.repeat(longest + 1)
  const padding = shown.startsWith('`') || shown.endsWith('`') ? ' ' : ''
  return `${fence}${padding}${shown.replaceAll('|', '\\|')}${padding}${fence}`
}
