// Subjects that need more than the text of one document: who may get in, what a grant opens, both sides of a hop, a
// whole link. They are made once all documents have been read.

import type { Document, ReadDocument } from '../model/document.ts'
import type { Account, Database, HeldPolicy, Identity, Inventory } from '../model/inventory.ts'
import type { Known } from '../model/known.ts'
import type { Hop, Link } from '../model/link.ts'
import type { NodePlace } from '../model/place.ts'
import type { Item, Policy, Statement } from '../model/policy.ts'
import type { PrincipalForm, PrincipalKind } from '../model/principal.ts'
import type { AssumeSide } from '../policy/assume-side.ts'
import type { Coverage } from '../policy/coverage.ts'
import type { Decision } from '../policy/decision.ts'
import type { Entrance } from '../policy/entrance.ts'
import type { HopSides } from '../policy/hop-sides.ts'
import type { LoginSide } from '../policy/login-side.ts'
import type { RoleCoverage } from '../policy/role-coverage.ts'
import type { TrustSide } from '../policy/trust-side.ts'
import type { AppConfigSubject, AppDatabaseSubject, AppEntrySubject } from './app-subjects.ts'
import type { CrossingSubject } from './crossing-subject.ts'
import type { DatabaseSubject } from './database-subject.ts'
import type { HopCause } from './hop-cause.ts'
import type { HttpEndpointSubject } from './http-endpoint-subject.ts'
import type { KnownLogin } from './known-logins.ts'
import type { LoginCause, OtherLogin } from './login-causes.ts'
import type { Need } from './need.ts'
import type { SecretSubject } from './secret-subject.ts'
import type { refusedDiscovery, ServiceNeed } from './service-needs.ts'

/** What every wide subject has: where its findings are unless they say otherwise. */
export interface WideSubject {
  readonly document: Document
  readonly own: NodePlace
  /** How the subject is named where it could not be decided: a path, a role, a link. */
  readonly name: string
  /** What could not be seen, by the name under which rules need it, with the reason. */
  readonly unseen: ReadonlyMap<Need, string>
  /** The statement that findings are about, where the subject is one. */
  readonly statement?: Statement
}

/** Whose an account is, seen from the role's. */
export type Relation =
  /** The role's own account. */
  | 'same'
  /** Another account of the same owner. */
  | 'owned'
  /** Somebody else's: declared so, or not among the accounts that were declared as owned. */
  | 'third-party'
  /** Another account, and nobody said whose. */
  | 'foreign'
  /** The role's own account is not known, or whose this is. */
  | 'unknown'

/** One principal that an Allow statement of a trust policy names. */
export interface Trusted {
  readonly statement: Statement
  readonly element: 'Principal' | 'NotPrincipal'
  /** `AWS` for a bare `"*"`. */
  readonly kind: PrincipalKind
  /** Undefined for a text that names nobody. */
  readonly form: PrincipalForm | undefined
  /** As written. */
  readonly value: string
  readonly pointer: string
  /** Twelve digits; undefined for services, providers, everyone. */
  readonly account: string | undefined
  readonly relation: Relation
}

/** Somebody who gets in through a principal that a statement names. */
export interface Entrant {
  readonly trusted: Trusted
  readonly statement: Statement
  readonly entrance: Entrance
  /** Who asks: the identity itself, or one that no policy names, of the account or of no known account. */
  readonly principal: string
  /** Undefined where anybody gets in, of any account. */
  readonly account: string | undefined
  readonly relation: Relation
  /** Any identity of the account, or of all accounts, stands for this. */
  readonly isWhole: boolean
}

/** A trust policy, with the role it belongs to where that is known. */
export interface TrustSubject extends WideSubject {
  readonly document: ReadDocument
  readonly policy: Policy
  readonly statements: readonly Statement[]
  /** Principals of its Allow statements, in the order of the text. */
  readonly trusted: readonly Trusted[]
  readonly role: Known<Identity>
  readonly accounts: ReadonlyMap<string, Account>
  relationTo(account: string): Relation
  /** The trust policy itself, to be asked. Made when first used. */
  readonly side: TrustSide
  /** One Allow statement with all Denies, to be asked. Made when first used. */
  entrance(statement: Statement): Entrance
  /** Who gets in, as far as `sts:AssumeRole` goes. Worked out when first used. */
  readonly entrants: readonly Entrant[]
  /** The role's permissions reach `rds-db:connect`, as far as they were seen, or a link logs in with it. */
  readonly connects: boolean
  /** Hops of links that go through the role. */
  readonly hops: readonly HopOfLink[]
}

export interface HopOfLink {
  readonly link: Link
  readonly hop: Hop
  /** From 0. */
  readonly index: number
  /** Who makes the call; undefined when nobody said. */
  readonly caller: Identity | undefined
}

/** One value of `Resource` or `NotResource`, with what it opens of databases and their users. */
export interface OpenedResource extends Item {
  readonly value: string
  readonly element: 'Resource' | 'NotResource'
  /** What its owner can log in to through it, all policies that were seen considered. Of `NotResource`: what is left out. */
  readonly coverage: Coverage
  /** What the text alone says. */
  readonly asWritten: Coverage
  /** The logins of links that it covers. */
  readonly logins: readonly KnownLogin[]
}

