// A run as Markdown, for the summary of a job, an issue or a comment.

import type { DiagnosedCause } from '../doctor/diagnosis.ts'
import { type RunState, rowsOf, stateOfStep } from '../doctor/state.ts'
import { duration, namesOf, proofsOf, sideWords, wayOf } from './doctor-words.ts'
import { codeSpan, escapeMarkdown } from './escape-markdown.ts'

/** Headings begin at level 3, since the page has its own. */
export function renderDoctorMarkdown(states: readonly RunState[]): string {
  return states.map(linkMarkdown).join('\n')
}

function linkMarkdown(state: RunState): string {
  const { start, end, diagnosis } = state
  if (start === undefined) return ''
  const { is, ruledOut, stillPossible } = diagnosis
  const result = { connected: 'connected', passed: 'passed', failed: 'failed', unfinished: 'interrupted' }[
    end?.result ?? 'unfinished'
  ]
  return [
    `### rdsaudit doctor: ${codeSpan(start.link.name)} ${result}`,
    '',
    escapeMarkdown(wayOf(start.link)),
    '',
    ...is.flatMap(causeMarkdown),
    ...(stillPossible.length > 0 ? ['**Still possible**, the likeliest first:', ''] : []),
    ...stillPossible.map(({ message, side }) => `1. ${escapeMarkdown(message)} (${sideWords[side]})`),
    ...(stillPossible.length > 0 ? ['', ...fixMarkdown(stillPossible[0])] : []),
    ...(ruledOut.length > 0 ? [`**Ruled out**: ${escapeMarkdown(namesOf(ruledOut))}.`, ''] : []),
    '| Step | | Time | What |',
    '|---|---|---|---|',
    ...start.steps.map(({ id, title }) => {
      const told = state.told.get(id)
      const ms = told?.ms === undefined ? '' : duration(told.ms)
      return `| ${title} | ${stateOfStep(state, id)} | ${ms} | ${escapeMarkdown(told?.message ?? '')} |`
    }),
    '',
    '<details><summary>All checks</summary>',
    '',
    ...start.steps.flatMap(({ id }) =>
      rowsOf(state, id).map(({ planned, settled, state: row }) => {
        const raw = settled?.raw ? ` ${codeSpan(`${settled.raw.code}: ${settled.raw.message}`)}` : ''
        return `- ${codeSpan(planned.id)} ${row}${settled ? `: ${escapeMarkdown(settled.found)}` : ''}${raw}`
      }),
    ),
    '',
    '</details>',
    '',
  ].join('\n')
}

function causeMarkdown(cause: DiagnosedCause): readonly string[] {
  const places = proofsOf(cause).map(({ path, line, text }) =>
    path === undefined
      ? escapeMarkdown(text)
      : `${codeSpan(line === undefined ? path : `${path}:${line}`)} ${escapeMarkdown(text)}`.trimEnd(),
  )
  return [
    `**${escapeMarkdown(cause.message)}**`,
    '',
    ...places.map(place => `- ${place}`),
    '',
    ...fixMarkdown(cause),
  ]
}

function fixMarkdown(cause: DiagnosedCause | undefined): readonly string[] {
  const fix = cause?.fix
  if (fix === undefined) return []
  // A fence longer than any run of backticks in what it holds.
  const fence = '`'.repeat(
    Math.max(3, ...[...(fix.copy ?? '').matchAll(/`+/g)].map(([run]) => run.length + 1)),
  )
  return [
    `Fix: ${escapeMarkdown(fix.title)}${fix.where === undefined ? '' : ` (${escapeMarkdown(fix.where)})`}`,
    '',
    ...(fix.copy === undefined ? [] : [fence, fix.copy, fence, '']),
    ...(fix.text === undefined ? [] : [escapeMarkdown(fix.text), '']),
  ]
}
