// Which links the doctor walks: those of the configuration, one that flags describe, or that of a lab.

import { closest } from '../base/closest.ts'
import { UsageError } from '../base/errors.ts'
import type { JsonObject, JsonValue } from '../base/json-value.ts'
import { type Config, documentOf, type LinkConfig, type LoadedConfig } from '../input/load-config.ts'
import { setupFromConfig } from '../input/setup-from-config.ts'
import type { DeclaredLink, Setup } from '../model/setup.ts'
import type { DoctorOptions } from './options.ts'
import type { World } from './world.ts'

export interface ChosenLinks {
  /** The configuration, for what stands beside the links. */
  readonly setup: Setup
  readonly links: readonly DeclaredLink[]
}

/** Throws a `UsageError` for a link that is not there, and where there are several and none was chosen. */
export function chooseLinks(
  options: DoctorOptions,
  loaded: LoadedConfig,
  world: World,
  /** `later`: of several links somebody will choose one. */
  choice: 'now' | 'later' = 'now',
): ChosenLinks {
  const flags = linkOfFlags(options)
  const config = flags ? asLoaded({ links: [flags] }, '<flags>', loaded.folder) : loaded
  const stated = setupFromConfig(config, { cwd: world.cwd, env: world.env, links: 'all' })
  const links = flags ? stated.links.map(link => ({ ...link, byFlags: true as const })) : stated.links
  return { setup: { ...stated, links }, links: choose(options, links, choice) }
}

function choose(
  { link, all }: DoctorOptions,
  links: readonly DeclaredLink[],
  choice: 'now' | 'later',
): readonly DeclaredLink[] {
  const names = links.map(({ name }) => name)
  const listed = [`links: ${names.join(', ')}`]
  if (link !== undefined) {
    const found = links.find(({ name }) => name === link)
    if (found) return [found]
    const near = closest(link, names, 4)
    throw new UsageError(
      `there is no link "${link}"${near === undefined ? '' : ` (did you mean "${near}"?)`}`,
      names.length === 0 ? noLinks : listed,
    )
  }
  if (names.length === 0) throw new UsageError('there is no link to walk', noLinks)
  if (names.length > 1 && !all && choice === 'now') {
    throw new UsageError(`there are ${names.length} links, and none was chosen`, [
      ...listed,
      '--all walks all of them',
    ])
  }
  return links
}

function flagOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, capital => `-${capital.toLowerCase()}`)}`
}

const noLinks = [
  'a link is declared in rdsaudit.config.json, or described by flags: --host HOST --user USER --engine ENGINE --role-arn ARN',
]

/** A configuration as if it had been read. */
export function asLoaded(config: Config, path: string, folder: string): LoadedConfig {
  const value = config as unknown as JsonObject
  const text = `${JSON.stringify(value, null, 2)}\n`
  return { config, path, folder, document: documentOf(path, text, JSON.parse(text) as JsonValue) }
}

/**
 * Undefined when no flag describes a link. Throws a `UsageError` for flags that would be passed over: whoever gives one wants
 * to see what comes of it.
 */
function linkOfFlags(options: DoctorOptions): LinkConfig | undefined {
  const { host, port, engine, user, database, roleArn, externalId, region, app, webIdentityTokenFile } =
    options
  const given = { host, port, engine, user, database, region, app, webIdentityTokenFile, externalId }
  const flags = [
    ...Object.entries(given).flatMap(([name, value]) => (value === undefined ? [] : [flagOf(name)])),
    ...(roleArn.length > 0 ? ['--role-arn'] : []),
  ]
  const [flag] = flags
  if (flag === undefined) return undefined
  const other =
    options.link !== undefined ? `"${options.link}" names` : options.all ? '--all means' : undefined
  if (other !== undefined)
    throw new UsageError(`${flag} describes a link by itself, and ${other} one of the configuration`, [
      'change the link in rdsaudit.config.json, or describe all of it by flags',
    ])
  if (host === undefined && user === undefined && roleArn.length === 0)
    throw new UsageError(
      `${flags.join(' and ')} alone ${flags.length > 1 ? 'describe' : 'describes'} no link`,
      noLinks,
    )
  const target = roleArn.at(-1)
  return {
    name: 'flags',
    ...(app && { app }),
    ...(webIdentityTokenFile !== undefined && { caller: { webIdentityTokenFile } }),
    ...(roleArn.length > 1 && { hops: roleArn.slice(0, -1).map(role => ({ role })) }),
    ...(target !== undefined && { target: { role: target } }),
    ...(externalId !== undefined && { externalId }),
    database: {
      ...(engine && { engine }),
      ...(host !== undefined && { host }),
      ...(port !== undefined && { port }),
      ...(region !== undefined && { region }),
      ...(user !== undefined && { user }),
      ...(database !== undefined && { name: database }),
    },
  }
}
