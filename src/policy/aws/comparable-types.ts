// Which operators can compare what a condition key holds. AWS names the operators for each type; beside them some work
// by accident, because every value can be read as text, and text can be the text of anything.
// https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html

import type { OperatorFamily } from '../operators/operator-name.ts'
import type { ConditionKey } from './global-keys.ts'

// Strings that are never a number, a date or an address, although a tag or a name of somebody's choice might be.
const wordKeys: ReadonlySet<string> = new Set([
  'aws:calledvia',
  'aws:calledviafirst',
  'aws:calledvialast',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:principalservicename',
  'aws:principalservicenameslist',
  'aws:principaltype',
  'aws:referer',
  'aws:requestedregion',
  'aws:resourceorgid',
  'aws:resourceorgpaths',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:useragent',
  'aws:userid',
  'aws:username',
  'sts:externalid',
  'sts:rolesessionname',
  'sts:sourceidentity',
])

/** False if no value that the key can have is one that an operator of the family can read. */
export function canCompare(family: OperatorFamily, { key, types, scope }: ConditionKey): boolean {
  if (family === 'Null' || family === 'String') return true
  const type = family === 'Arn' ? 'ARN' : family === 'IpAddress' ? 'IPAddress' : family
  if (types.some(known => known === type)) return true
  if (type === 'Binary' || types.includes('Binary')) return true
  if (types.includes('String')) return type === 'ARN' || !wordKeys.has(key.toLowerCase())
  // Seconds are a date in the eyes of AWS, and some services keep their dates as seconds.
  if (type === 'Date' && types.includes('Numeric')) return true
  return type === 'Numeric' && types.includes('Date') && scope !== 'global'
}

/**
 * False if the text is never how AWS writes a value of the key, so that an exact comparison of texts never comes out
 * true. Of truths and numbers nothing is said here.
 */
export function canEqualText({ key, types }: ConditionKey, text: string): boolean {
  if (types.includes('String') || types.includes('ARN')) return true
  // A range is no address, and no request is made at a moment that was known before.
  if (types.includes('IPAddress')) return !text.includes('/')
  return !/^aws:(?:CurrentTime|EpochTime)$/i.test(key)
}
