import { expect, it } from 'vitest'
import { rule } from '../../../rules/syntax/unknown-effect.ts'
import { findingsOf, policyWith, tryRule } from '../../helpers/try-rule.ts'

const rest = { Action: 's3:ListAllMyBuckets', Resource: '*' }
const at = ['/Statement/0/Effect']

tryRule(rule, [
  {
    name: 'lower case',
    document: policyWith({ Effect: 'allow', ...rest }),
    finds: at,
    says: ['"allow" is no effect; did you mean "Allow"?'],
  },
  { name: 'upper case', document: policyWith({ Effect: 'DENY', ...rest }), finds: at, says: ['"Deny"?'] },
  {
    name: 'a blank behind it',
    document: policyWith({ Effect: 'Allow ', ...rest }),
    finds: at,
    says: ['"Allow"?'],
  },
  { name: 'a slip', document: policyWith({ Effect: 'Alow', ...rest }), finds: at, says: ['"Allow"?'] },
  { name: 'past tense', document: policyWith({ Effect: 'Allowed', ...rest }), finds: at, says: ['"Allow"?'] },
  {
    name: 'another word',
    document: policyWith({ Effect: 'Permit', ...rest }),
    finds: at,
    says: ['AWS knows "Allow" and "Deny"'],
  },
  { name: 'an empty string', document: policyWith({ Effect: '', ...rest }), finds: at },
  { name: 'Allow', document: policyWith({ Effect: 'Allow', ...rest }), finds: [] },
  { name: 'Deny', document: policyWith({ Effect: 'Deny', ...rest }), finds: [] },
  { name: 'none', document: policyWith(rest), finds: [] },
  {
    name: 'a list, which is another matter',
    document: policyWith({ Effect: ['Allow'], ...rest }),
    finds: [],
  },
])

it('replaces only what it recognises', async () => {
  const [known] = await findingsOf([rule], { document: policyWith({ Effect: 'deny', ...rest }) })
  expect(known?.fix?.edits).toEqual([{ do: 'replace', pointer: '/Statement/0/Effect', value: 'Deny' }])
  const [unknown] = await findingsOf([rule], { document: policyWith({ Effect: 'Permit', ...rest }) })
  expect(unknown?.fix).toBeUndefined()
})
