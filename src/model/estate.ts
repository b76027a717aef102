// What AWS says of databases and what is around them, looked up: lists by account and region, in AWS's shapes.

import type { Sighting } from './described.ts'
import type { DescribedDatabase } from './described-database.ts'
import type { PlaceInDocument } from './inventory.ts'

/** An entry of a list, with the document that holds it. */
export interface Sighted extends Sighting, PlaceInDocument {}

export interface Where {
  readonly account: string
  readonly region: string
}

export interface Estate {
  readonly databases: readonly DescribedDatabase[]
  /** By a name that clients dial, in any case. */
  databaseAt(host: string): DescribedDatabase | undefined
  /** By resource id, or by ARN. */
  databaseOf(id: string): DescribedDatabase | undefined
  /** What was read of a list, such as `SecurityGroups`. */
  sightings(list: string, where: Where): readonly Sighted[]
  /** What was read of a list anywhere: replies of EC2 do not always tell their region. */
  all(list: string): readonly Sighted[]
  /** Why a list may lack something; undefined when it was read to its end. */
  gapOf(list: string, where: Where): string | undefined
  /** The same of a list that somebody asked for: of lists that nobody asked for, there is nothing to say. */
  refusalOf(list: string, where: Where): string | undefined
}

export const emptyEstate: Estate = {
  databases: [],
  databaseAt: () => undefined,
  databaseOf: () => undefined,
  sightings: () => [],
  all: () => [],
  refusalOf: () => undefined,
  gapOf: list => `nobody gave ${list}`,
}
