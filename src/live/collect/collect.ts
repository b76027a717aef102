// A snapshot of what AWS says now. Every part that could not be read says so, with the call and its error.

import type { AccountSnapshot, RegionSnapshot, Snapshot } from '../../model/snapshot.ts'
import { itemsOf } from '../../model/snapshot-part.ts'
import type { Patience } from '../answer.ts'
import type { AwsReads } from '../aws/ports.ts'
import { collectCopies } from './collect-copies.ts'
import { collectDatabases, databasesOf, secretsOf } from './collect-databases.ts'
import { collectIam } from './collect-iam.ts'
import { collectNetwork } from './collect-network.ts'
import { collectOrganization } from './collect-organization.ts'
import { collectSecrets } from './collect-secrets.ts'
import { type Gap, Gaps, type Miss } from './gaps.ts'
import type { LongLists } from './long-lists.ts'
import { type ReaderOptions, Readers } from './readers.ts'
import { accountOf, type Wish } from './wish.ts'

export interface Collected {
  readonly snapshot: Snapshot
  /** What was asked for, and could not be had. */
  readonly gaps: readonly Gap[]
  /** How many questions AWS answered, beside who the callers are. None: nothing of the snapshot comes from AWS. */
  readonly answers: number
}

export interface CollectOptions {
  readonly takenAt: Date
  /**
   * Where the identities of whole accounts go, when all of them are wanted: also those of the accounts that somebody is
   * in, when no link and no identity was named.
   */
  readonly whole?: LongLists
}

/** Never throws for what AWS does. */
export async function collect(
  wish: Wish,
  readerOptions: ReaderOptions,
  { takenAt, whole }: CollectOptions,
): Promise<Collected> {
  const gaps = new Gaps()
  const readers = new Readers(readerOptions, gaps)
  await readers.meet()
  const named = [...wish.identities.map(accountOf), ...wish.databases.map(({ account }) => account)]
  const accounts = new Set(named.length > 0 || !whole ? named : readers.accounts)
  const collector = new AccountCollector(wish, whole, readers, readerOptions.patience, gaps)
  const collected = await Promise.all([...accounts].map(account => collector.account(account)))
  const snapshot: Snapshot = { formatVersion: 1, takenAt: takenAt.toISOString(), accounts: collected }
  return { snapshot, gaps: gaps.all(), answers: gaps.answers }
}

class AccountCollector {
  readonly #wish: Wish
  readonly #whole: LongLists | undefined
  readonly #readers: Readers
  readonly #patience: Patience
  readonly #gaps: Gaps

  constructor(wish: Wish, whole: LongLists | undefined, readers: Readers, patience: Patience, gaps: Gaps) {
    this.#wish = wish
    this.#whole = whole
    this.#readers = readers
    this.#patience = patience
    this.#gaps = gaps
  }

  async account(account: string): Promise<AccountSnapshot> {
    const identities = this.#wish.identities.filter(arn => accountOf(arn) === account)
    const reader = await this.#readers.of(account, identities[0]?.split(':')[1])
    if ('miss' in reader) return this.#unseen(account, identities, reader.miss)
    const { caller, arn } = reader
    const { read } = caller
    const whole = this.#whole
    const [{ iam, named, absent }, organization] = await Promise.all([
      collectIam({ account, identities, ...(whole && { whole }) }, read, this.#patience, this.#gaps),
      collectOrganization(account, read, this.#patience, this.#gaps),
    ])
    const profiles = named
      .filter(role => this.#wish.callers.includes(role.Arn))
      .flatMap(({ InstanceProfileList = [] }) => InstanceProfileList.map(profile => profile.Arn))
    const regions = await Promise.all(
      this.#regionsOf(account).map(region => this.#region(account, region, profiles, read)),
    )
    return {
      Account: account,
      readAs: arn,
      ...(absent.length > 0 && { absent }),
      iam,
      organization,
      regions: await collectCopies(account, regions, this.#wish.databases, read, this.#patience, this.#gaps),
    }
  }

  #unseen(account: string, identities: readonly string[], miss: Miss): AccountSnapshot {
    for (const judges of identities)
      this.#gaps.note({ account, what: judges.split(':').slice(5).join(':'), judges, ...miss })
    if (identities.length === 0) this.#gaps.note({ account, what: 'everything', ...miss })
    const unseen = { state: 'unseen', ...miss } as const
    const rds = { DBInstances: unseen, DBClusters: unseen, DBProxies: unseen, DBProxyEndpoints: unseen }
    return {
      Account: account,
      iam: { UserDetailList: unseen, GroupDetailList: unseen, RoleDetailList: unseen, Policies: unseen },
      organization: unseen,
      regions: this.#regionsOf(account).map(Region => ({ Region, rds })),
    }
  }

  /** Of the account's databases; and of the callers, who are most likely where the databases are. */
  #regionsOf(account: string): readonly string[] {
    const own = this.#wish.databases.filter(one => one.account === account).map(({ region }) => region)
    const calls = this.#wish.callers.some(arn => accountOf(arn) === account)
    const others = calls ? this.#wish.databases.map(({ region }) => region) : []
    return [...new Set([...own, ...others, ...this.#wish.regions])].sort()
  }

  async #region(
    account: string,
    Region: string,
    instanceProfiles: readonly string[],
    read: AwsReads,
  ): Promise<RegionSnapshot> {
    const place = { account, region: Region }
    const wishes = this.#wish.databases.filter(one => one.account === account && one.region === Region)
    const readsDatabases = wishes.length > 0 || this.#wish.regions.includes(Region)
    const rds = readsDatabases
      ? await collectDatabases(place, wishes, read, this.#patience, this.#gaps)
      : undefined
    const { instances, clusters, proxies } = databasesOf(rds ?? {}, wishes)
    const secrets = secretsOf(proxies)
    const [ec2, ofSecrets] = await Promise.all([
      collectNetwork(
        place,
        {
          ...networkOf([...instances, ...clusters, ...proxies], itemsOf(rds?.DBSubnetGroups)),
          instanceProfiles,
        },
        read,
        this.#patience,
        this.#gaps,
      ),
      secrets.length === 0 ? {} : collectSecrets(place, secrets, read, this.#patience, this.#gaps),
    ])
    return { Region, ...(rds && { rds }), ...(ec2 && { ec2 }), ...ofSecrets }
  }
}

/** Networks and security groups of instances, clusters and proxies, which each say it in their own way. */
function networkOf(
  databases: readonly Readonly<Record<string, unknown>>[],
  subnetGroups: readonly Readonly<Record<string, unknown>>[],
): {
  readonly vpcs: readonly string[]
  readonly securityGroups: readonly string[]
} {
  const texts = (values: readonly unknown[]) => [
    ...new Set(values.filter((value): value is string => typeof value === 'string')),
  ]
  const list = (value: unknown) => (Array.isArray(value) ? (value as readonly unknown[]) : [])
  const member = (value: unknown, name: string) =>
    (value as Readonly<Record<string, unknown>> | undefined)?.[name]
  return {
    // A cluster names its subnet group, an instance holds it.
    vpcs: texts(
      databases.flatMap(one => [
        one['VpcId'],
        member(one['DBSubnetGroup'], 'VpcId'),
        ...subnetGroups
          .filter(group => group['DBSubnetGroupName'] === one['DBSubnetGroup'])
          .map(group => group['VpcId']),
      ]),
    ),
    securityGroups: texts(
      databases.flatMap(one => [
        ...list(one['VpcSecurityGroups']).map(group => member(group, 'VpcSecurityGroupId')),
        ...list(one['VpcSecurityGroupIds']),
      ]),
    ),
  }
}
