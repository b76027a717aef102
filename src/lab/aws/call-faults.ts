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
    case 'internalError':
      return new AwsError(
        'InternalFailure',
        'The request processing has failed because of an unknown error, exception or failure.',
        500,
      )
    case 'accessDenied':
      return new AwsError(
        'AccessDenied',
        `User: ${principal} is not authorized to perform: ${action} because no identity-based policy allows the ${action} action`,
        403,
      )
    case 'latency':
    case 'drop':
    case 'truncated':
    case 'htmlPage':
    case 'portalPage':
      return undefined
  }
}

/** What goes over the wire in place of the answer. */
export function spoil(answer: WireAnswer, fault: CallFault['fault'] | undefined): WireAnswer | 'nothing' {
  switch (fault) {
    case 'drop':
      return 'nothing'
    case 'truncated':
      return { ...answer, text: answer.text.slice(0, Math.floor(answer.text.length / 2)) }
    case 'htmlPage':
      return {
        status: 403,
        contentType: 'text/html',
        text: '<!DOCTYPE html>\n<html><head><title>Blocked</title><meta charset=utf-8></head><body>This site is blocked.<br></body></html>\n',
      }
    case 'portalPage':
      return {
        status: 200,
        contentType: 'text/html',
        text: '<html><head><title>Welcome</title></head><body>Please sign in.</body></html>\n',
      }
    default:
      return answer
  }
}

export interface WireAnswer {
  readonly status: number
  readonly contentType: string
  readonly text: string
}
