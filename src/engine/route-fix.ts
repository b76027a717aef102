// The route that is missing, as a command, where a peering that would carry it is known.

import type { RouteFault } from '../network/crossing/routing.ts'
import type { Fix } from './define-rule.ts'

/** Nothing, where no peering leads there: which way to take is not for rules to say. */
export function routeFix({ kind, table, range, peering }: RouteFault): { readonly fix?: Fix } {
  if (peering === undefined) return {}
  const verb = kind === 'missing' ? 'create-route' : 'replace-route'
  return {
    fix: {
      text: `aws ec2 ${verb} --route-table-id ${table} --destination-cidr-block ${range} --vpc-peering-connection-id ${peering}`,
    },
  }
}
