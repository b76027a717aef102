// A lab for one test, gone after it.

import { onTestFinished } from 'vitest'
import { type Lab, type LabOptions, startLab } from '../../src/lab/lab.ts'
import { loadScenario } from '../../src/lab/scenarios.ts'
import type { World } from '../../src/lab/world.ts'
import { type Credentials, makeToken } from './walk-link.ts'

/** The scenario, changed as told, running behind responders unless told otherwise. */
export async function openLab(
  scenario: string,
  change: (world: World) => World = world => world,
  options: LabOptions = {},
): Promise<{ readonly lab: Lab; readonly world: World }> {
  const world = change(loadScenario(scenario))
  const lab = await startLab(world, { engines: 'responder', ...options })
  onTestFinished(lab.stop)
  return { lab, world }
}

/** Credentials at the end of the link's hops. */
export async function assumeLinkRole(lab: Lab, world: World): Promise<Credentials> {
  const { AssumeRoleCommand, STSClient } = await import('@aws-sdk/client-sts')
  const { link } = world
  const hop = link!.hops[0]!
  const client = new STSClient({
    endpoint: lab.endpointUrl,
    region: link!.region,
    credentials: lab.credentials[0]!,
  })
  const { Credentials: given } = await client.send(
    new AssumeRoleCommand({ RoleArn: hop.roleArn, RoleSessionName: 'test', ExternalId: hop.externalId }),
  )
  return {
    accessKeyId: given!.AccessKeyId!,
    secretAccessKey: given!.SecretAccessKey!,
    sessionToken: given!.SessionToken!,
  }
}

/** A token for the link, signed by the role at its end; parts of the link changed as told. */
export async function linkToken(
  lab: Lab,
  world: World,
  other: Partial<NonNullable<World['link']>> = {},
): Promise<string> {
  return makeToken({ ...world.link!, ...other }, await assumeLinkRole(lab, world))
}

/** What a client's error shows: its code and its message. */
export async function errorOf(
  promise: Promise<unknown>,
): Promise<{ readonly code: string; readonly message: string }> {
  try {
    await promise
  } catch (error) {
    const { code, name, message } = error as Error & { readonly code?: string }
    return { code: code ?? name, message }
  }
  throw new Error('an error was expected')
}
