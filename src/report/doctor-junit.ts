// A run as JUnit XML: a suite for each link, a case for each step.

import { type RunState, rowsOf, stateOfStep } from '../doctor/state.ts'
import { escapeXml, openTag } from './escape-xml.ts'

export function renderDoctorJunit(states: readonly RunState[]): string {
  const suites = states.flatMap(suiteOf)
  const total = (key: 'tests' | 'failures' | 'skipped') =>
    suites.reduce((sum, { counts }) => sum + counts[key], 0)
  const counts = { tests: total('tests'), failures: total('failures'), skipped: total('skipped') }
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    openTag('testsuites', { name: 'rdsaudit doctor', ...counts }),
    ...suites.flatMap(({ lines }) => lines),
    '</testsuites>',
    '',
  ].join('\n')
}

function suiteOf(state: RunState) {
  const { start } = state
  if (start === undefined) return []
  const steps = start.steps.map(({ id, title }) => ({
    id,
    title,
    state: stateOfStep(state, id),
    told: state.told.get(id),
  }))
  const of = (...states: readonly string[]) => steps.filter(one => states.includes(one.state)).length
  const counts = {
    tests: steps.length,
    failures: of('failed'),
    skipped: steps.length - of('ok', 'warn', 'failed'),
  }
  const cases = steps.map(({ id, title, state: row, told }) => {
    const tag = {
      name: title,
      classname: start.link.name,
      ...(told?.ms !== undefined && { time: (told.ms / 1000).toFixed(3) }),
    }
    if (row === 'ok' || row === 'warn') return `    ${openTag('testcase', tag, '/')}`
    const inside =
      row === 'failed' ? failure(state, id) : openTag('skipped', { message: told?.message ?? row }, '/')
    return `    ${openTag('testcase', tag)}${inside}</testcase>`
  })
  return [
    {
      counts,
      lines: [`  ${openTag('testsuite', { name: start.link.name, ...counts })}`, ...cases, '  </testsuite>'],
    },
  ]
}

function failure(state: RunState, step: RunState['diagnosis']['is'][number]['step']): string {
  const { is, stillPossible } = state.diagnosis
  const causes = [...is, ...stillPossible].filter(one => one.step === step)
  const raw = rowsOf(state, step).flatMap(({ settled }) =>
    settled?.state === 'failed' ? [settled.raw?.message ?? settled.found] : [],
  )
  const [first] = causes
  const lines = [
    ...raw,
    ...causes.map(({ certainty, message }) => `${certainty === 'is' ? 'is' : 'still possible'}: ${message}`),
    ...(first?.fix
      ? [`fix: ${first.fix.title}`, ...(first.fix.copy === undefined ? [] : [first.fix.copy])]
      : []),
  ]
  return `${openTag('failure', { message: first?.message ?? raw[0] ?? 'failed', type: first?.id ?? 'failed' })}${escapeXml(lines.join('\n'))}</failure>`
}
