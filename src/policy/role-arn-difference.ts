// How the ARN of a role or user that was written differs from the one that was meant. IAM compares them letter by letter;
// names are unique without their case and their path, so these are slips and nothing else.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html

import { parseArn } from '../model/arn.ts'

export type ArnDifference = 'partition' | 'account' | 'path' | 'case' | 'name'

/** Undefined when they are equal. `name` stands for everything that is no slip in one part. */
export function arnDifference(written: string, meant: string): ArnDifference | undefined {
  if (written === meant) return undefined
  const [is, wanted] = [parseArn(written), parseArn(meant)]
  if (is === undefined || wanted === undefined || is.service !== wanted.service) return 'name'
  const sameAccount = is.account === wanted.account
  if (is.resource === wanted.resource) {
    if (!sameAccount) return 'account'
    return is.partition === wanted.partition ? 'name' : 'partition'
  }
  if (!sameAccount) return 'name'
  if (is.resource.toLowerCase() === wanted.resource.toLowerCase()) return 'case'
  const named = (resource: string) => [
    resource.split('/', 1)[0],
    resource.slice(resource.lastIndexOf('/') + 1),
  ]
  return named(is.resource).join() === named(wanted.resource).join() ? 'path' : 'name'
}
