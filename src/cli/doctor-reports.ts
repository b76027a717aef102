// The reports of a doctor's run: lines while it goes on, everything else when it is done.

import { appendFileSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { UsageError } from '../base/errors.ts'
import { visibleText } from '../base/visible-text.ts'
import type { DoctorEvent } from '../doctor/events.ts'
import type { RunState } from '../doctor/state.ts'
import { codeOf } from '../input/find-files.ts'
import { DoctorLines } from '../report/doctor-plain.ts'
import { decideLook } from './look.ts'
import type { DoctorFormatChoice, DoctorOptions } from './options.ts'
import { styleFor } from './terminal-style.ts'
import type { World } from './world.ts'

export class DoctorReports {
  readonly #options: DoctorOptions
  readonly #world: World
  readonly #formats: readonly DoctorFormatChoice[]
  readonly #lines = new Map<string, DoctorLines>()
  readonly #events: DoctorEvent[] = []

  /** Throws a `UsageError` for two formats on one stream. */
  constructor(options: DoctorOptions, world: World) {
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

  take(link: string, event: DoctorEvent): void {
    this.#events.push(event)
    const live = this.#formats.find(({ file }) => file === undefined)
    if (live?.format === 'jsonl') this.#world.stdout.write(`${JSON.stringify(event)}\n`)
    if (live?.format === 'plain') {
      const style = styleFor(decideLook(this.#options, this.#world))
      const { verbose = false, quiet = false } = this.#options
      const lines = this.#lines.get(link) ?? new DoctorLines({ style, verbose, quiet })
      this.#lines.set(link, lines)
      const text = lines.take(event)
      if (text !== '') this.#world.stdout.write(text)
    }
  }

  /** False when a file could not be written; the others are written all the same. */
  async finish(states: readonly RunState[]): Promise<boolean> {
    let written = true
    for (const { format, file } of this.#formats) {
      if (file === undefined && (format === 'plain' || format === 'jsonl')) continue
      const text = await this.#render(format, states)
      if (file === undefined) this.#world.stdout.write(text)
      else written = this.#write(file, text) && written
    }
    return written
  }

  async #render(format: DoctorFormatChoice['format'], _states: readonly RunState[]): Promise<string> {
    switch (format) {
      case 'jsonl':
        return this.#events.map(event => `${JSON.stringify(event)}\n`).join('')
      default:
        return ''
    }
  }

  #write(file: string, text: string): boolean {
    const absolute = resolve(this.#world.cwd, file)
    const summary = this.#world.env['GITHUB_STEP_SUMMARY']
    const isSummary =
      summary !== undefined && summary !== '' && absolute === resolve(this.#world.cwd, summary)
    try {
      mkdirSync(dirname(absolute), { recursive: true })
      if (isSummary) appendFileSync(absolute, text)
      else writeFileSync(absolute, text)
      return true
    } catch (error) {
      this.#world.stderr.write(`error: ${visibleText(file)} cannot be written (${codeOf(error)})\n`)
      return false
    }
  }
}
