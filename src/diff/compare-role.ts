// One role before and after: who can newly assume it, who no longer can, and by which request that shows.

import { principalsOf, strangerAccount } from '../policy/candidate-principals.ts'
import { other } from '../policy/candidate-values.ts'
import { type Comparison, comparePolicies } from '../policy/compare-policies.ts'
import type { CompiledPolicies } from '../policy/compile.ts'
import { roleOfNobody } from '../policy/entrance.ts'
import { evaluate } from '../policy/evaluate.ts'
import { hasWildcard } from '../policy/pattern-overlap.ts'
import { readPrincipal } from '../policy/read-principal.ts'
import type { Request } from '../policy/request.ts'
import { matchesWildcard } from '../policy/wildcard.ts'
import type { Access, AccessChange, Counterpart, Effect, Uncompared } from './access-change.ts'
import { changeFrom, type Pair, type SubjectDiff } from './pair.ts'

/** What can be asked of a role, and by what kind of principal. */
const actions: readonly { readonly action: string; readonly access: Access; readonly by: Kind }[] = [
  { action: 'sts:AssumeRole', access: 'assume', by: 'account' },
  { action: 'sts:AssumeRole', access: 'assume', by: 'service' },
  { action: 'sts:AssumeRoleWithSAML', access: 'assume', by: 'provider' },
  { action: 'sts:AssumeRoleWithWebIdentity', access: 'assume', by: 'provider' },
  { action: 'sts:TagSession', access: 'tag-session', by: 'account' },
  { action: 'sts:SetSourceIdentity', access: 'set-source-identity', by: 'account' },
]

type Kind = 'account' | 'service' | 'provider'

/** Somebody to ask for, with those who ask for more than him. */
interface Candidate {
  readonly principal: string
  readonly of: Counterpart
}

export function compareRole(pair: Pair): SubjectDiff {
  const changes: AccessChange[] = []
  const uncompared: Uncompared[] = []
  for (const { action, access, by } of actions) {
    const comparison = comparePolicies(pair.before.policies, pair.after.policies, action, 'resource')
    if (comparison.same) continue
    const candidates = candidatesFor(by, comparison)
    for (const effect of ['added', 'removed'] as const) {
      const found = new Found(pair, comparison, { action, access, effect })
      for (const candidate of candidates) found.ask(candidate)
      changes.push(...found.changes)
      if (found.unclear.length > 0)
        uncompared.push({ name: pair.subject.name, why: unclearWhy(action, found.unclear) })
    }
  }
  return { changes, uncompared }
}

function unclearWhy(action: string, who: readonly Candidate[]): string {
  const names = who.map(({ of }) => (of.form === 'everyone' ? 'anybody' : of.text))
  return `whether ${[...new Set(names)].join(', ')} can newly use ${action}, or no longer, was not found out: there are too many possible requests, or something was not seen`
}

interface Asked {
  readonly action: string
  readonly access: Access
  readonly effect: Effect
}

/** What was found of one action and effect; those who come first stand for all that get in the same way. */
class Found {
  readonly changes: AccessChange[] = []
  readonly unclear: Candidate[] = []
  readonly #pair: Pair
  readonly #comparison: Comparison
  readonly #asked: Asked

  constructor(pair: Pair, comparison: Comparison, asked: Asked) {
    this.#pair = pair
    this.#comparison = comparison
    this.#asked = asked
  }

