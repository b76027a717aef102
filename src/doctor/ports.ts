// What the doctor reaches the outside through: a value with functions, so that tests can give their own.

import type { Patience } from '../live/answer.ts'
import type { AwsCaller } from '../live/aws/ports.ts'
import type { DatabasePorts } from '../live/database/ports.ts'
import type { CaBundle, NetworkPorts } from '../live/network/ports.ts'
import type { DeclaredLink } from '../model/setup.ts'
import type { IdentityClaims } from './evidence.ts'
import type { Judge, LiveDocument } from './judgement.ts'

/** Who reads: the link's caller its own account, others theirs. */
export interface Describers {
  readonly base: AwsCaller
  readonly others: readonly AwsCaller[]
}

export interface DoctorPorts {
  /** The credentials of the link's caller. Loads AWS's SDK. */
  openCaller(): Promise<AwsCaller>
  /** Credentials that may read accounts of the link, if somebody named some. */
  readonly openReaders?: () => Promise<readonly AwsCaller[]>
  /** Loads what opens sockets. */
  network(): Promise<NetworkPorts>
  /** Loads the drivers. */
  database(): Promise<DatabasePorts>
  /** Certificate authorities to trust in a region. */
  trust(region: string): Promise<CaBundle>
  /** What the token in a file claims. @throws Error when the file holds none. */
  readIdentityToken(file: string): Promise<IdentityClaims>
  /** What AWS says of the identities, databases and networks of links, as a document. */
  describe(links: readonly DeclaredLink[], readers: Describers, patience: Patience): Promise<LiveDocument>
  /** Judges policies by the rules of `check`. */
  readonly judge: Judge
  /** A text nobody can guess. */
  random(): string
}
