// `rdsaudit check`: finds the documents, has them judged, writes every report, and decides the exit code.

import { createChecker } from '../../api/checker.ts'
import { countRun, type RunCount } from '../../api/summarize.ts'
import { UsageError } from '../../base/errors.ts'
import type { Severity } from '../../engine/define-rule.ts'
import { findFiles, type InputFile } from '../../input/find-files.ts'
import { glob } from '../../input/glob.ts'
import type { LoadedConfig } from '../../input/load-config.ts'
import { refuseMissingFiles } from '../../input/missing-files.ts'
import { siblingsOf } from '../../input/module-siblings.ts'
import { createFileReader } from '../../input/read-file.ts'
import { setupFromConfig } from '../../input/setup-from-config.ts'
import { isMeantAsArn } from '../../model/arn.ts'
import { filesOfSetup } from '../../model/files-of-setup.ts'
import type { PolicyType } from '../../model/policy.ts'
import type { Setup } from '../../model/setup.ts'
import { namesFrom, withBaseline } from '../baseline-file.ts'
import { configFor, linksFor } from '../config-for.ts'
import { type ExitCode, exitCodes } from '../exit-codes.ts'
import type { CheckOptions } from '../options.ts'
import { ruleSettings } from '../rule-settings.ts'
import { usualPlaces, usualTemplates } from '../usual-places.ts'
import type { World } from '../world.ts'
import { writeReports } from '../write-reports.ts'

/** Throws a `UsageError` for anything that is the user's to mend. */
export async function check(options: CheckOptions, world: World): Promise<ExitCode> {
  const loaded = await configFor(options.config, world)
  const { settings, rules, options: ruleOptions } = ruleSettings(loaded.config, options.rule)
  const failOn = options.failOn ?? loaded.config.failOn ?? 'error'
  if (options.showConfig) {
    const { configInForce } = await import('../config-in-force.ts')
    world.stdout.write(
      configInForce(loaded, {
        settings,
        options: ruleOptions,
        failOn,
        defaultInclude: [...usualPlaces, ...usualTemplates],
      }),
    )
    return exitCodes.clean
  }
  const run = countRun()
  const setup = await setupFor(options, loaded, world)
  const ofLinks = filesOfSetup(setup)
  const typeOf = await typesByPath(options.policyType, loaded, ofLinks)
  const { inputs, files } = await gather(options, loaded, world, run, [...ofLinks.keys()])
  const stdin = inputs.includes('-')
    ? { path: nameOfStdin(options), content: await world.readStdin() }
    : undefined
  const changes = wantsChanges(options)
  const live = await readAws(options, setup, loaded, world)
  if (files.length > few) await world.settleFor?.('many')
  const judge = async (instead: Texts, how: CheckOptions) => {
    const checker = await createChecker({ settings, setup, rules, changes, now: world.now() })
    if (stdin) {
      const text = instead.get(stdin.path)
      const content = text === undefined ? stdin.content : Buffer.from(text)
      await checker.check(stdin.path, content, { policyType: options.policyType, named: true })
    }
    for (const document of live?.documents ?? []) await checker.checkDocument(document)
    const reader = createFileReader()
    for (const file of siblingsOf(files)) {
      const content = reader.read(file)
      if ('bytes' in content) checker.know(file.path, content.bytes)
    }
    for (const file of files) {
      const text = instead.get(file.path)
      const content = text === undefined ? reader.read(file) : { bytes: Buffer.from(text) }
      if ('bytes' in content && content.bytes.length > small)
        await world.settleFor?.(content.bytes.length > large ? 'huge' : 'large')
      if ('document' in content) await checker.checkDocument(content.document)
      else await checker.check(file.path, content.bytes, { policyType: typeOf(file), named: file.named })
    }
    return withBaseline(await checker.finish(), checker, how, loaded, world)
  }
  if (options.fix || options.diff) {
    const { fixFiles } = await import('../fix-files.ts')
    const judgeFixed = async (instead: Texts) =>
      (await judge(instead, { ...options, writeBaseline: false })).run
    const differs = await fixFiles(files, stdin, options, world, judgeFixed)
    if (options.diff) return differs && !options.exitZero ? exitCodes.found : exitCodes.clean
  }
  const outcome = await judge(new Map(), options)
  run.take(outcome.run)
  run.name(outcome.stale)
  if (!live) refuseEmpty(run, options, inputs.length === 0 && !loaded.config.include)
  const written = await writeReports(run, options, { config: loaded.path, settings }, world)
  if (!written || live?.unread === 'all') return exitCodes.unfinished
  const exitCode = exitCodeOf(run, failOn, options)
  return exitCode === exitCodes.clean && live?.unread ? exitCodes.unfinished : exitCode
}

/** Up to so many files, of so many bytes each, setting the engine takes longer than it saves. */
const few = 16
const small = 512 * 1024
const large = 32 * 1024 * 1024

