// The way from one place where a link's caller runs to the link's database, and the questions that are asked about it.

import type { Entry } from '../../model/aws-entry.ts'
import type { DescribedNetwork } from '../described-network.ts'
import type { NetworkEnd } from '../network-ends.ts'

export interface Crossing {
  readonly client: NetworkEnd
  readonly database: NetworkEnd
  readonly port: number
  readonly described: DescribedNetwork
}

/** Whose side something stands on. */
export type CrossingSide = 'client' | 'database'

/** Something that keeps the two apart, with the entry of AWS's description that says so. */
export interface CrossingFault {
  readonly at: Entry
  /** Of the entry, the member to point at. */
  readonly member?: string
  readonly side: CrossingSide
}

/** What a list that was needed lacks. */
export function notDescribed(what: string): string {
  return `${what} was not described`
}
