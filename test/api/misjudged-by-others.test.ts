// What linters in use get wrong, each line with what is right: documents that differ in one thing that matters.

import { describe, expect, it } from 'vitest'
import { checkDocuments } from '../../src/api/index.ts'

type Accounts = Readonly<Record<string, { readonly owned: boolean }>>

const here = '444455556666'
const there = '111122223333'
const mine: Accounts = { [here]: { owned: true }, [there]: { owned: true } }
const vendors: Accounts = { [here]: { owned: true }, [there]: { owned: false } }

function role(principal: unknown, condition?: object, more: object = {}): object {
  const statement = {
    Effect: 'Allow',
    Principal: principal,
    Action: 'sts:AssumeRole',
    ...(condition && { Condition: condition }),
    ...more,
  }
  return {
    Role: {
      Arn: `arn:aws:iam::${here}:role/db`,
      AssumeRolePolicyDocument: { Version: '2012-10-17', Statement: [statement] },
    },
  }
}

const roleOf = (account: string) => ({ AWS: `arn:aws:iam::${account}:role/bytebase-instance-role` })
const wholeOf = (account: string) => ({ AWS: `arn:aws:iam::${account}:root` })
const id = (operator: string, value: string | readonly string[]) => ({
  [operator]: { 'sts:ExternalId': value },
})

function connect(resource: string, action = 'rds-db:connect'): object {
  const statement = { Effect: 'Allow', Action: action, Resource: resource }
  return { Version: '2012-10-17', Statement: [statement] }
}

interface Row {
  readonly name: string
  readonly document: object
  readonly accounts?: Accounts
  /** Rules that speak, info left aside. */
  readonly rules: readonly string[]
}

const agreed = 'b6d1c9f2-6a0e-4a57-9f0c-3f6f2f8a9d11'

const rows: readonly Row[] = [
  {
    name: 'a rehearsal inside one account needs no external id',
    document: role(roleOf(here)),
    accounts: mine,
    rules: [],
  },
  {
    name: 'nor does another account of the same owner',
    document: role(roleOf(there)),
    accounts: mine,
    rules: [],
  },
  {
    name: 'a third party does',
    document: role(roleOf(there)),
    accounts: vendors,
    rules: ['missing-external-id'],
  },
  {
    name: 'and is in order with one',
    document: role(roleOf(there), id('StringEquals', agreed)),
    accounts: vendors,
    rules: [],
  },
  {
    name: 'several ids in a list are demanded as one is',
    document: role(roleOf(there), id('StringEquals', [agreed, `${agreed}-2`])),
    accounts: vendors,
    rules: [],
  },
  {
    name: 'an id that may be anything demands nothing',
    document: role(roleOf(there), id('StringLike', '*')),
    accounts: vendors,
    rules: ['arbitrary-external-id'],
  },
  {
    name: 'an id that may be missing demands nothing',
    document: role(roleOf(there), id('StringEqualsIfExists', agreed)),
    accounts: vendors,
    rules: ['optional-external-id'],
  },
  {
    name: 'everyone, narrowed to one role, is that role',
    document: role({ AWS: '*' }, { ArnEquals: { 'aws:PrincipalArn': `arn:aws:iam::${there}:role/tool` } }),
    accounts: mine,
    rules: [],
  },
  {
    name: 'everyone of an organization is no stranger',
    document: role({ AWS: '*' }, { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }),
    accounts: mine,
    rules: [],
  },
  { name: 'everyone is everyone', document: role('*'), rules: ['trust-everyone'] },
  {
    name: 'MFA will do for people of an own account',
    document: role(wholeOf(here), { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
    accounts: mine,
    rules: [],
  },
  {
    name: 'so will the organization',
    document: role(wholeOf(there), { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }),
    accounts: mine,
    rules: [],
  },
  {
    name: 'a trust policy names no resource',
    document: role(roleOf(here), undefined, { Resource: '*' }),
    accounts: mine,
    rules: ['resource-in-trust-policy'],
  },
  {
    name: 'every user of every database',
    document: connect('arn:aws:rds-db:*:*:dbuser:*/*'),
    rules: ['wildcard-db-user'],
  },
  {
    name: 'the name of an instance is no resource id',
    document: connect(`arn:aws:rds-db:us-east-1:${here}:dbuser:my-prod-db/app`),
    rules: ['wrong-rds-db-resource-id'],
  },
  {
    name: 'rds:connect is no action',
    document: connect(`arn:aws:rds-db:us-east-1:${here}:dbuser:db-ABCDEFGHIJKL01234/app`, 'rds:connect'),
    rules: ['misspelt-action'],
  },
  {
    name: 'one statement as an object is read like a list of one',
    document: {
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: 'rds-db:connect', Resource: 'arn:aws:rds-db:*:*:dbuser:*/*' },
    },
    rules: ['wildcard-db-user'],
  },
]

describe('right where others err', () => {
  it.each(rows)('$name', async ({ document, accounts, rules }) => {
    const { findings } = await checkDocuments([{ path: 'policy.json', content: JSON.stringify(document) }], {
      ...(accounts && { accounts }),
    })
    const grave = findings.filter(({ severity }) => severity !== 'info').map(({ rule }) => rule)
    expect(grave).toEqual(rules)
  })
})
