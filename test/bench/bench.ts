// `npm run bench`: start-up, speed, memory and noise, in one table that is written to RESULTS.md too. Ratios of one run.
// ROUNDS sets how often each program runs; ROLES the sizes of the made-up organisation, "1000,10000,100000" for all.

import type { ReportV1 } from '../../src/report/json-v1.ts'
import { type Corpus, prepareCorpus, prepareHundredTimes } from './corpus.ts'
import { benchEvaluator } from './evaluate.ts'
import { prepareFindings } from './findings.ts'
import { prepareLink } from './link.ts'
import { type Command, medianTimes, peakMemory, runNode } from './measure.ts'
import { prepareOrganisation } from './organisation.ts'
import { Table } from './table.ts'

const rounds = Number(process.env['ROUNDS'] ?? 9)
const sizes = (process.env['ROLES'] ?? '1000,10000').split(',').map(Number)
const program = 'dist/rdsaudit.js'
const floor = 'test/bench/floor.mjs'
const quiet = ['--no-config', '--exit-zero', '-q']
const check = (input: string): Command => [program, 'check', ...quiet, input]
const table = new Table()

const corpus = prepareCorpus()
measureStarts()
measureCorpus(corpus)
measureOrganisation()
measureSarif()
measureNoise(corpus)
benchEvaluator(corpus.once, row => table.add('Evaluator', row))
table.write('test/bench/RESULTS.md', ['npm ci', 'ROLES=1000,10000,100000 npm run bench'])

/** Every command from nothing to its end. */
function measureStarts(): void {
  const commands: Readonly<Record<string, readonly [Command, number?]>> = {
    '--version': [[program, '--version'], 1.2],
    '--help': [[program, '--help']],
    'check of one file': [[...check('fixtures/check/clean/role.trust.json')], 2],
    'explain of a rule': [[program, 'explain', 'missing-external-id']],
    'diff of a file with itself': [
      [program, 'diff', 'fixtures/check/clean/role.trust.json', 'fixtures/check/clean/role.trust.json'],
    ],
    'completion bash': [[program, 'completion', 'bash']],
    'lab (list)': [[program, 'lab']],
    'doctor --help': [[program, 'doctor', '--help']],
    'doctor, healthy link of the lab': [[program, 'doctor', '--lab=healthy', '--plain', '-q']],
  }
  const [bare = 0, ...times] = medianTimes(
    [['-e', '0'], ...Object.values(commands).map(([command]) => command)],
    // They are short, and so are what else the machine does and its pauses.
    Math.max(rounds, 11),
  )
  for (const [index, [name, [, most]]] of Object.entries(commands).entries()) {
    compare('Start', name, times[index] ?? 0, bare, 'node -e 0', most)
  }
}

function measureCorpus({ once, tenTimes, documents }: Corpus): void {
  for (const [name, folder, most] of [
    [`check of ${documents.toLocaleString('en')} AWS managed policies`, once, 2],
    ['  the same ten times', tenTimes, 1.6],
  ] as const) {
    const [ours = 0, least = 0] = medianTimes([check(folder), [floor, folder]], rounds)
    compare('AWS managed policies', name, ours, least, 'read and parse', most)
  }
  const many = prepareHundredTimes(tenTimes)
  const [ours = 0, least = 0] = medianTimes([check(many), [floor, many]], 1)
  compare('AWS managed policies', '  the same a hundred times', ours, least, 'read and parse')
  memory('AWS managed policies', 'peak memory, once', check(once), 80, [floor, once])
  memory('AWS managed policies', 'peak memory, ten times', check(tenTimes), 110, [floor, tenTimes])
  memory('AWS managed policies', 'peak memory, a hundred times', check(many), undefined, [floor, many])
}

/** A saved account dump of growing size: whether anything grows faster than the dump. */
function measureOrganisation(): void {
  for (const roles of sizes) {
    const dump = prepareOrganisation('test/bench/corpus', roles)
    const some = roles > 20_000 ? 1 : Math.min(rounds, 3)
    const name = `dump of ${roles.toLocaleString('en')} roles`
    const [ours = 0, least = 0] = medianTimes([check(dump), ['test/bench/parse.mjs', dump]], some)
    compare('Organisation', name, ours, least, 'read and parse', roles === 10_000 ? 5 : undefined)
    memory('Organisation', `${name}, peak memory`, check(dump), roles === 100_000 ? 2048 : undefined)
    const asked: Command = [...check(dump), '--config', prepareLink(dump), '--link', 'orders']
    const [withLink = 0] = medianTimes([asked.filter(flag => flag !== '--no-config')], some)
    compare('Organisation', '  and who else reaches the database user of a link', withLink, ours, 'without')
  }
}

/** Many findings in one report. */
function measureSarif(): void {
  const folder = prepareFindings('test/bench/corpus', 25_000)
  const sarif: Command = [program, 'check', '--no-config', '--exit-zero', '-f', 'sarif', folder]
  const { results } = (JSON.parse(runNode(sarif)) as { runs: [{ results: unknown[] }] }).runs[0]
  const what = `SARIF of ${results.length.toLocaleString('en')} findings`
  const [ours = 0, least = 0] = medianTimes([sarif, check(folder)], Math.min(rounds, 3))
  compare('Reports', what, ours, least, 'check -q')
  memory('Reports', '  peak memory', sarif)
}

function measureNoise({ once, documents }: Corpus): void {
  const report = JSON.parse(runNode([program, 'check', '--no-config', '-f', 'json', once])) as ReportV1
  const { error, warning, info } = report.summary.findings
  const loud = report.findings.filter(({ severity }) => severity !== 'info')
  const warned = new Set(loud.map(({ path }) => path)).size
  const most = Math.floor(documents / 100)
  const section = 'Noise on what AWS wrote'
  table.add(section, { what: 'errors', figure: String(error), bar: 'at most 0', met: error === 0 })
  table.add(section, {
    what: 'documents with a warning',
    figure: String(warned),
    against: `${warning} warnings, ${info} of info`,
    bar: `at most ${most}`,
    met: warned <= most,
  })
}

function compare(
  section: string,
  what: string,
  ours: number,
  least: number,
  reference: string,
  most?: number,
) {
  const ratio = ours / least
  table.add(section, {
    what,
    figure: `${ratio.toFixed(2)} ×`,
    against: `${ours.toFixed(0)} ms, ${reference} ${least.toFixed(0)} ms`,
    ...(most !== undefined && { bar: `at most ${most} ×`, met: ratio <= most }),
  })
}

function memory(section: string, what: string, command: Command, most?: number, reference?: Command): void {
  const peak = peakMemory(command)
  table.add(section, {
    what,
    figure: `${peak.toFixed(0)} MiB`,
    ...(reference && { against: `read and parse ${peakMemory(reference).toFixed(0)} MiB` }),
    ...(most !== undefined && { bar: `at most ${most} MiB`, met: peak <= most }),
  })
}
