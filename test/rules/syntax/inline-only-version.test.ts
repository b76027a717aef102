import { expect, it } from 'vitest'
import { rule } from '../../../rules/syntax/inline-only-version.ts'
import { findingsOf, policyWith, tryRule } from '../../helpers/try-rule.ts'

const allow = { Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' }

tryRule(rule, [
  { name: 'no version', document: { Statement: [allow] }, finds: [''], says: ['has no Version'] },
  {
    name: 'the version of 2008',
    document: policyWith(allow, '2008-10-17'),
    finds: ['/Version'],
    says: ['cannot be a managed policy'],
  },
  {
    name: 'the version of 2008 with a variable, which is an error elsewhere',
    document: policyWith({ ...allow, Resource: 'arn:aws:s3:::b/${aws:username}' }, '2008-10-17'),
    finds: [],
  },
  { name: 'a misspelt Version', document: { version: '2012-10-17', Statement: [allow] }, finds: [] },
  { name: 'the version of today', document: policyWith(allow), finds: [] },
  { name: 'a version that never was', document: policyWith(allow, '2020-01-01'), finds: [] },
  {
    name: 'a trust policy',
    document: { Statement: [{ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' }] },
    finds: [],
  },
])

it('says what to write', async () => {
  const [missing] = await findingsOf([rule], { document: { Statement: [allow] } })
  expect(missing?.fix?.edits).toEqual([{ do: 'add', pointer: '', name: 'Version', value: '2012-10-17' }])
  const [old] = await findingsOf([rule], { document: policyWith(allow, '2008-10-17') })
  expect(old?.fix?.edits).toEqual([{ do: 'replace', pointer: '/Version', value: '2012-10-17' }])
})
