// Faults of the AWS endpoint: what a world says goes wrong with calls.

import type { CallFault } from '../world.ts'
import { AwsError } from './aws-error.ts'

/** The fault that hits a call of the action, if any; a fault with a number of times wears out. */
export function makeFaults(faults: readonly CallFault[] = []): (action: string) => CallFault | undefined {
  const left = new Map(faults.map(fault => [fault, fault.times ?? Number.POSITIVE_INFINITY]))
  return action => {
    const fault = faults.find(candidate => candidate.action === action && (left.get(candidate) ?? 0) > 0)
    if (fault) left.set(fault, (left.get(fault) ?? 0) - 1)
    return fault
  }
}

/** The error that a fault is answered with; undefined for those that are none. */
export function errorOf({ fault, action }: CallFault, principal: string): AwsError | undefined {
  switch (fault) {
    case 'throttle':
      return new AwsError('Throttling', 'Rate exceeded', 400)
    case 'serverError':
      return new AwsError(
        'ServiceUnavailable',
        'The request has failed due to a temporary failure of the server.',
        503,
      )
    case 'accessDenied':
      return new AwsError(
        'AccessDenied',
        `User: ${principal} is not authorized to perform: ${action} because no identity-based policy allows the ${action} action`,
        403,
      )
    case 'latency':
    case 'drop':
      return undefined
  }
}
