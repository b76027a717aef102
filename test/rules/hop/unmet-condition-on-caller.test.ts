import { rule } from '../../../rules/hop/unmet-condition-on-caller.ts'
import { db, linkFiles, mayAssume, sentId } from '../../helpers/link-files.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const here = 'caller.json /Statement/0/Condition'
const asking = (Condition: object, externalId?: string) =>
  linkFiles({ caller: [mayAssume(db, { Condition })], ...(externalId !== undefined && { externalId }) })

tryRule(rule, [
  {
    name: 'another external id',
    ...asking({ StringEquals: { 'sts:ExternalId': 'other-77aa' } }, sentId),
    finds: [`${here}/StringEquals/sts:ExternalId`],
    says: ['"other-77aa", and the call carries "orders-0b9f2a5e"'],
  },
  {
    name: 'an external id, and none is sent',
    ...asking({ StringEquals: { 'sts:ExternalId': sentId } }),
    finds: [`${here}/StringEquals/sts:ExternalId`],
    says: ['carries none'],
  },
  {
    name: 'MFA, asked of a workload',
    ...asking({ Bool: { 'aws:MultiFactorAuthPresent': 'true' } }),
    finds: [`${here}/Bool/aws:MultiFactorAuthPresent`],
  },
  {
    name: 'another account of the resource',
    ...asking({ StringEquals: { 'aws:ResourceAccount': '777788889999' } }),
    finds: [`${here}/StringEquals/aws:ResourceAccount`],
  },
  {
    name: 'two that fail',
    ...asking({
      StringEquals: { 'aws:ResourceAccount': '777788889999' },
      Bool: { 'aws:MultiFactorAuthPresent': 'true' },
    }),
    finds: [`${here}/StringEquals/aws:ResourceAccount`, `${here}/Bool/aws:MultiFactorAuthPresent`],
  },
  {
    name: 'the account of the role',
    ...asking({ StringEquals: { 'aws:ResourceAccount': '444455556666' } }),
    finds: [],
  },
  {
    name: 'the id that is sent',
    ...asking({ StringEquals: { 'sts:ExternalId': sentId } }, sentId),
    finds: [],
  },
  {
    name: 'MFA, asked of a person',
    ...linkFiles({
      from: 'arn:aws:iam::111122223333:user/ana',
      caller: [mayAssume(db, { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } })],
    }),
    finds: [],
  },
  {
    name: 'an address that nobody told',
    ...asking({ IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } }),
    finds: [],
  },
  {
    name: 'met in another statement',
    ...linkFiles({
      caller: [mayAssume(db, { Condition: { Bool: { 'aws:MultiFactorAuthPresent': 'true' } } }), mayAssume()],
    }),
    finds: [],
  },
])
