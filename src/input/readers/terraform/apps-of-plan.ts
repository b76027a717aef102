// Resources of the providers of products → the configurations that they are.

import type { AppConfig } from '../../../model/app-config.ts'
import { isInstance, readInstance } from '../bytebase/instance.ts'
import type { PlannedResource } from './plan.ts'

/** Nothing for a resource of AWS. What only reads, data, is no less a configuration. */
export function appsOf({ type, address, values, pointer }: PlannedResource): readonly AppConfig[] {
  switch (type) {
    case 'bytebase_instance':
      return isInstance(values) ? [readInstance(values, pointer, type, address)] : []
    default:
      return []
  }
}
