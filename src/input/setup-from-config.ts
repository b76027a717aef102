// The configuration's accounts and links, with paths as they are shown and external ids taken from the environment.

import { relative, resolve, sep } from 'node:path'
import type { DeclaredAccount, DeclaredHop, DeclaredIdentity, DeclaredLink, Setup } from '../model/setup.ts'
import type { ExternalIdConfig, HopConfig, LinkConfig, LoadedConfig } from './load-config.ts'

export interface SetupSurroundings {
  readonly cwd: string
  readonly env: Readonly<Record<string, string | undefined>>
  /** Names of links to take; none, when left out. */
  readonly links: 'all' | readonly string[]
}

export function setupFromConfig(
  { config, folder, document }: LoadedConfig,
  { cwd, env, links }: SetupSurroundings,
): Setup {
  const shown = (path: string) => relative(cwd, resolve(folder, path)).split(sep).join('/')
  const reader = new LinkReader(shown, env)
  return {
    ...(document && { document }),
    accounts: Object.entries(config.accounts ?? {}).map(
      ([id, account]): DeclaredAccount => ({
        id,
        ...account,
        scps: levels(account.scps, shown),
        rcps: levels(account.rcps, shown),
      }),
    ),
    links: (config.links ?? [])
      .map((link, index) => ({ link, pointer: `/links/${index}` }))
      .filter(({ link }) => links === 'all' || links.includes(link.name))
      .map(({ link, pointer }) => reader.link(link, pointer)),
  }
}

function levels(
  written: readonly (string | readonly string[])[] | undefined,
  shown: (path: string) => string,
): readonly (readonly string[])[] {
  return (written ?? []).map(level => (typeof level === 'string' ? [level] : level).map(shown))
}

class LinkReader {
  readonly #shown: (path: string) => string
  readonly #env: SetupSurroundings['env']

  constructor(shown: (path: string) => string, env: SetupSurroundings['env']) {
    this.#shown = shown
    this.#env = env
  }

  link(link: LinkConfig, pointer: string): DeclaredLink {
    const { name, app, caller, hops = [], target, externalId, database } = link
    const before = hops.map((hop, index) => this.#hop(hop, `${pointer}/hops/${index}`))
    const last = target && {
      ...this.#hop(target, `${pointer}/target`),
      ...this.#externalId(externalId, `${pointer}/externalId`),
    }
    return {
      name,
      pointer,
      ...(app && { app }),
      ...(caller && { caller: this.#identity(caller, caller.role ?? caller.user, `${pointer}/caller`) }),
      hops: last ? [...before, last] : before,
      ...(caller?.profile !== undefined && { profile: caller.profile }),
      ...(caller?.webIdentityTokenFile !== undefined && {
        webIdentityTokenFile: this.#shown(caller.webIdentityTokenFile),
      }),
      ...(database && {
        database: { ...database, ...(database.ca !== undefined && { ca: this.#shown(database.ca) }) },
      }),
    }
  }

  #hop(hop: HopConfig, pointer: string): DeclaredHop {
    return {
      ...this.#identity(hop, hop.role, pointer),
      arn: hop.role,
      ...this.#externalId(hop.externalId, `${pointer}/externalId`),
      ...(hop.sessionTags && { sessionTags: hop.sessionTags }),
      ...(hop.sessionSeconds !== undefined && { sessionSeconds: hop.sessionSeconds }),
      ...(hop.sourceIdentity !== undefined && { sourceIdentity: hop.sourceIdentity }),
    }
  }

  #identity(
    written: { readonly trust?: string; readonly policies?: readonly string[]; readonly boundary?: string },
    arn: string | undefined,
    pointer: string,
  ): DeclaredIdentity {
    const { trust, policies, boundary } = written
    return {
      pointer,
      ...(arn !== undefined && { arn }),
      ...(trust !== undefined && { trust: this.#shown(trust) }),
      ...(policies && { policies: policies.map(this.#shown) }),
      ...(boundary !== undefined && { boundary: this.#shown(boundary) }),
    }
  }

  /** An empty variable is as good as none: STS takes no empty external id. */
  #externalId(written: ExternalIdConfig | undefined, pointer: string): Partial<DeclaredHop> {
    if (written === undefined) return {}
    if (typeof written === 'string') return { externalId: { value: written }, externalIdPointer: pointer }
    const value = this.#env[written.env]
    return {
      externalId: value === undefined || value === '' ? { unset: written.env } : { value, from: written.env },
      externalIdPointer: pointer,
    }
  }
}
