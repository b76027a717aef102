// Resources of Terraform that are the configuration of a product: of plans, states and files alike. Values that are not
// known are unknown texts; places are below that of the values.

import type { JsonObject } from '../../base/json-value.ts'
import type { AppConfig } from '../../model/app-config.ts'
import { isInstance, readInstance } from './bytebase/instance.ts'
import { readTeleportResource } from './teleport/read-teleport.ts'

/** A resource with its values, as a plan or a file tells it. */
interface Resource {
  readonly type: string
  readonly address: string
  readonly values: JsonObject
  readonly pointer: string
}

/** Undefined for a resource that is no product's. What only reads, data, is no less a configuration. */
export function readAppResource({ type, address, values, pointer }: Resource): AppConfig | undefined {
  switch (type) {
    case 'bytebase_instance':
      return isInstance(values) ? readInstance(values, pointer, type, address) : undefined
    case 'teleport_database':
    case 'teleport_role':
      return readTeleportResource(type, values, pointer)
    default:
      return undefined
  }
}
