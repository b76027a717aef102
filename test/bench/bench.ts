// `npm run bench`: speed, memory and noise on the policies that AWS manages. Ratios of one run; absolute times are
// those of this machine and this moment.

import { cpus } from 'node:os'
import type { ReportV1 } from '../../src/report/json-v1.ts'
import { prepareCorpus } from './corpus.ts'
import { benchEvaluator } from './evaluate.ts'
import { medianTimes, peakMemory, runNode } from './measure.ts'

const rounds = Number(process.env['ROUNDS'] ?? 9)
const program = 'dist/rdsaudit.js'
const floor = 'test/bench/floor.mjs'
const corpus = prepareCorpus()
const check = (folder: string) => [program, 'check', '--no-config', '--exit-zero', '-q', folder]

console.log(
  `${corpus.documents} documents, ${corpus.bytes} bytes; node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}`,
)
console.log(`median of ${rounds} rounds, whole processes\n`)

const [bare = 0, version = 0] = medianTimes(
  [
    ['-e', '0'],
    [program, '--version'],
  ],
  rounds * 3,
)
row('rdsaudit --version', version, bare, 1.3)
for (const [name, folder] of [
  ['check ×1', corpus.once],
  ['check ×10', corpus.tenTimes],
] as const) {
  const [ours = 0, least = 0] = medianTimes([check(folder), [floor, folder]], rounds)
  row(name, ours, least, 2)
}
console.log()
memory('peak memory ×1', corpus.once, 80)
memory('peak memory ×10', corpus.tenTimes, 110)
console.log()
noise()
console.log()
benchEvaluator(corpus.once)

function row(name: string, ours: number, reference: number, most: number): void {
  const ratio = ours / reference
  console.log(
    `${name.padEnd(20)} ${ours.toFixed(0).padStart(6)} ms  ${ratio.toFixed(2)} × ${reference.toFixed(0)} ms   (at most ${most}) ${verdict(ratio <= most)}`,
  )
}

function memory(name: string, folder: string, most: number): void {
  const peak = peakMemory(check(folder))
  console.log(
    `${name.padEnd(20)} ${peak.toFixed(0).padStart(6)} MiB  (at most ${most}; reading and parsing alone ${peakMemory([floor, folder]).toFixed(0)}) ${verdict(peak <= most)}`,
  )
}

function noise(): void {
  const report = JSON.parse(runNode([program, 'check', '--no-config', '-f', 'json', corpus.once])) as ReportV1
  const { error, warning, info } = report.summary.findings
  const warned = new Set(
    report.findings.filter(({ severity }) => severity !== 'info').map(({ path }) => path),
  ).size
  console.log(
    `on documents AWS wrote: ${error} errors (at most 0), ${warning} warnings in ${warned} documents (at most 1 %: ${Math.floor(corpus.documents / 100)}), ${info} info`,
  )
  const byRule = new Map<string, number>()
  for (const { rule, severity } of report.findings)
    byRule.set(`${severity} ${rule}`, (byRule.get(`${severity} ${rule}`) ?? 0) + 1)
  for (const [rule, count] of [...byRule].sort((a, b) => b[1] - a[1]))
    console.log(`${String(count).padStart(7)} ${rule}`)
}

function verdict(met: boolean): string {
  return met ? 'ok' : 'MISSED'
}
