// A database, or a proxy before one, as RDS describes it.

import type { JsonObject } from '../base/json-value.ts'
import type { TemplateLanguage } from './described.ts'
import type { PlaceInDocument } from './inventory.ts'

/** A name and a port that clients dial. */
export interface DescribedEndpoint extends PlaceInDocument {
  /** In lower case. */
  readonly host: string
  readonly port?: number
}

export interface DescribedDatabase extends PlaceInDocument {
  readonly kind: 'instance' | 'cluster' | 'proxy'
  readonly arn: string
  /** As people name it. */
  readonly name: string
  readonly account: string
  readonly region: string
  /** `db-…`, `cluster-…` or `prx-…`: what a grant has to name. */
  readonly resourceId: string
  /** Those of a cluster are the writer's, the reader's and the custom ones; of a proxy also the further ones. */
  readonly endpoints: readonly DescribedEndpoint[]
  /** In AWS's shape: a reply of DescribeDBInstances, DescribeDBClusters or DescribeDBProxies. */
  readonly value: JsonObject
  /** It stands in a template, and is changed there. */
  readonly planned?: TemplateLanguage
  /** Of a member of a cluster that was described: logins are checked against the cluster. */
  readonly cluster?: DescribedDatabase
}
