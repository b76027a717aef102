// The doctor's outside: AWS, name servers, databases and rules, each loaded when it is first asked.

import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { UsageError } from '../base/errors.ts'
import { isArray, isObject, type JsonValue, memberOf } from '../base/json-value.ts'
import type { IdentityClaims } from '../doctor/evidence.ts'
import type { Judge } from '../doctor/judgement.ts'
import type { DoctorPorts } from '../doctor/ports.ts'
import { codeOf } from '../input/find-files.ts'
import type { CaBundle } from '../live/network/ports.ts'
import { filesOfSetup } from '../model/files-of-setup.ts'
import type { World } from './world.ts'

export interface PortWishes {
  readonly profile?: string
  readonly targetProfiles: readonly string[]
  readonly env: World['env']
  /** Of the region of the database. */
  readonly trust: (region: string) => Promise<CaBundle>
}

export function doctorPorts({ profile, targetProfiles, env, trust }: PortWishes, world: World): DoctorPorts {
  const open = async (name: string | undefined) => {
    const { openAws } = await import('../live/aws/open-aws.ts')
    return openAws({ env, attempts: 1, ...(name !== undefined && { profile: name }) })
  }
  return {
    openCaller: () => open(profile),
    ...(targetProfiles.length > 0 && { openReaders: () => Promise.all(targetProfiles.map(open)) }),
    network: async () => (await import('../live/network/network.ts')).network,
    database: async () => (await import('../live/database/database.ts')).database,
    trust,
    readIdentityToken: file => readIdentityToken(resolve(world.cwd, file), file),
    describe: describeWith(world),
    judge: judgeWith(world),
    random: () => randomUUID(),
  }
}

/** As `rdsaudit collect` would write it. */
function describeWith(world: World): DoctorPorts['describe'] {
  return async (links, { base, others }, patience) => {
    const [{ collect }, { wishOf }] = await Promise.all([
      import('../live/collect/collect.ts'),
      import('../live/collect/wish.ts'),
    ])
    const wish = wishOf(links, [], [])
    const region = wish.databases[0]?.region ?? 'us-east-1'
    const readers = { base, others, auditRoles: [], region, patience }
    const { snapshot } = await collect(wish, readers, { takenAt: world.now() })
    return { path: 'networks as AWS describes them', text: JSON.stringify(snapshot) }
  }
}

function judgeWith(world: World): Judge {
  return async (documents, setup) => {
    const [{ judgeLink }, { policyAnswers }] = await Promise.all([
      import('../api/judge-link.ts'),
      import('../doctor/policy-answers.ts'),
    ])
    const live = new Set(documents.map(({ path }) => path))
    const files = [...filesOfSetup(setup)].filter(([path]) => !live.has(path))
    const read = await Promise.all(
      files.map(async ([path, type]) => {
        const text = await readFile(resolve(world.cwd, path), 'utf8').catch(() => undefined)
        return text === undefined ? [] : [{ path, text, type }]
      }),
    )
    const judged = await judgeLink([...documents, ...read.flat()], setup, { now: world.now() })
    return {
      link: judged.link,
      answers: policyAnswers(judged.link),
      findings: judged.findings,
      undecided: judged.undecided,
      texts: new Map([...documents, ...read.flat()].map(({ path, text }) => [path, text])),
      isLive: path => live.has(path),
      locate: place => {
        const { start } = judged.locate(place)
        return { path: place.in.path, line: start.line, column: start.column }
      },
    }
  }
}

/** The claims of a token as they stand there; AWS is who verifies it. */
async function readIdentityToken(path: string, shown: string): Promise<IdentityClaims> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (error) {
    throw new Error(`the identity token file ${shown} cannot be read (${codeOf(error)})`)
  }
  const claims = claimsIn(text)
  const [issuer, subject, audience, expires] = ['iss', 'sub', 'aud', 'exp'].map(
    name => claims && memberOf(claims, name),
  )
  if (typeof issuer !== 'string' || typeof subject !== 'string')
    throw new Error(`${shown} holds no token with an issuer and a subject`)
  return {
    issuer,
    subject,
    audiences: (isArray(audience) ? audience : [audience]).filter(one => typeof one === 'string'),
    ...(typeof expires === 'number' && { expires: new Date(expires * 1000) }),
  }
}

function claimsIn(token: string) {
  const [, payload = ''] = token.trim().split('.')
  try {
    const value = JSON.parse(Buffer.from(payload, 'base64url').toString()) as JsonValue
    return isObject(value) ? value : undefined
  } catch {
    return undefined
  }
}

/** Throws a `UsageError` for a file that was asked for and holds no certificate. */
export async function readTrust(
  region: string,
  caFiles: readonly string[],
  { env, cwd }: Pick<World, 'env' | 'cwd'>,
): Promise<CaBundle> {
  const { loadCaBundle } = await import('../live/network/ca-bundle.ts')
  return loadCaBundle({
    region,
    caFiles: caFiles.map(file => resolve(cwd, file)),
    extraCaFile: env['NODE_EXTRA_CA_CERTS'],
  })
}

/** `HOST:PORT:HOST:PORT`, as curl takes it. Throws a `UsageError` for anything else. */
export function readRedirections(
  given: readonly string[],
): ReadonlyMap<string, { readonly host: string; readonly port: number }> {
  return new Map(
    given.map(text => {
      const parts = /^([^:]+):(\d+):(\[[^\]]+\]|[^:]+):(\d+)$/.exec(text)
      const [, host = '', port = '', target = '', targetPort = ''] = parts ?? []
      if (!parts) throw new UsageError(`--connect-to ${text}: HOST:PORT:HOST:PORT is expected`)
      return [`${host}:${port}`, { host: target.replace(/^\[|\]$/g, ''), port: Number(targetPort) }] as const
    }),
  )
}
