// Subjects of the rules about the configurations of products. They carry what all configurations say together: one
// document of a product may speak of the databases of another.

import type { AppConfig, AppDatabase, AppEntry } from '../model/app-config.ts'
import type { ReadDocument } from '../model/document.ts'
import type { HeldApp, Inventory } from '../model/inventory.ts'
import type { Link } from '../model/link.ts'
import type { WideSubject } from './wide-subjects.ts'

/** The configuration of a product: one document, or one resource of Terraform. */
export interface AppConfigSubject extends WideSubject {
  readonly document: ReadDocument
  readonly app: AppConfig
  /** All configurations, of this product and of others. */
  readonly apps: readonly HeldApp[]
}

/** One part of the configuration of a product that is no database: a matcher, a role. */
export interface AppEntrySubject extends AppConfigSubject {
  readonly entry: AppEntry
}

/** One database that a product knows. */
export interface AppDatabaseSubject extends AppConfigSubject {
  readonly database: AppDatabase
  /** The links that are made of it, one for each user. */
  readonly links: readonly Link[]
  readonly inventory: Inventory
}
