import { rule } from '../../../rules/hop/external-id-mismatch.ts'
import { linkFiles, sentId, tool, trusts } from '../../helpers/link-files.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const here = 'trust.json /Statement/0/Condition/StringEquals/sts:ExternalId'
const sending = (externalId: string, Condition: object = { StringEquals: { 'sts:ExternalId': sentId } }) =>
  linkFiles({ externalId, trust: [trusts(tool, { Condition })] })

tryRule(rule, [
  {
    name: 'another case',
    ...sending('orders-0B9F2A5E'),
    finds: [here],
    says: ['"orders-0b9f2a5e", and "orders-0B9F2A5E" is sent'],
  },
  { name: 'a blank at the end', ...sending(`${sentId} `), finds: [here] },
  {
    name: 'another than one of several',
    ...sending('x-y', { StringEquals: { 'sts:ExternalId': ['a-b', 'c-d'] } }),
    finds: [here],
    says: ['"a-b" or "c-d"'],
  },
  {
    name: 'beside a pattern',
    ...sending('x-y', { StringLike: { 'sts:ExternalId': 'orders-*' } }),
    finds: ['trust.json /Statement/0/Condition/StringLike/sts:ExternalId'],
  },
  {
    name: 'caught by a denial',
    ...linkFiles({
      externalId: 'x-y',
      trust: [
        trusts(),
        trusts('*', { Effect: 'Deny', Condition: { StringNotEquals: { 'sts:ExternalId': sentId } } }),
      ],
    }),
    finds: ['trust.json /Statement/1/Condition/StringNotEquals/sts:ExternalId'],
  },
  {
    name: 'and a condition key in other letters',
    ...sending('x-y', { StringEquals: { 'STS:externalid': sentId } }),
    finds: ['trust.json /Statement/0/Condition/StringEquals/STS:externalid'],
  },
  { name: 'equal', ...sending(sentId), finds: [], undecided: false },
  {
    name: 'one of several',
    ...sending('c-d', { StringEquals: { 'sts:ExternalId': ['a-b', 'c-d'] } }),
    finds: [],
  },
  {
    name: 'compared without case',
    ...sending('orders-0B9F2A5E', { StringEqualsIgnoreCase: { 'sts:ExternalId': sentId } }),
    finds: [],
  },
  { name: 'not demanded, which another rule is about', ...linkFiles({ externalId: 'x-y' }), finds: [] },
])
