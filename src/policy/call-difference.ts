// Two sets of policies asked the same: which calls does one allow that the other refuses? What is found is proved by a
// request; nothing found is no proof that they are the same.

import { isObject, type JsonValue, memberOf } from '../base/json-value.ts'
import { parseArn } from '../model/arn.ts'
import type { HeldPolicy } from '../model/inventory.ts'
import { effectOf, type Statement, statementsOf, stringsOf } from '../model/policy.ts'
import { isPrincipalKind, principalForm } from '../model/principal.ts'
import { type CompiledPolicies, compilePolicies } from './compile.ts'
import { evaluate } from './evaluate.ts'
import { findAllowed } from './find-request.ts'
import { policyEntry } from './policy-entry.ts'
import type { Request } from './request.ts'
import { stranger, strangerIn } from './stranger.ts'
import { matchesWildcard } from './wildcard.ts'

/** A request that one side allows and the other does not, with the statement that it was made for. */
export interface CallDifference {
  readonly request: Request
  readonly held: HeldPolicy
  readonly statement: Statement
}

/** Calls that identity policies allow and others do not; at most one for each action and resource as written. */
export function permittedOnlyBy(
  these: readonly HeldPolicy[],
  others: readonly HeldPolicy[],
  principal: string,
): readonly CallDifference[] {
  const compiled = compilePolicies({ identity: these.map(policyEntry) })
  const against = compilePolicies({ identity: others.map(policyEntry) })
  return allowing(these).flatMap(({ held, statement }) =>
    actionsIn(statement).flatMap(action =>
      resourcesIn(statement, principal, action).flatMap(resource =>
        difference({ principal, action, resource }, compiled, against).map(request => ({
          request,
          held,
          statement,
        })),
      ),
    ),
  )
}

/** Calls of `sts:AssumeRole` that one trust policy lets in and another does not, with and without an external id. */
export function trustedOnlyBy(
  these: readonly HeldPolicy[],
  others: readonly HeldPolicy[],
  roleArn: string,
): readonly CallDifference[] {
  const [compiled, against] = [these, others].map(([trust]) =>
    compilePolicies({
      identity: [everything],
      session: [everything],
      resource: trust ? policyEntry(trust) : { unseen: 'there is no trust policy' },
    }),
  )
  if (!compiled || !against) return []
  return allowing(these).flatMap(({ held, statement }) =>
    principalsIn(statement).flatMap(principal => {
      const call = { principal, action: 'sts:AssumeRole', resource: roleArn }
      const [first] = [
        ...difference(call, compiled, against, ['sts:ExternalId']),
        ...difference(call, compiled, against),
      ]
      return first ? [{ request: first, held, statement }] : []
    }),
  )
}

const everything: JsonValue = {
  Version: '2012-10-17',
  Statement: { Effect: 'Allow', Action: '*', Resource: '*' },
}

function difference(
  call: Request,
  these: CompiledPolicies,
  others: CompiledPolicies,
  without: readonly string[] = [],
): readonly Request[] {
  const found = findAllowed(call, these, without)
  if (found.answer !== 'yes') return []
  return evaluate(found.witness, others).outcomes.includes('allowed') ? [] : [found.witness]
}

function allowing(policies: readonly HeldPolicy[]) {
  return policies.flatMap(held =>
    statementsOf(held.policy)
      .filter(statement => effectOf(statement) === 'Allow')
      .map(statement => ({ held, statement })),
  )
}

/** What a link needs, where a pattern covers it; other actions as they are written, without those that are patterns. */
function actionsIn({ raw }: Statement): readonly string[] {
  const actions = stringsOf(raw, 'Action').flatMap(action =>
    /[*?]/.test(action)
      ? ['rds-db:connect', 'sts:AssumeRole'].filter(name =>
          matchesWildcard(action.toLowerCase(), name.toLowerCase()),
        )
      : [action],
  )
  return [...new Set(actions)]
}

/** One resource for each value; a wildcard stands for something that nobody means by name. */
function resourcesIn({ raw }: Statement, principal: string, action: string): readonly string[] {
  const account = parseArn(principal)?.account ?? ''
  return stringsOf(raw, 'Resource').map(value => {
    if (!/^\*+$/.test(value)) return value.replaceAll('*', 'any').replaceAll('?', 'x')
    if (action === 'rds-db:connect') return `arn:aws:rds-db:us-east-1:${account}:dbuser:db-ANY/any`
    return action === 'sts:AssumeRole' ? `arn:aws:iam::${account}:role/any` : '*'
  })
}

/** Somebody for each AWS principal that a statement names. */
function principalsIn({ raw }: Statement): readonly string[] {
  const written = memberOf(raw, 'Principal')
  if (written === '*') return [stranger]
  if (!isObject(written)) return []
  return Object.keys(written).flatMap(kind =>
    isPrincipalKind(kind)
      ? stringsOf(written, kind).flatMap(value => {
          const form = principalForm(kind, value)
          if (form === 'role' || form === 'user' || form === 'service') return [value]
          const account = parseArn(value)?.account ?? value
          if (form === 'everyone') return [stranger]
          return form === 'account' ? [strangerIn(account)] : []
        })
      : [],
  )
}
