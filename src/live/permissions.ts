// What rdsaudit itself has to be allowed: the least policy for each command, made from the calls that it makes.

import type { JsonObject } from '../base/json-value.ts'
import { type AllowedCall, allowedCalls, type CallResource, type LiveCommand } from './allowed-calls.ts'

export const liveCommands = [
  'check',
  'collect',
  'collect --account',
  'doctor',
] as const satisfies readonly LiveCommand[]

export interface NeededCall {
  /** `service:Action`. */
  readonly action: string
  readonly why: string
}

const calls: readonly (readonly [action: string, call: AllowedCall])[] = Object.entries(allowedCalls)

/** The calls that a command makes and that take a permission, beside those that make sessions. */
export function callsOf(command: LiveCommand): readonly NeededCall[] {
  return calls
    .filter(([action, call]) => isGranted(action, call) && call.for.includes(command))
    .map(([action, { why }]) => ({ action, why }))
}

/** Which roles may be assumed is for their owner to say, and not for a policy that fits everybody. */
function isGranted(action: string, { on }: AllowedCall): boolean {
  return on !== 'none' && !action.startsWith('sts:')
}

/** An identity policy that allows the calls of a command, and nothing else. */
export function leastPolicy(command: LiveCommand): JsonObject {
  const byResource = new Map<CallResource, string[]>()
  for (const [action, call] of calls) {
    if (!isGranted(action, call) || !call.for.includes(command)) continue
    byResource.set(call.on, [...(byResource.get(call.on) ?? []), action])
  }
  return {
    Version: '2012-10-17',
    Statement: [...byResource].map(([on, actions]) => ({
      Sid: sids[on],
      Effect: 'Allow',
      Action: actions,
      Resource: resources[on],
    })),
  }
}

const resources: Readonly<Record<CallResource, string>> = {
  any: '*',
  none: '*',
  role: 'arn:aws:iam::*:role/*',
  user: 'arn:aws:iam::*:user/*',
  group: 'arn:aws:iam::*:group/*',
  policy: 'arn:aws:iam::*:policy/*',
  'identity-provider': 'arn:aws:iam::*:oidc-provider/*',
  secret: 'arn:aws:secretsmanager:*:*:secret:*',
  key: 'arn:aws:kms:*:*:key/*',
}

const sids: Readonly<Record<CallResource, string>> = {
  any: 'ReadDatabasesAndNetworks',
  none: 'None',
  role: 'ReadRoles',
  user: 'ReadUsers',
  group: 'ReadGroups',
  policy: 'ReadPolicies',
  'identity-provider': 'ReadIdentityProviders',
  secret: 'ReadWhoMayReadSecrets',
  key: 'ReadWhoMayUseKeys',
}
