// What a resource control policy of one's own cannot have. AWS's RCPFullAWSAccess, the one that allows, may.

import {
  defineRule,
  type Found,
  isObject,
  itemsOf,
  type JsonObject,
  keyAt,
  memberOf,
  nothing,
  type Statement,
  stringsOf,
} from '../../src/engine/rule-kit.ts'

interface Facts {
  readonly says: string
}

export const rule = defineRule({
  id: 'unsupported-in-rcp',
  title: 'a resource control policy has something that RCPs cannot have',
  severity: 'error',
  aws: 'refuses',
  subject: 'statement',
  types: ['rcp'],
  since: '0.1.0',
  why: 'AWS Organizations refuses it: an RCP only denies, to everybody, named actions of the services that support RCPs',
  fix: 'Write "Effect": "Deny", "Principal": "*" and actions such as "sts:AssumeRole"; who is exempt goes into "Condition".',
  sources: [
    'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html',
    'https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  covers: ['OR-14'],
  yieldsTo: ['action-and-notaction'],
  examples: {
    bad: [
      {
        policyType: 'rcp',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Principal: { AWS: 'arn:aws:iam::111122223333:root' },
              NotAction: 'sts:*',
              Resource: '*',
            },
          ],
        },
      },
      {
        note: 'RDS has no resource that an RCP could protect',
        policyType: 'rcp',
        document: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Deny', Principal: '*', Action: 'rds-db:connect', Resource: '*' }],
        },
      },
    ],
    good: [
      {
        policyType: 'rcp',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Principal: '*',
              Action: 'sts:AssumeRole',
              Resource: '*',
              Condition: { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } },
            },
          ],
        },
      },
    ],
  },
  find(statement) {
    if (isFullAccess(statement.raw)) return nothing
    const found = [...wrongElements(statement), ...wrongActions(statement)]
    return found.length === 0 ? nothing : found
  },
  say: ({ says }) => says,
})

function isFullAccess(raw: JsonObject): boolean {
  const is = (element: string) => stringsOf(raw, element).join() === '*'
  return memberOf(raw, 'Effect') === 'Allow' && is('Action') && is('Resource') && isEverybody(raw)
}

function isEverybody(raw: JsonObject): boolean {
  const principal = memberOf(raw, 'Principal')
  if (!isObject(principal)) return principal === '*'
  return Object.keys(principal).join() === 'AWS' && stringsOf(principal, 'AWS').join() === '*'
}

function* wrongElements({ raw, pointer }: Statement): Iterable<Found<Facts>> {
  if (memberOf(raw, 'Effect') === 'Allow') {
    yield {
      at: { pointer: `${pointer}/Effect` },
      facts: { says: "an RCP cannot allow; only AWS's RCPFullAWSAccess does" },
    }
  }
  for (const element of ['NotPrincipal', 'NotAction']) {
    if (memberOf(raw, element) === undefined) continue
    yield { at: keyAt(`${pointer}/${element}`), facts: { says: `an RCP cannot have "${element}"` } }
  }
  if (memberOf(raw, 'Principal') !== undefined && !isEverybody(raw)) {
    yield {
      at: { pointer: `${pointer}/Principal` },
      facts: { says: 'the Principal of an RCP can only be "*"' },
      fix: {
        text: '"Principal": "*", and who is meant in "Condition", by aws:PrincipalArn or aws:PrincipalAccount',
      },
    }
  }
}

function* wrongActions({ raw, pointer: at }: Statement): Iterable<Found<Facts>> {
  for (const { value, pointer } of itemsOf(raw, 'Action', at)) {
    if (value === '*') {
      yield {
        at: { pointer },
        facts: { says: 'the Action of an RCP cannot be "*"; it has to name a service, as in "sts:*"' },
      }
    } else if (typeof value === 'string' && /^rds(-db)?:/i.test(value)) {
      yield {
        at: { pointer },
        facts: { says: `RCPs do not support RDS, so none can guard "${value}"` },
        fix: { text: 'remove the action, and deny it in an SCP, which reaches the callers in your accounts' },
      }
    }
  }
}
