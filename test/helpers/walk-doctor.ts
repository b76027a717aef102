// Walks the link of a lab with the real doctor: real ports, real sockets, in this process.

import { asLoaded } from '../../src/cli/doctor-links.ts'
import { doctorPorts, readRedirections } from '../../src/cli/doctor-ports.ts'
import { realClock } from '../../src/cli/real-clock.ts'
import type { World as CliWorld } from '../../src/cli/world.ts'
import type { DoctorEvent } from '../../src/doctor/events.ts'
import { linkToWalk } from '../../src/doctor/link-to-walk.ts'
import type { DoctorPorts } from '../../src/doctor/ports.ts'
import { type Walk, type WalkOptions, walkLink } from '../../src/doctor/walk-link.ts'
import type { Config } from '../../src/input/load-config.ts'
import { setupFromConfig } from '../../src/input/setup-from-config.ts'
import { type Lab, startLab } from '../../src/lab/lab.ts'
import { linkConfig } from '../../src/lab/link-config.ts'
import { withReaders } from '../../src/lab/readers.ts'
import type { CallFault, World } from '../../src/lab/world.ts'
import { allowedCalls } from '../../src/live/allowed-calls.ts'
import { openAws } from '../../src/live/aws/open-aws.ts'
import type { AwsCaller } from '../../src/live/aws/ports.ts'

export interface Walked {
  readonly walk: Walk
  readonly events: readonly DoctorEvent[]
  readonly lab: Lab
}

/** `full`: somebody may look into every account; `least`: nobody may look at anything. */
export type Rights = 'full' | 'own' | 'least'

/** What a walk may be told besides the link. */
export type WalkWishes = Partial<
  Pick<
    WalkOptions,
    'only' | 'skip' | 'strict' | 'probeClosed' | 'waitMs' | 'clock' | 'timeoutMs' | 'onPolicies'
  >
>

/** The lab is stopped when the walk has ended. */
export async function walkWorld(given: World, rights: Rights, more: WalkWishes = {}): Promise<Walked> {
  const world = rights === 'full' ? withReaders(given) : rights === 'least' ? withoutReads(given) : given
  const lab = await startLab(world, { engines: 'responder' })
  try {
    return await walkLab(lab, given, { full: rights === 'full', ...more })
  } finally {
    await lab.stop()
  }
}

/** Along the link of a world that a lab runs already; with `full`, as those whose keys come behind the world's own. */
export async function walkLab(
  lab: Lab,
  given: World,
  { full, ports: others, open = openOnce, ...more }: WalkWishes & LabWishes,
): Promise<Walked> {
  const events: DoctorEvent[] = []
  const config = linkConfig(given, 'link', lab.environment['AWS_WEB_IDENTITY_TOKEN_FILE'])
  const loaded = asLoaded(config as Config, 'rdsaudit.config.json', process.cwd())
  const env = { ...lab.environment }
  const base = setupFromConfig(loaded, { cwd: process.cwd(), env, links: 'all' })
  const cliWorld = { env, cwd: process.cwd(), now: () => new Date() } as unknown as CliWorld
  const trust = async () => ({ pem: [lab.ca], from: 'the lab', remarks: [] })
  const ports = doctorPorts({ targetProfiles: [], env, trust }, cliWorld)
  const readers = lab.credentials.slice(given.keys.length).map(({ accessKeyId, secretAccessKey }) => {
    const { AWS_SESSION_TOKEN: _, ...own } = env
    return open({ ...own, AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey })
  })
  const walk = await walkLink({
    link: linkToWalk(base.links[0]!, readRedirections(lab.connectTo)),
    base,
    ports: {
      ...ports,
      openCaller: async () => open(env),
      ...(full && { openReaders: async () => readers }),
      ...others,
    },
    clock: realClock,
    timeoutMs: patienceMs(given),
    signal: new AbortController().signal,
    onEvent: event => events.push(event),
    ...more,
  })
  return { walk, events, lab }
}

interface LabWishes {
  readonly full: boolean
  /** Instead of those that the program would have. */
  readonly ports?: Partial<DoctorPorts>
  /** What asks AWS with the keys of an environment. */
  readonly open?: (env: Readonly<Record<string, string>>) => AwsCaller
}

function openOnce(env: Readonly<Record<string, string>>): AwsCaller {
  return openAws({ attempts: 1, env })
}

/** Nothing but what a tool needs: the hops, the login, and its own name. */
function withoutReads(world: World): World {
  const denied = Object.keys(allowedCalls)
    .filter(name => !name.startsWith('sts:'))
    .map((action): CallFault => ({ action, fault: 'accessDenied' }))
  return { ...world, faults: [...(world.faults ?? []), ...denied] }
}

/** Short where the world says that nothing will ever come. */
function patienceMs({ endpoints = [] }: World): number {
  return endpoints.some(({ fault }) => fault === 'silent' || fault === 'blackHole') ? 800 : 20_000
}
