// rdsaudit.config.json: found, parsed, checked against its schema. One file, nothing merged.

import { existsSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { UsageError } from '../base/errors.ts'
import { childPointer } from '../base/json-pointer.ts'
import type { JsonObject, JsonValue } from '../base/json-value.ts'
import type { ReadDocument } from '../model/document.ts'
import type { PolicyType } from '../model/policy.ts'
import type { DeclaredDatabase } from '../model/setup.ts'
import { didYouMean, type Mistake } from './config-mistake.ts'
import { decodeText } from './decode-text.ts'
import { codeOf } from './find-files.ts'
import { readFound } from './open-file.ts'
import { boundsOf, leadsOut } from './repository.ts'

export const configName = 'rdsaudit.config.json'

/** The configuration as written; every key may be absent. */
export interface Config {
  readonly include?: readonly string[]
  readonly exclude?: readonly string[]
  readonly failOn?: 'error' | 'warning' | 'info' | 'never'
  readonly documents?: readonly { readonly path: string; readonly type: PolicyType }[]
  readonly rules?: Readonly<Record<string, RuleSettingConfig>>
  readonly accounts?: Readonly<Record<string, AccountConfig>>
  readonly links?: readonly LinkConfig[]
  readonly ignore?: readonly IgnoreConfig[]
  readonly baseline?: string
}

/** An accepted risk. */
export interface IgnoreConfig {
  readonly rule: string
  readonly path: string
  readonly statement?: string
  readonly reason: string
  readonly expires?: string
}

type SeverityConfig = 'off' | 'info' | 'warning' | 'error'

/** A severity, or a severity and the options of the rule. */
export type RuleSettingConfig = SeverityConfig | readonly [SeverityConfig, JsonObject?]

type Levels = readonly (string | readonly string[])[]

export interface AccountConfig {
  readonly name?: string
  readonly owned?: boolean
  readonly organization?: string
  readonly scps?: Levels
  readonly rcps?: Levels
}

export type ExternalIdConfig = string | { readonly env: string }

interface PoliciesConfig {
  readonly policies?: readonly string[]
  readonly boundary?: string
}

export interface HopConfig extends PoliciesConfig {
  readonly role: string
  readonly trust?: string
  readonly externalId?: ExternalIdConfig
  readonly sessionTags?: Readonly<Record<string, string>>
  /** 900 to 43200. */
  readonly sessionSeconds?: number
  readonly sourceIdentity?: string
}

export interface LinkConfig {
  readonly name: string
  readonly app?: 'bytebase' | 'teleport' | 'generic'
  readonly caller?: PoliciesConfig & {
    readonly role?: string
    readonly user?: string
    readonly profile?: string
    /** A file, relative to the configuration. */
    readonly webIdentityTokenFile?: string
  }
  readonly hops?: readonly HopConfig[]
  readonly target?: Omit<HopConfig, 'externalId'>
  readonly externalId?: ExternalIdConfig
  readonly database?: DeclaredDatabase
}

export interface LoadedConfig {
  readonly config: Config
  /** As shown to the user; undefined when there is no file. */
  readonly path?: string
  /** Globs of the configuration are relative to this folder. */
  readonly folder: string
  /** The folder that its files are in: the repository. Undefined when there is no configuration file. */
  readonly bounds?: string
  /** The file itself, for places in it; undefined when there is none. */
  readonly document?: ReadDocument
}

/** From `cwd` upwards to the root of the repository; the home directory is never searched. */
export function findConfig(cwd: string): string | undefined {
  for (let folder = cwd; ; folder = dirname(folder)) {
    const path = join(folder, configName)
    if (existsSync(path)) return path
    if (existsSync(join(folder, '.git')) || dirname(folder) === folder) return undefined
  }
}

/** Reads a configuration file. Throws a `UsageError` that names line and column of every mistake. */
export async function loadConfig(
  file: string,
  cwd: string,
  ruleIds: () => Promise<readonly string[]>,
): Promise<LoadedConfig> {
  const absolute = resolve(cwd, file)
  const path = relative(cwd, absolute).split(sep).join('/')
  const folder = dirname(absolute)
  const bounds = boundsOf(folder, cwd)
  if (leadsOut(bounds, absolute)) throw new UsageError(`"${path}" is a link that leads out of the repository`)
  return { ...(await readConfig(readText(absolute, path), path, folder, { ruleIds, bounds })), bounds }
}

/**
 * Reads the text of a configuration file. Throws a `UsageError` that names line and column of every mistake; without
 * `ruleIds`, names of rules are not looked at; where it names none, they are not asked for. Without `bounds`, any file may be
 * named.
 */
export async function readConfig(
  text: string,
  path: string,
  folder: string,
  { ruleIds, bounds }: { readonly ruleIds?: () => Promise<readonly string[]>; readonly bounds?: string } = {},
): Promise<LoadedConfig> {
  let value: JsonValue
  try {
    value = JSON.parse(text) as JsonValue
  } catch (error) {
    const { explainSyntax } = await import('./syntax-cause.ts')
    const problem = explainSyntax(text, String(error))
    throw await mistakes(path, text, [
      {
        at: problem.at,
        message: problem.cause === undefined ? problem.fault : `${problem.fault}: ${problem.cause}`,
      },
    ])
  }
  const { configMistakes } = await import('./config-mistakes.ts')
  const wrong = await configMistakes(value)
  const found =
    wrong.length > 0
      ? wrong
      : [
          ...(await unknownRules(value as Config, ruleIds)),
          ...impossibleDays(value as Config),
          ...(bounds === undefined ? [] : await filesOutside(value as Config, folder, bounds)),
        ]
  if (found.length > 0) throw await mistakes(path, text, found)
  return { config: value as Config, path, folder, document: documentOf(path, text, value) }
}

async function filesOutside(config: Config, folder: string, bounds: string): Promise<readonly Mistake[]> {
  if (!config.links && !config.accounts && config.baseline === undefined) return []
  return (await import('./outside-files.ts')).outsideFiles(config, folder, bounds)
}

/** The configuration as a document without policies. */
export function documentOf(path: string, text: string, value: JsonValue): ReadDocument {
  return {
    state: 'read',
    path,
    text,
    byteOrderMark: false,
    value,
    duplicates: [],
    policies: [],
    misfits: [],
    brokenTexts: [],
  }
}

function readText(absolute: string, path: string): string {
  let bytes: Uint8Array
  try {
    bytes = readFound(absolute)
  } catch (error) {
    const code = codeOf(error)
    throw new UsageError(
      code === 'ENOENT'
        ? `the configuration file "${path}" does not exist`
        : `"${path}" cannot be read (${code})`,
    )
  }
  const decoded = decodeText(bytes)
  if (!decoded.ok) throw new UsageError(`${path}: ${decoded.why}`)
  return decoded.text
}

/** Of the mistakes in one configuration. */
const mostShown = 50

/** A `UsageError` with line and column of every mistake, as far as anybody reads. */
export async function mistakes(path: string, text: string, found: readonly Mistake[]): Promise<UsageError> {
  const { createLocator } = await import('./locate-in-document.ts')
  const locator = createLocator(documentOf(path, text, null))
  const lines = found.slice(0, mostShown).map(({ at, message }) => {
    const { start } = locator.locate(at).range
    return `${path}:${start.line}:${start.column} ${message}`
  })
  const [first = path, ...rest] = [...new Set(lines)]
  const more = found.length - mostShown
  return new UsageError(first, [
    ...rest.map(line => `error: ${line}`),
    ...(more > 0 ? [`${more} more of these`] : []),
  ])
}

async function unknownRules(
  config: Config,
  ruleIds: (() => Promise<readonly string[]>) | undefined,
): Promise<readonly Mistake[]> {
  const named = [
    ...Object.keys(config.rules ?? {}).map(id => ({
      id,
      at: { pointer: childPointer('/rules', id), on: 'key' as const },
    })),
    ...(config.ignore ?? []).map(({ rule }, index) => ({
      id: rule,
      at: { pointer: `/ignore/${index}/rule` },
    })),
  ]
  if (ruleIds === undefined || named.length === 0) return []
  const known = await ruleIds()
  const ids = new Set(known)
  const unknown = new Map(named.filter(({ id }) => !ids.has(id)).map(({ id }) => [id, didYouMean(id, known)]))
  return named.flatMap(({ id, at }) => {
    const meant = unknown.get(id)
    return meant === undefined ? [] : [{ at, message: `unknown rule "${id}"${meant}` }]
  })
}

/** Days that look like one and are none, such as the 31st of February. */
function impossibleDays(config: Config): readonly Mistake[] {
  return (config.ignore ?? []).flatMap(({ expires }, index) => {
    if (expires === undefined) return []
    const time = Date.parse(expires)
    const real = !Number.isNaN(time) && new Date(time).toISOString().startsWith(expires)
    return real ? [] : [{ at: { pointer: `/ignore/${index}/expires` }, message: 'there is no such day' }]
  })
}
