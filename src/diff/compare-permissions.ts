// The permissions of one identity before and after: which database users and roles can newly be reached, and which no
// longer.

import { isAccountId, parseArn } from '../model/arn.ts'
import { statementsOf, stringsOf } from '../model/policy.ts'
import { delegatingTo } from '../policy/assume-side.ts'
import { type Comparison, comparePolicies } from '../policy/compare-policies.ts'
import { coversArn } from '../policy/coverage.ts'
import type { Policies } from '../policy/policies.ts'
import { reachesAction } from '../policy/reached-action.ts'
import type { Request } from '../policy/request.ts'
import { type Samples, sampleDatabaseUsers, sampleRoles } from '../policy/sample-resources.ts'
import { starsForVariables } from '../policy/variable-text.ts'
import { matchesWildcard } from '../policy/wildcard.ts'
import type { AccessChange, Effect, Uncompared } from './access-change.ts'
import { type FoundStatement, resourcesOf } from './explain-change.ts'
import { changeFrom, heldIn, type Pair, type SubjectDiff, type ToldChange } from './pair.ts'

interface Reached {
  readonly action: string
  readonly access: 'connect' | 'reach-role'
  readonly form: 'database-user' | 'role'
  readonly samples: (patterns: readonly string[], owner: string | undefined) => Samples
  /** The policies, with what else the request meets. */
  readonly around: (policies: Policies, owner: string | undefined) => Policies
  /** Who asks, where nobody said whose the policies are. */
  readonly somebody: (arn: string) => string
}

/** No document names it. */
const someAccount = '999988887776'

const reached: readonly Reached[] = [
  {
    action: 'rds-db:connect',
    access: 'connect',
    form: 'database-user',
    samples: (patterns, owner) => sampleDatabaseUsers(patterns, homeOf(owner)),
    around: policies => policies,
    // Only an identity of the database's own account can log in.
    somebody: arn => `arn:aws:iam::${parseArn(arn)?.account}:role/some-role`,
  },
  {
    action: 'sts:AssumeRole',
    access: 'reach-role',
    form: 'role',
    samples: patterns => sampleRoles(patterns),
    // The role's side is another subject: here it leaves everything to the caller's.
    around: (policies, owner) => ({
      ...policies,
      resource: delegatingTo([homeOf(owner)?.account ?? someAccount]),
    }),
    somebody: () => `arn:aws:iam::${someAccount}:role/some-role`,
  },
]

export function comparePermissions(pair: Pair): SubjectDiff {
  const changes: AccessChange[] = []
  const uncompared: Uncompared[] = []
  for (const one of reached) {
    const [before, after] = [pair.before, pair.after].map(side => one.around(side.policies, pair.subject.arn))
    const comparison = comparePolicies(before as Policies, after as Policies, one.action, 'identity')
    if (comparison.same) continue
    const samples = one.samples(patternsOf(pair, one.action), pair.subject.arn)
    for (const effect of ['added', 'removed'] as const) {
      const found = search(pair, comparison, { reached: one, effect, arns: samples.arns })
      changes.push(...found.changes)
      if (found.unclear || (found.changes.length === 0 && !samples.complete && !isPlain(comparison, effect)))
        uncompared.push({ name: pair.subject.name, why: unclearWhy(one, effect) })
    }
  }
  return { changes, uncompared }
}

function unclearWhy({ action }: Reached, effect: Effect): string {
  const what = effect === 'added' ? 'more' : 'less'
  return `whether ${action} reaches ${what} than before was not found out: there are too many possible requests, or something was not seen`
}

/** Nothing was added on the side that would have to allow more. */
function isPlain(comparison: Comparison, effect: Effect): boolean {
  return effect === 'added' ? comparison.gainsNothing : comparison.losesNothing
}

interface Wanted {
  readonly reached: Reached
  readonly effect: Effect
  readonly arns: readonly string[]
}

/** One change for each pattern that opens something, or closes it. */
function search(
  pair: Pair,
  comparison: Comparison,
  { reached: { action, access, form, somebody }, effect, arns }: Wanted,
) {
  const changes: NamedChange[] = []
  let unclear = false
  const owner = pair.subject.arn
  const ask = effect === 'added' ? comparison.gained : comparison.lost
  const askOther = effect === 'added' ? comparison.allowedBefore : comparison.allowedAfter
  for (const resource of arns) {
    const request: Request = { principal: owner ?? somebody(resource), action, resource }
    const found = ask(request, owner === undefined)
    if (found.answer === 'unknown') unclear = true
    if (found.answer !== 'yes') continue
    const whole = askOther(request, owner === undefined).answer !== 'yes'
    const of = { form, text: resource }
    const told = { effect, access, of, whole, witness: found.witness }
    const change = namedByPattern(changeFrom(pair, comparison, told, 'identity'))
    if (!changes.some(known => isCovered(change, known))) changes.push(change)
  }
  const widest = changes.filter(one => !changes.some(other => other !== one && isCovered(one, other)))
  return { changes: widest.map(({ change }) => change), unclear }
}

interface NamedChange {
  readonly change: AccessChange
  /** The patterns that decide: of the statement that allows it, and of the one that denies it on the other side. */
  readonly allowed: string | undefined
  readonly denied: string | undefined
}

/** Told by the pattern that makes the difference, unless it speaks of more than that. */
function namedByPattern({ change, allowing, denying }: ToldChange): NamedChange {
  const { resource } = change.witness
  const covering = (found: FoundStatement | undefined) =>
    found && resourcesOf(found).find(value => coversArn(starsForVariables(value), resource))
  const [allowed, denied] = [covering(allowing), covering(denying)]
  const { why } = change.refusal
  const text =
    why === 'denied'
      ? (narrower(allowed, denied) ?? resource)
      : why === 'capped'
        ? resource
        : (allowed ?? resource)
  return { change: { ...change, of: { ...change.of, text } }, allowed, denied }
}

function narrower(a: string | undefined, b: string | undefined): string | undefined {
  if (a === undefined || b === undefined) return undefined
  return matchesWildcard(a, b) ? b : matchesWildcard(b, a) ? a : undefined
}

function isCovered({ change: one, allowed, denied }: NamedChange, by: NamedChange): boolean {
  const other = by.change
  if (one.whole !== other.whole || one.refusal.why !== other.refusal.why) return false
  if (JSON.stringify(one.conditions) !== JSON.stringify(other.conditions)) return false
  if (one.of.text === other.of.text || matchesWildcard(other.of.text, one.of.text)) return true
  return denied !== undefined && allowed === by.allowed && denied === by.denied
}

/** The patterns of all statements that speak of the action, whatever they do with it. */
function patternsOf(pair: Pair, action: string): readonly string[] {
  const statements = heldIn(pair, ['identity', 'boundary', 'scp']).flatMap(({ policy }) =>
    statementsOf(policy),
  )
  const patterns = statements
    .filter(statement => reachesAction(statement, action.toLowerCase()))
    .flatMap(({ raw }) => [...stringsOf(raw, 'Resource'), ...stringsOf(raw, 'NotResource')])
  // What is asked must not depend on which side is which.
  return [...new Set(patterns)].sort()
}

function homeOf(owner: string | undefined) {
  const { partition, account } = parseArn(owner ?? '') ?? {}
  return partition !== undefined && account !== undefined && isAccountId(account)
    ? { partition, account }
    : undefined
}
