// One table of measurements: printed as it grows, and written to RESULTS.md with what it was measured on.

import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { cpus, loadavg, platform, totalmem } from 'node:os'

export interface Row {
  readonly what: string
  /** With its unit. */
  readonly figure: string
  /** What it is measured against, with its own figure. */
  readonly against?: string
  readonly bar?: string
  readonly met?: boolean
}

/** Collects rows by section, in the order they come. */
export class Table {
  readonly #sections = new Map<string, Row[]>()
  readonly #loadAtStart = loadavg()[0] ?? 0

  add(section: string, row: Row): void {
    const rows = this.#sections.get(section)
    if (rows) rows.push(row)
    else {
      this.#sections.set(section, [row])
      console.log(`\n${section}`)
    }
    const bar = row.bar === undefined ? '' : `  (${row.bar}) ${row.met ? 'ok' : 'MISSED'}`
    console.log(
      `  ${row.what.padEnd(58)} ${row.figure.padStart(14)}${row.against === undefined ? '' : `  ${row.against}`}${bar}`,
    )
  }

  /** @param commands how to repeat it */
  write(path: string, commands: readonly string[]): void {
    const sections = [...this.#sections].flatMap(([section, rows]) => [
      `## ${section}`,
      '',
      '| What | Figure | Against | Bar | |',
      '| --- | ---: | --- | --- | --- |',
      ...rows.map(
        ({ what, figure, against = '', bar = '', met }) =>
          `| ${what} | ${figure} | ${against} | ${bar} | ${met === undefined ? '' : met ? 'met' : '**missed**'} |`,
      ),
      '',
    ])
    writeFileSync(path, [...this.#head(commands), ...sections].join('\n'))
  }

  #head(commands: readonly string[]): readonly string[] {
    const [cpu] = cpus()
    const revision = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim()
    return [
      '# Measurements',
      '',
      'Written by `npm run bench`. Ratios are of one run, in which the programs take turns; absolute times are those of this',
      'machine and this moment.',
      '',
      `- ${cpus().length} × ${cpu?.model ?? 'unknown processor'}, ${Math.round(totalmem() / 2 ** 30)} GiB, ${platform()}, node ${process.version}`,
      `- load at the start ${this.#loadAtStart.toFixed(2)}, at the end ${(loadavg()[0] ?? 0).toFixed(2)}; revision ${revision}`,
      ...commands.map(command => `- \`${command}\``),
      '',
    ]
  }
}