/** A statement of permissions that lets its owner connect, as far as the statement alone goes. */
export interface GrantSubject extends WideSubject {
  readonly document: ReadDocument
  readonly policy: Policy
  readonly statement: Statement
  /** The values of `Action` that reach `rds-db:connect`; none where `NotAction` lets it through. */
  readonly actions: readonly Item[]
  /** True when all its actions are of `rds-db`: the resources were written for connecting. */
  readonly isOnlyForConnecting: boolean
  /** True when connecting is named in it: by its actions, or by the ARN of a database user. */
  readonly isWrittenForConnecting: boolean
  readonly resources: readonly OpenedResource[]
  readonly owner: Known<Identity>
  readonly inventory: Inventory
  /** Links whose token is signed by the owner. */
  readonly links: readonly Link[]
  /** Hops that the owner makes. */
  readonly hops: readonly HopOfLink[]
  /** The owner's login as the user of an ARN, by all of its policies that were seen. */
  readonly side: LoginSide
}

/** One value of `Resource` or `NotResource`, with the roles it opens. */
export interface AssumedResource extends Item {
  readonly value: string
  readonly element: 'Resource' | 'NotResource'
  /** What its owner may assume through it, all policies that were seen considered. Of `NotResource`: what is left out. */
  readonly coverage: RoleCoverage
}

/** A statement of permissions that lets its owner assume roles, as far as the statement alone goes. */
export interface AssumeGrantSubject extends WideSubject {
  readonly document: ReadDocument
  readonly policy: Policy
  readonly statement: Statement
  /** The values of `Action` that reach `sts:AssumeRole`; none where `NotAction` lets it through. */
  readonly actions: readonly Item[]
  readonly resources: readonly AssumedResource[]
  readonly owner: Known<Identity>
  readonly inventory: Inventory
  /** True when an action of STS is named in it: not by way of a wildcard for everything. */
  readonly isWrittenForAssuming: boolean
  /** Hops that the owner makes. */
  readonly hops: readonly HopOfLink[]
  readonly side: AssumeSide
}

/** The parts of an ARN that say where something is. */
export interface Home {
  readonly partition: string
  readonly region: string
  readonly account: string
}

/** All permissions of an identity, or of one policy whose owner nobody told, that may connect or assume roles. */
export interface PermissionsSubject extends WideSubject {
  readonly document: ReadDocument
  readonly policies: readonly HeldPolicy[]
  readonly owner: Known<Identity>
  readonly mayConnect: boolean
  readonly mayAssume: boolean
  readonly grants: readonly GrantSubject[]
  /** Hops that the owner makes. */
  readonly hops: readonly HopOfLink[]
  /** Where its databases are, told by its grants as far as they tell: to ask about resources beside them. */
  readonly home: Home
  /** Whether some statement may speak of the service's actions: where none does, nothing of it is allowed. */
  speaksOf(service: string): boolean
  /** Whether the policies allow an action on a resource, conditions aside where nothing is known; by the evaluator. */
  decide(action: string, resource: string): Decision
  /** The statement that allows it, for a finding's place. */
  allowedBy(
    action: string,
    resource: string,
  ): { readonly held: HeldPolicy; readonly statement: Statement } | undefined
}

/** One assumption of a role, with both sides. */
export interface HopSubject extends WideSubject, HopOfLink {
  readonly accounts: ReadonlyMap<string, Account>
  relationTo(account: string): Relation
  /** Undefined when nobody said who calls. */
  readonly sides: HopSides | undefined
  /** Why it fails; none where it works, or may work. */
  readonly causes: readonly HopCause[]
}

/** A whole link, with what its last identity may do at the database. */
export interface LinkSubject extends WideSubject {
  readonly link: Link
  readonly inventory: Inventory
  readonly hops: readonly HopSubject[]
  readonly signer: Identity | undefined
  readonly database: Database | undefined
  /** The ARN that the login needs, when all its parts are known. */
  readonly neededArn: string | undefined
  /** Undefined when the ARN or the signer is not known. */
  readonly login: Decision | undefined
  /** What a login to another service than RDS needs; undefined where that is not known, and for RDS. */
  readonly serviceNeeds: readonly ServiceNeed[] | undefined
  /** What is asked to find databases, and is refused; none for a link to a database that is named. */
  readonly refusedDiscovery: ReturnType<typeof refusedDiscovery>
  /** Who asks AWS about the database, where the product does so. */
  readonly asker: Identity | undefined
  /** What it asks about the database that is named, and is refused. */
  readonly refusedMetadata: readonly string[]
  /** Why the login is not allowed; none where it is, or may be. */
  readonly loginCauses: readonly LoginCause[]
  /** Who may log in as the same database user; none where the ARN is not known. */
  readonly others: readonly OtherLogin[]
  /** What this and other links log in as. */
  readonly logins: readonly KnownLogin[]
}

export interface WideSubjectOf {
  readonly crossing: CrossingSubject
  readonly secret: SecretSubject
  readonly 'http-endpoint': HttpEndpointSubject
  readonly 'app-config': AppConfigSubject
  readonly 'app-entry': AppEntrySubject
  readonly 'app-database': AppDatabaseSubject
  readonly database: DatabaseSubject
  readonly trust: TrustSubject
  readonly grant: GrantSubject
  readonly 'assume-grant': AssumeGrantSubject
  readonly permissions: PermissionsSubject
  readonly hop: HopSubject
  readonly link: LinkSubject
}

export type WideSubjectKind = keyof WideSubjectOf

export const wideSubjectKinds: readonly WideSubjectKind[] = [
  'trust',
  'grant',
  'assume-grant',
  'permissions',
  'hop',
  'link',
  'database',
  'crossing',
  'secret',
  'http-endpoint',
  'app-config',
  'app-entry',
  'app-database',
]
