// Every view of a doctor's run, as text.

import type { DoctorEvent } from '../../src/doctor/events.ts'
import { beforeStart, reduce } from '../../src/doctor/state.ts'
import { renderDoctorJson } from '../../src/report/doctor-json.ts'
import { renderDoctorJunit } from '../../src/report/doctor-junit.ts'
import { renderDoctorMarkdown } from '../../src/report/doctor-markdown.ts'
import { DoctorLines } from '../../src/report/doctor-plain.ts'
import { plainStyle } from '../../src/report/style.ts'

export function viewsOf(events: readonly DoctorEvent[]): Readonly<Record<string, string>> {
  const states = [events.reduce(reduce, beforeStart)]
  const plain = (verbose: boolean, quiet: boolean) => {
    const lines = new DoctorLines({ style: plainStyle, verbose, quiet })
    return events.map(event => lines.take(event)).join('')
  }
  return {
    plain: plain(false, false),
    verbose: plain(true, false),
    quiet: plain(false, true),
    jsonl: events.map(event => `${JSON.stringify(event)}\n`).join(''),
    json: renderDoctorJson(states, '0.0.0'),
    markdown: renderDoctorMarkdown(states),
    junit: renderDoctorJunit(states),
  }
}
