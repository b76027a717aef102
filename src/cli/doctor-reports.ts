// The reports of a doctor's run: lines while it goes on, everything else when it is done.

import { resolve } from 'node:path'
import { UsageError } from '../base/errors.ts'
import { version } from '../base/version.ts'
import { visibleJson } from '../base/visible-json.ts'
import { visibleText } from '../base/visible-text.ts'
import type { DoctorEvent } from '../doctor/events.ts'
import { beforeStart, type RunState, reduce } from '../doctor/state.ts'
import type { WalkedLink } from '../doctor/walked-link.ts'
import { codeOf } from '../input/find-files.ts'
import { DoctorLines } from '../report/doctor-plain.ts'
import { renderDoctorTable } from '../report/doctor-table.ts'
import { makeRedactor, type Redactor } from '../report/redact-events.ts'
import { plainStyle } from '../report/style.ts'
import { decideLook } from './look.ts'
import type { DoctorFormatChoice, DoctorOptions } from './options.ts'
import { styleFor } from './terminal-style.ts'
import type { World } from './world.ts'
import { addToFile, writeFile } from './write-file.ts'

export class DoctorReports {
  readonly #options: DoctorOptions
  readonly #world: World
  readonly #formats: readonly DoctorFormatChoice[]
  readonly #lines = new Map<string, DoctorLines>()
  readonly #events: DoctorEvent[] = []

  readonly #redactor: Redactor | undefined
  readonly #states = new Map<string, RunState>()

  /** Throws a `UsageError` for two formats on one stream. */
  constructor(options: DoctorOptions, links: readonly WalkedLink[], world: World) {
    this.#redactor = options.redact ? makeRedactor(links) : undefined
    this.#options = options
    this.#world = world
    this.#formats = options.format.length === 0 ? [{ format: 'plain' }] : options.format
    const toStdout = this.#formats.filter(({ file }) => file === undefined)
    const [first, second] = toStdout
    if (first && second) {
      throw new UsageError(
        `${first.format} and ${second.format} cannot both go to standard output; give one a file: -f ${second.format}=FILE`,
      )
    }
  }

  take(link: string, given: DoctorEvent): void {
    const event = this.#redactor?.redact(given) ?? given
    this.#events.push(event)
    this.#states.set(link, reduce(this.#states.get(link) ?? beforeStart, event))
    const live = this.#formats.find(({ file }) => file === undefined)
    if (live?.format === 'jsonl') this.#world.stdout.write(`${visibleJson(JSON.stringify(event))}\n`)
    if (live?.format === 'plain') this.#print(this.#linesOf(link).take(event))
  }

  #linesOf(link: string): DoctorLines {
    const known = this.#lines.get(link)
    if (known) return known
    if (this.#lines.size > 0) this.#print('\n')
    const style = styleFor(decideLook(this.#options, this.#world))
    const { verbose = false, quiet = false } = this.#options
    const lines = new DoctorLines({ style, verbose, quiet })
    this.#lines.set(link, lines)
    return lines
  }

  #print(text: string): void {
    if (text !== '') this.#world.stdout.write(text)
  }

  /** False when a file could not be written; the others are written all the same. */
  async finish(): Promise<boolean> {
    let written = true
    const states = [...this.#states.values()]
    for (const { format, file } of this.#formats) {
      if (file === undefined && format === 'plain') this.#print(renderDoctorTable(states))
      if (file === undefined && (format === 'plain' || format === 'jsonl')) continue
      const text = await this.#render(format, states)
      if (file === undefined) this.#print(text)
      else written = this.#write(file, text) && written
    }
    return written
  }

  async #render(format: DoctorFormatChoice['format'], states: readonly RunState[]): Promise<string> {
    switch (format) {
      case 'plain': {
        const lines = new DoctorLines({ style: plainStyle, verbose: true, quiet: false })
        return `${this.#events.map(event => lines.take(event)).join('')}${renderDoctorTable(states)}`
      }
      case 'jsonl':
        return this.#events.map(event => `${visibleJson(JSON.stringify(event))}\n`).join('')
      case 'json':
        return (await import('../report/doctor-json.ts')).renderDoctorJson(states, version)
      case 'markdown':
        return (await import('../report/doctor-markdown.ts')).renderDoctorMarkdown(states)
      case 'junit':
        return (await import('../report/doctor-junit.ts')).renderDoctorJunit(states)
    }
  }

  #write(file: string, text: string): boolean {
    const absolute = resolve(this.#world.cwd, file)
    const summary = this.#world.env['GITHUB_STEP_SUMMARY']
    const isSummary =
      summary !== undefined && summary !== '' && absolute === resolve(this.#world.cwd, summary)
    try {
      if (isSummary) addToFile(absolute, text, this.#world)
      else writeFile(absolute, [text], this.#world)
      return true
    } catch (error) {
      this.#world.stderr.write(`error: ${visibleText(file)} cannot be written (${codeOf(error)})\n`)
      return false
    }
  }
}
