import { rule } from '../../../rules/syntax/statement-without-principal.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const at = ['/Statement/0']

tryRule(rule, [
  {
    name: 'what looks like a trust policy',
    document: policyWith({ Effect: 'Allow', Action: 'sts:AssumeRole' }),
    finds: at,
    says: ['what looks like a trust policy'],
  },
  {
    name: 'a trust policy in its wrapper',
    document: { AssumeRolePolicyDocument: policyWith({ Effect: 'Allow', Action: 'sts:AssumeRole' }) },
    finds: ['/AssumeRolePolicyDocument/Statement/0'],
    says: ['this statement of a trust policy'],
  },
  {
    name: 'one statement of a bucket policy',
    document: {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' },
        { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: '*' },
      ],
    },
    finds: at,
    says: ['a resource policy'],
  },
  {
    name: 'an RCP',
    policyType: 'rcp',
    document: policyWith({ Effect: 'Deny', Action: 'sts:*', Resource: '*' }),
    finds: at,
    says: ['an RCP'],
  },
  {
    name: 'a permission policy',
    document: policyWith({ Effect: 'Allow', Action: 's3:*', Resource: '*' }),
    finds: [],
  },
  {
    name: 'a misspelt principal',
    policyType: 'trust',
    document: policyWith({ Effect: 'Allow', principals: '*', Action: 'sts:AssumeRole' }),
    finds: [],
  },
  {
    name: 'an empty one, which is another matter',
    policyType: 'trust',
    document: policyWith({ Effect: 'Allow', Principal: {}, Action: 'sts:AssumeRole' }),
    finds: [],
  },
])
