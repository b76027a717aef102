// One value of Resource → what its owner reaches through it, all policies of the owner considered. Worked out when first
// asked for.

import type { Identity } from '../model/inventory.ts'
import type { AssumeSide } from '../policy/assume-side.ts'
import { type Coverage, coversArn, whatDoesThisPatternCover } from '../policy/coverage.ts'
import type { LoginSide } from '../policy/login-side.ts'
import { type RoleCoverage, whatRolesDoesThisPatternCover } from '../policy/role-coverage.ts'
import type { KnownLogin } from './known-logins.ts'
import type { AssumedResource, OpenedResource } from './wide-subjects.ts'

type Written<Value> = Pick<OpenedResource, 'value' | 'pointer' | 'element'> & Partial<Value>

/** The database users that one value lets its owner log in as. */
export function loginsThrough(
  item: Written<OpenedResource>,
  owner: Identity | undefined,
  side: LoginSide,
  logins: readonly KnownLogin[],
): OpenedResource {
  return new LateLogins(item, owner, side, logins)
}

class LateLogins implements OpenedResource {
  readonly value: string
  readonly pointer: string
  readonly element: OpenedResource['element']
  readonly #owner: Identity | undefined
  readonly #side: LoginSide
  readonly #logins: readonly KnownLogin[]
  #coverage: Coverage | undefined
  #asWritten: Coverage | undefined

  constructor(
    { value, pointer, element }: Written<OpenedResource>,
    owner: Identity | undefined,
    side: LoginSide,
    logins: readonly KnownLogin[],
  ) {
    this.value = value
    this.pointer = pointer
    this.element = element
    this.#owner = owner
    this.#side = side
    this.#logins = logins
  }

  get asWritten(): Coverage {
    this.#asWritten ??= whatDoesThisPatternCover(this.value)
    return this.#asWritten
  }

  get coverage(): Coverage {
    const closed = this.element === 'NotResource' || this.asWritten.user === 'none'
    this.#coverage ??= closed
      ? this.asWritten
      : openedOnce(this.value, this.asWritten, this.#owner, this.#side)
    return this.#coverage
  }

  get logins(): readonly KnownLogin[] {
    return this.#logins.filter(({ arn }) => coversArn(this.value, arn))
  }
}

// Of an owner's policies, as long as they are asked about: hundreds of statements may say the same.
const openedOf = new WeakMap<LoginSide, Map<string, Coverage>>()

function openedOnce(
  value: string,
  asWritten: Coverage,
  owner: Identity | undefined,
  side: LoginSide,
): Coverage {
  const known = openedOf.get(side) ?? new Map<string, Coverage>()
  openedOf.set(side, known)
  const coverage = known.get(value) ?? opened(value, asWritten, owner, side)
  known.set(value, coverage)
  return coverage
}

/** An account that is left open is that of the owner: nobody connects to a database of another one. */
function opened(value: string, asWritten: Coverage, owner: Identity | undefined, side: LoginSide): Coverage {
  const account = asWritten.account === 'exact' ? undefined : owner?.account
  const atHome = (arn: string) =>
    account === undefined ? arn : arn.replace(/^((?:[^:]*:){4})[^:]*/, `$1${account}`)
  // What a variable stands for is not known here, so only a denial of everything it could be counts.
  const open = value.includes('${') ? (['allowed', 'implicitDeny'] as const) : (['allowed'] as const)
  const mayBeAllowed = (arn: string) =>
    side.decide(atHome(arn)).outcomes.some(outcome => open.some(one => one === outcome))
  return whatDoesThisPatternCover(value, mayBeAllowed, account)
}

/** The roles that one value lets its owner assume. */
export function assumedThrough(item: Written<AssumedResource>, side: AssumeSide): AssumedResource {
  let coverage: RoleCoverage | undefined
  return {
    ...item,
    get coverage() {
      coverage ??= whatRolesDoesThisPatternCover(item.value, arn => isOpen(arn, side))
      return coverage
    },
  }
}

/** Open to its owner whatever the role is: no Deny, and no condition on what the role belongs to or is tagged with. */
function isOpen(roleArn: string, side: AssumeSide): boolean {
  const { outcomes, dependsOn } = side.decide(roleArn)
  const limits = dependsOn.some(one => one.kind === 'key' && /^(aws|iam):resource/.test(one.key))
  return outcomes.includes('allowed') && !limits
}
