// Who reads which account: the caller its own, others with credentials of theirs or with a role made for it.

import type { Patience, PeerError } from '../answer.ts'
import type { AwsCaller, CallerIdentity } from '../aws/ports.ts'
import { type Gaps, type Miss, missOf } from './gaps.ts'

export interface AuditRole {
  /** A name with its path, for the role of that name in every account; or an ARN, for its account alone. */
  readonly role: string
  readonly externalId?: string
}

export interface ReaderOptions {
  /** The caller's side. */
  readonly base: AwsCaller
  /** Credentials of other accounts. */
  readonly others: readonly AwsCaller[]
  readonly auditRoles: readonly AuditRole[]
  /** Whose STS endpoint is asked for sessions. */
  readonly region: string
  readonly patience: Patience
}

export interface Reader {
  readonly caller: AwsCaller
  readonly arn: string
}

/** Nobody may read an account, for that reason. */
export interface NoReader {
  readonly miss: Miss
}

export class Readers {
  readonly #options: ReaderOptions
  readonly #gaps: Gaps
  readonly #byAccount = new Map<string, Promise<Reader | NoReader>>()
  readonly #known: { readonly identity: CallerIdentity; readonly caller: AwsCaller }[] = []
  #failed: Miss | undefined

  constructor(options: ReaderOptions, gaps: Gaps) {
    this.#options = options
    this.#gaps = gaps
  }

  /** Asks everybody who they are; the first of an account reads it. */
  async meet(): Promise<void> {
    const { base, others, patience } = this.#options
    const callers = [base, ...others]
    const answers = await Promise.all(callers.map(caller => caller.whoAmI(patience)))
    for (const [index, answer] of answers.entries()) {
      const caller = callers[index] as AwsCaller
      if (answer.state === 'answered') this.#known.push({ identity: answer.value, caller })
      else {
        const { why, call } = missOf(answer.error)
        const miss = { why: `${caller.source}: ${reasonOf(answer.error, why)}`, ...(call && { call }) }
        this.#failed ??= miss
        this.#gaps.note({ account: '', what: `who ${caller.source} is`, ...miss })
      }
    }
  }

  /** Accounts that somebody here is in. */
  get accounts(): readonly string[] {
    return [...new Set(this.#known.map(({ identity }) => identity.account))]
  }

  /** Asked once for each account. `partition` is that of the account. */
  of(account: string, partition = 'aws'): Promise<Reader | NoReader> {
    const before = this.#byAccount.get(account)
    if (before) return before
    const found = this.#find(account, partition)
    this.#byAccount.set(account, found)
    return found
  }

  async #find(account: string, partition: string): Promise<Reader | NoReader> {
    const own = this.#known.find(({ identity }) => identity.account === account)
    const role = this.#auditRoleOf(account, partition)
    // A role that was made for reading is the better reader, also of the caller's own account.
    if (role) return this.#assume(role.arn, role.externalId)
    if (own) return { caller: own.caller, arn: own.identity.arn }
    const why = 'no credentials were given that could read this account'
    return { miss: this.#known.length === 0 && this.#failed ? this.#failed : { why } }
  }

  #auditRoleOf(
    account: string,
    partition: string,
  ): { readonly arn: string; readonly externalId?: string } | undefined {
    for (const { role, externalId } of this.#options.auditRoles) {
      const more = externalId === undefined ? {} : { externalId }
      if (!role.startsWith('arn:')) {
        return { arn: `arn:${partition}:iam::${account}:role/${role.replace(/^\//, '')}`, ...more }
      }
      if (role.split(':')[4] === account) return { arn: role, ...more }
    }
    return undefined
  }

  async #assume(roleArn: string, externalId: string | undefined): Promise<Reader | NoReader> {
    const { base, region, patience } = this.#options
    const hop = { roleArn, sessionName: 'rdsaudit', region, ...(externalId !== undefined && { externalId }) }
    const answer = await base.assume(hop, patience)
    if (answer.state === 'answered') return { caller: answer.value.caller, arn: answer.value.arn }
    const { why, call } = missOf(answer.error)
    return { miss: { why: `${roleArn} could not be assumed: ${why}`, ...(call && { call }) } }
  }
}

/** Of credentials, the message says what to do; the call says nothing. */
function reasonOf({ kind, message }: PeerError, why: string): string {
  return kind === 'credentials' ? message : why
}
