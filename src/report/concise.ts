// One line for each finding, as editors, grep and problem matchers want it.

import { visibleText } from '../base/visible-text.ts'
import type { LocatedFinding } from '../engine/located-finding.ts'
import { where } from './words.ts'

/** `path:line:col: severity[rule] message`, with a line break. */
export function renderConcise(finding: LocatedFinding): string {
  return `${where(finding.span)}: ${finding.severity}[${finding.rule}] ${visibleText(finding.message)}\n`
}
