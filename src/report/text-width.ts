// How many columns a text takes on a terminal. Texts of ASCII take one for each character; only for others is the
// library loaded that knows better, since it costs more to load than everything else of a report.

import type { LocatedFinding } from '../engine/located-finding.ts'

/** Measures every text that the findings make a report print. */
export async function widthFor(findings: readonly LocatedFinding[]): Promise<(text: string) => number> {
  if (findings.every(isAscii)) return text => text.length
  const { default: stringWidth } = await import('string-width')
  return stringWidth
}

function isAscii({ span, label, related, message, why, fix, advice }: LocatedFinding): boolean {
  return (
    isPlain(span.excerpt.text, label) &&
    related.every(other => isPlain(other.excerpt.text, other.label)) &&
    isPlain('', message + why + (fix?.text ?? advice))
  )
}

// What is not printable ASCII is either shown as text, which is ASCII again, or has a width of its own; the ellipsis
// of a cut line takes one column.
function isPlain(excerpt: string, label: string | undefined): boolean {
  return !/[^\t\x20-\x7e]/.test(excerpt) && !/[^\x20-\x7e…]/.test(label ?? '')
}
