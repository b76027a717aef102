import { expect, it } from 'vitest'
import { rule } from '../../../rules/syntax/malformed-sid.ts'
import { findingsOf, policyWith, tryRule } from '../../helpers/try-rule.ts'

const allow = { Effect: 'Allow', Action: 's3:ListAllMyBuckets', Resource: '*' }
const sid = (Sid: string) => policyWith({ Sid, ...allow })
const at = ['/Statement/0/Sid']

tryRule(rule, [
  { name: 'hyphens', document: sid('describe-databases'), finds: at, says: ['has a "-" in it'] },
  { name: 'underscores', document: sid('describe_databases'), finds: at, says: ['has a "_" in it'] },
  { name: 'blanks', document: sid('Describe databases'), finds: at, says: ['has a blank in it'] },
  { name: 'letters beyond ASCII', document: sid('Datenbänke'), finds: at, says: ['has a "ä" in it'] },
  { name: 'a blank alone', document: sid(' '), finds: at },
  { name: 'a surrogate pair', document: sid('😀'), finds: at, says: ['has a "😀" in it'] },
  {
    name: 'in a trust policy',
    document: policyWith({
      Sid: 'Vendor Access',
      Effect: 'Allow',
      Principal: { Service: 'rds.amazonaws.com' },
      Action: 'sts:AssumeRole',
    }),
    finds: at,
  },
  { name: 'in an SCP', policyType: 'scp', document: sid('deny_all'), finds: at },
  {
    name: 'in a key policy, which takes blanks',
    document: policyWith({ ...allow, Sid: 'Enable IAM User Permissions', Principal: '*', Action: 'kms:*' }),
    finds: [],
  },
  { name: 'letters and digits', document: sid('Stmt1700000000000'), finds: [] },
  { name: 'an empty one', document: sid(''), finds: [] },
  { name: 'none', document: policyWith(allow), finds: [] },
  { name: 'a number, which is another matter', document: policyWith({ ...allow, Sid: 1 }), finds: [] },
])

it('offers the letters and digits of it, and points at the first other character', async () => {
  const [finding] = await findingsOf([rule], { document: sid('rds-connect: prod_1') })
  expect(finding?.fix).toEqual({ text: '"Sid": "RdsConnectProd1"' })
  expect(finding?.span.excerpt.text.slice((finding?.span.range.start.column ?? 0) - 1)).toMatch(/^-connect/)
  const [none] = await findingsOf([rule], { document: sid('—') })
  expect(none?.fix).toBeUndefined()
})