  ask({ principal, of }: Candidate): void {
    const { action, effect, access } = this.#asked
    const resource = this.#pair.subject.arn ?? someRoleFor(principal)
    const request: Request = { principal, action, resource }
    const search = effect === 'added' ? this.#comparison.gained(request) : this.#comparison.lost(request)
    if (search.answer === 'unknown') this.unclear.push({ principal, of })
    if (search.answer !== 'yes') return
    const { witness } = search
    if (this.changes.some(told => includes(told.of, of) && this.#differs(witness, told.witness.principal)))
      return
    const allowed =
      effect === 'added' ? this.#comparison.allowedBefore(request) : this.#comparison.allowedAfter(request)
    const told = { effect, access, of, witness, whole: allowed.answer !== 'yes' }
    const change = namedByPattern(changeFrom(this.#pair, this.#comparison, told, 'resource').change)
    if (this.changes.some(known => known.of.text === change.of.text && known.of.form === change.of.form))
      return
    this.changes.push(change)
  }

  /** The same request by somebody else shows the same difference. */
  #differs(witness: Request, principal: string): boolean {
    const { before, after } = this.#comparison
    const passes = (policies: CompiledPolicies) => evaluate({ ...witness, principal }, policies).decision
    const [old, now] = [passes(before), passes(after)]
    return this.#asked.effect === 'added'
      ? now === 'allowed' && old !== 'allowed'
      : old === 'allowed' && now !== 'allowed'
  }
}

/** Where nobody said whose the trust policy is. Providers only serve roles of their own account. */
function someRoleFor(principal: string): string {
  const provider = readPrincipal(principal)
  const account = provider?.kind === 'provider' ? provider.account : undefined
  return account === undefined ? roleOfNobody : `arn:aws:iam::${account}:role/role`
}

/** Who was only tried because a pattern describes him is told by the pattern. */
function namedByPattern(change: AccessChange): AccessChange {
  const { of, conditions } = change
  if (of.form !== 'identity') return change
  const pattern = conditions
    .filter(({ key, operator }) => key.toLowerCase() === 'aws:principalarn' && !/Not/.test(operator))
    .flatMap(({ values }) => values)
    .find(value => hasWildcard(value) && matchesWildcard(value, of.text))
  return pattern === undefined ? change : { ...change, of: { ...of, text: pattern } }
}

function includes(wider: Counterpart, narrower: Counterpart): boolean {
  if (wider.form === 'everyone') return true
  if (wider.form !== 'account') return false
  return narrower.form === 'users-of-account'
    ? narrower.text === wider.text
    : narrower.text.split(':')[4] === wider.text
}

function candidatesFor(kind: Kind, { before, after }: Comparison): readonly Candidate[] {
  const principals = [before, after].flatMap(namedPrincipals)
  switch (kind) {
    case 'account':
      return accountCandidates({ ...before, all: [...before.all, ...after.all] }, principals)
    case 'service':
      return unique(principals.flatMap(one => [...one.services]).filter(isSomebody)).map(name => ({
        principal: name,
        of: { form: 'service', text: name },
      }))
    case 'provider':
      return unique(principals.flatMap(one => [...one.providers]).filter(isSomebody)).map(name => ({
        principal: name,
        of: { form: 'provider', text: name },
      }))
  }
}

/** A name that is nobody's can be written into a policy, and nobody comes by it. */
function isSomebody(name: string): boolean {
  return readPrincipal(name) !== undefined
}

function namedPrincipals(policies: CompiledPolicies) {
  const statements = policies.all.flatMap(slot => slot.policies).flatMap(policy => policy.statements)
  return statements.flatMap(({ principal }) => (principal ? [principal] : []))
}

/** Everybody first, then whole accounts, then those who are named or described. */
function accountCandidates(
  both: CompiledPolicies,
  named: ReturnType<typeof namedPrincipals>,
): readonly Candidate[] {
  const accounts = unique([
    strangerAccount,
    ...named.flatMap(one => [...one.accounts, ...[...one.arns].flatMap(arn => accountIn(arn))]),
    ...both.all
      .flatMap(slot => slot.policies.flatMap(policy => policy.statements))
      .flatMap(statement => statement.conditions)
      .filter(({ key }) => key === 'aws:principalaccount' || key === 'aws:principalarn')
      .flatMap(({ wanted }) => wanted.flatMap(accountIn)),
  ])
  const all = accounts.flatMap(account =>
    principalsOf(account, both).principals.map((principal, index) => candidate(principal, index, account)),
  )
  return [...all].sort((a, b) => rank(a) - rank(b) || (a.principal < b.principal ? -1 : 1))
}

function accountIn(text: string): readonly string[] {
  const [, id] = /(?:^|:)(\d{12})(?:$|:)/.exec(text) ?? []
  return id === undefined ? [] : [id]
}

/**
 * `principalsOf` gives a session and a user of whom no policy knows first: they stand for all of the account. So do those
 * who are not what conditions speak of.
 */
function candidate(principal: string, index: number, account: string): Candidate {
  const isAny = index < 2 || principal.endsWith(`/${other}`)
  if (!isAny) return { principal, of: { form: 'identity', text: principal } }
  const text = account === strangerAccount ? '' : account
  if (principal.includes(':user/')) return { principal, of: { form: 'users-of-account', text } }
  return { principal, of: { form: text === '' ? 'everyone' : 'account', text } }
}

const order: readonly Counterpart['form'][] = ['everyone', 'account', 'users-of-account', 'identity']

function rank({ of, principal }: Candidate): number {
  return readPrincipal(principal)?.kind === 'session' && of.form === 'identity'
    ? order.length
    : order.indexOf(of.form)
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)].sort()
}
