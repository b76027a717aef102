import { rule } from '../../../rules/trust/missing-external-id.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const config = { accounts: { '444455556666': { owned: true } } }

function roleTrusting(principal: string, condition?: object) {
  const statement = {
    Effect: 'Allow',
    Principal: { AWS: principal },
    Action: 'sts:AssumeRole',
    ...(condition && { Condition: condition }),
  }
  const trust = { Version: '2012-10-17', Statement: [statement] }
  return { Role: { Arn: 'arn:aws:iam::444455556666:role/db', AssumeRolePolicyDocument: trust } } as never
}

const vendor = 'arn:aws:iam::111122223333:root'
const here = '/Role/AssumeRolePolicyDocument/Statement/0/Principal/AWS'

tryRule(rule, [
  {
    name: 'a whole account of somebody else',
    document: roleTrusting(vendor),
    config,
    finds: [here],
    says: ['111122223333'],
  },
  {
    name: 'a role of somebody else',
    document: roleTrusting('arn:aws:iam::111122223333:role/tool'),
    config,
    finds: [here],
  },
  {
    name: 'the id demanded',
    document: roleTrusting(vendor, { StringEquals: { 'sts:ExternalId': 'a-b' } }),
    config,
    finds: [],
  },
  {
    name: 'an operator that absence satisfies',
    document: roleTrusting(vendor, { StringEqualsIfExists: { 'sts:ExternalId': 'a-b' } }),
    config,
    finds: [here],
  },
  {
    name: 'another condition',
    document: roleTrusting(vendor, { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
    config,
    finds: [here],
  },
  { name: 'its own account', document: roleTrusting('arn:aws:iam::444455556666:root'), config, finds: [] },
  {
    name: 'an account that is owned too',
    document: roleTrusting(vendor),
    config: { accounts: { ...config.accounts, '111122223333': { owned: true } } },
    finds: [],
  },
  { name: 'an account of which nobody said whose it is', document: roleTrusting(vendor), finds: [] },
])
