// Which keys never have a `*` or `?` in their value, so that one in an exact comparison is surely meant as a wildcard.

import { isClaim } from '../condition-key-syntax.ts'
import type { ConditionKey } from './global-keys.ts'

// Names, ids and paths whose characters AWS documents: account, organization, VPC and endpoint ids; service names and
// regions; names of users, sessions and source identities ([\w+=,.@-]) and external ids ([\w+=,.@:/-]).
// https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html
const plain: ReadonlySet<string> = new Set([
  'aws:calledvia',
  'aws:calledviafirst',
  'aws:calledvialast',
  'aws:ec2instancesourcevpc',
  'aws:principalaccount',
  'aws:principalorgid',
  'aws:principalorgmasteraccountid',
  'aws:principalorgpaths',
  'aws:principalservicename',
  'aws:principalservicenameslist',
  'aws:principaltype',
  'aws:requestedregion',
  'aws:resourceaccount',
  'aws:resourceorgid',
  'aws:resourceorgpaths',
  'aws:sourceaccount',
  'aws:sourceidentity',
  'aws:sourceorgid',
  'aws:sourceorgpaths',
  'aws:sourceowner',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:userid',
  'aws:username',
  'aws:vpceaccount',
  'aws:vpceorgid',
  'aws:vpceorgpaths',
  'iam:awsservicename',
  'iam:passedtoservice',
  'sts:awsservicename',
  'sts:externalid',
  'sts:rolesessionname',
  'sts:sourceidentity',
])

/**
 * False for ARNs, numbers, dates and the like, for the keys above, for tags of principals, whose characters IAM
 * limits, and for claims of OIDC tokens: subjects of clusters and repositories have no such characters.
 */
export function canHoldWildcardCharacters({ key, types, scope }: ConditionKey): boolean {
  if (!types.includes('String')) return false
  const lower = key.toLowerCase()
  if (plain.has(lower) || lower.startsWith('aws:principaltag/')) return false
  return !(scope === 'federation' && (isClaim(key) || key.startsWith('${OidcProvider}')))
}
