import { rule } from '../../../rules/connect/mfa-condition-on-login.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const owned = (PolicyDocument: object, Arn = 'arn:aws:iam::444455556666:role/db') =>
  ({ Arn, PolicyDocument }) as never
const both = (first: object, second: object) => ({
  Version: '2012-10-17',
  Statement: [first, second] as never[],
})

const user = 'arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABC/app'
const allow = { Effect: 'Allow', Action: 'rds-db:connect', Resource: user }
const under = (Condition: object) => policyWith({ ...allow, Condition })
const here = '/PolicyDocument/Statement/0/Condition'
const present = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } }

tryRule(rule, [
  { name: 'MFA wanted', document: owned(under(present)), finds: [`${here}/Bool/aws:MultiFactorAuthPresent`] },
  {
    name: 'MFA of this hour wanted',
    document: owned(under({ NumericLessThan: { 'aws:MultiFactorAuthAge': '3600' } })),
    finds: [`${here}/NumericLessThan/aws:MultiFactorAuthAge`],
  },
  {
    name: 'denied without MFA',
    document: owned(
      both(allow, {
        Effect: 'Deny',
        Action: '*',
        Resource: '*',
        Condition: { BoolIfExists: { 'aws:MultiFactorAuthPresent': 'false' } },
      }),
    ),
    finds: ['/PolicyDocument/Statement/1/Condition/BoolIfExists/aws:MultiFactorAuthPresent'],
  },
  {
    name: 'denied with a word that there was none',
    document: owned(
      both(allow, {
        Effect: 'Deny',
        Action: '*',
        Resource: '*',
        Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'false' } },
      }),
    ),
    finds: [],
  },
  {
    name: 'wanted if there is a word about it',
    document: owned(under({ BoolIfExists: { 'aws:MultiFactorAuthPresent': 'true' } })),
    finds: [],
  },
  {
    name: 'of a user',
    document: owned(under(present), 'arn:aws:iam::444455556666:user/jane'),
    finds: [],
    undecided: false,
  },
  { name: 'no condition', document: owned(policyWith(allow)), finds: [] },
  { name: 'nobody said whose the policy is', document: under(present), finds: [], undecided: true },
])
