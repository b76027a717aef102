// What the configuration of a product says of the databases that it logs in to: in words that are the same for every
// product, each value with the place where it is written.

import type { JsonValue } from '../base/json-value.ts'
import type { Product } from './link.ts'

/** The services of AWS whose databases are logged in to with an identity of IAM, as Teleport calls them. */
export type DatabaseService =
  | 'rds'
  | 'rdsproxy'
  | 'redshift'
  | 'redshift-serverless'
  | 'elasticache'
  | 'elasticache-serverless'
  | 'memorydb'
  | 'docdb'
  | 'dynamodb'
  | 'keyspaces'
  | 'opensearch'

/** A value, and where it is written. */
export interface Written<T = string> {
  readonly value: T
  readonly pointer: string
}

/** A part of the configuration, in the product's own words. */
export interface AppEntry {
  /** The product's own word for what it is: `matcher`, `role`, `data source`. */
  readonly kind: string
  readonly name: string
  readonly pointer: string
  /**
   * Everything it says, by the product's own name of the field, with dots where it is inside another: `aws.account_id`.
   * Lists and maps are one value.
   */
  readonly settings: ReadonlyMap<string, Written<JsonValue>>
}

/** A database that the product knows. */
export interface AppDatabase extends AppEntry {
  /** Undefined for one that is not logged in to with an identity of IAM. */
  readonly service: DatabaseService | undefined
  /** As the product names it. */
  readonly engine?: Written
  readonly host?: Written
  readonly port?: Written<number>
  readonly region?: Written
  readonly account?: Written
  /** `db-…`, `cluster-…`, `prx-…`; of other services the id or the name that their ARNs have. */
  readonly resourceId?: Written
  /** The one database user that the product logs in as, where the database says it. */
  readonly user?: Written
  /** The role that is assumed on the way, and what is sent with the call. */
  readonly role?: Written
  readonly externalId?: Written
  /** Seconds that the product asks for; undefined where it does not ask. */
  readonly sessionSeconds?: number
  /** Why nobody can tell whether a role is assumed, and which; where it stands that something is set. */
  readonly hiddenRole?: Written
}

/** One document, or one resource of Terraform, that is a product's. */
export interface AppConfig {
  readonly product: Product
  /** The product's own word for the document: `teleport.yaml`, `db`, `instance`. */
  readonly kind: string
  readonly name: string
  readonly pointer: string
  /** The role or user that the product runs as, where the document says it. */
  readonly caller?: Written
  readonly databases: readonly AppDatabase[]
  /** What is no database: matchers, selectors, roles. */
  readonly entries: readonly AppEntry[]
  /** What it says of itself as a whole. */
  readonly settings: ReadonlyMap<string, Written<JsonValue>>
}
