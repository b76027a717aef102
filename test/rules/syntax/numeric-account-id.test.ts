import { rule } from '../../../rules/syntax/numeric-account-id.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const trust = (principal: unknown, condition: object = {}) =>
  policyWith({ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole', Condition: condition })

tryRule(rule, [
  {
    name: 'a principal',
    document: trust({ AWS: 111122223333 }),
    finds: ['/Statement/0/Principal/AWS'],
    says: ['the account id 111122223333 is a number, not a text'],
  },
  {
    name: 'one of several, with its zeros lost',
    document: trust({ AWS: ['111122223333', 11223344] }),
    finds: ['/Statement/0/Principal/AWS/1'],
    says: ['a number of 8 digits: leading zeros are lost'],
  },
  { name: 'without a kind', document: trust(111122223333), finds: ['/Statement/0/Principal'] },
  {
    name: 'a condition on an account',
    document: trust({ AWS: '*' }, { StringEquals: { 'aws:SourceAccount': [11122223333, 111122223333] } }),
    finds: ['/Statement/0/Condition/StringEquals/aws:SourceAccount/0'],
    says: ['11 digits'],
  },
  {
    name: 'other numbers',
    document: trust({ AWS: ['111122223333', 1.5] }, { NumericLessThan: { 'aws:MultiFactorAuthAge': 3600 } }),
    finds: [],
  },
])