/** Undefined unless AWS is to be asked; what asks it is loaded only then. */
async function readAws(options: CheckOptions, { links }: Setup, loaded: LoadedConfig, world: World) {
  if (!options.live && !options.inputs.some(isMeantAsArn)) return undefined
  const { readLiveDocuments } = await import('../live-documents.ts')
  return readLiveDocuments(options, links, loaded, world)
}

/** Texts that are checked instead of files, by path. */
type Texts = ReadonlyMap<string, string>

function wantsChanges({ fix, diff, format }: CheckOptions): boolean {
  return fix !== undefined || diff === true || format.some(choice => choice.format === 'rdjson')
}

async function setupFor(options: CheckOptions, loaded: LoadedConfig, world: World): Promise<Setup> {
  const links = linksFor(options, loaded)
  await refuseMissingFiles(loaded, links)
  const declared = setupFromConfig(loaded, { cwd: world.cwd, env: world.env, links })
  const setup = { ...declared, nameOf: namesFrom(loaded.folder, world.cwd), whole: links === 'all' }
  if (!options.ignore || loaded.config.ignore === undefined) return setup
  const { ignoreEntries } = await import('../../input/ignore-entries.ts')
  const today = world.now().toISOString().slice(0, 10)
  return { ...setup, ignores: ignoreEntries(loaded, world.cwd), today }
}

/** `--policy-type` for all, else the last entry of `documents` that matches, else what a link uses the file for. */
async function typesByPath(
  told: PolicyType | undefined,
  loaded: LoadedConfig,
  ofLinks: ReadonlyMap<string, PolicyType>,
): Promise<(file: InputFile) => PolicyType | undefined> {
  const entries = loaded.config.documents ?? []
  if (told !== undefined) return () => told
  if (entries.length === 0) return file => ofLinks.get(file.path)
  const types = new Map<string, PolicyType>()
  for (const { path, type } of entries) {
    for (const match of await glob(path, loaded.folder)) types.set(match, type)
  }
  return file => types.get(file.absolute) ?? ofLinks.get(file.path)
}

async function gather(
  options: CheckOptions,
  loaded: LoadedConfig,
  world: World,
  run: RunCount,
  ofLinks: readonly string[],
) {
  const { inputs } = options
  const exclude = loaded.config.exclude ?? []
  const paths = inputs.filter(input => input !== '-' && !isMeantAsArn(input))
  if (inputs.length > 0 || options.link.length > 0) {
    const found = await findFiles([...paths, ...ofLinks], {
      cwd: world.cwd,
      exclude,
      excludeFrom: loaded.folder,
      include: await glob(options.include, world.cwd),
    })
    for (const { path, why } of found.skipped) run.skip(path, why)
    return { inputs, files: found.files }
  }
  const { include } = loaded.config
  const included = await glob(include ?? usualPlaces, loaded.folder)
  if (include) {
    const { refuseOutside } = await import('../../input/outside-files.ts')
    refuseOutside('include', included, loaded.bounds ?? loaded.folder)
  }
  const found = await findFiles([...included, ...ofLinks], {
    cwd: world.cwd,
    exclude,
    excludeFrom: loaded.folder,
    include: [
      ...(include ? [] : await glob(usualTemplates, loaded.folder)),
      ...(await glob(options.include, world.cwd)),
    ],
  })
  for (const { path, why } of found.skipped) run.skip(path, why)
  return { inputs, files: found.files }
}

function nameOfStdin({ stdinFilename = '<stdin>' }: CheckOptions): string {
  return stdinFilename
}

/** A gate that looked at nothing must not be green by accident. */
function refuseEmpty(run: RunCount, options: CheckOptions, isUsual: boolean): void {
  const { checked, skipped } = run.summary()
  if (checked > 0 || options.allowEmpty) return
  const [first] = skipped
  if (skipped.length === 0 && isUsual)
    throw new UsageError('nothing to check: no document was found where policies usually are', [
      `looked for ${[...usualPlaces, ...usualTemplates].join(', ')}`,
      'name files or a folder, such as: rdsaudit check . ; --allow-empty makes this exit with 0',
    ])
  throw new UsageError(
    skipped.length === 1 && first
      ? `nothing to check: "${first.path}" was skipped: ${first.why}`
      : `nothing to check: ${skipped.length === 0 ? 'no document was found' : `no policy in ${skipped.length} documents`}`,
    ['--allow-empty makes this exit with 0; --policy-type says what a document is when its shape does not'],
  )
}

const ranks: Readonly<Record<Severity, number>> = { error: 3, warning: 2, info: 1 }

function exitCodeOf(run: RunCount, failOn: Severity | 'never', options: CheckOptions): ExitCode {
  const { crashes } = run.summary()
  const found = failOn !== 'never' && run.findings.some(finding => ranks[finding.severity] >= ranks[failOn])
  if (found && !options.exitZero) return exitCodes.found
  return crashes.length > 0 ? exitCodes.unfinished : exitCodes.clean
}
