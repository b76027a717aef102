import { rule } from '../../../rules/hop/external-id-not-enforced.ts'
import { linkFiles, sentId, tool, trusts } from '../../helpers/link-files.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const here = 'trust.json /Statement/0/Principal/AWS'
const accounts = { '444455556666': { owned: true }, '111122223333': { owned: false } }
const sending = (trust: readonly object[]) => linkFiles({ externalId: sentId, trust, accounts })

tryRule(rule, [
  {
    name: 'no condition at all',
    ...sending([trusts()]),
    finds: [here],
    fixes: ['{"sts:ExternalId": "orders-0b9f2a5e"}'],
  },
  { name: 'the whole account', ...sending([trusts('arn:aws:iam::111122223333:root')]), finds: [here] },
  {
    name: 'among others',
    ...sending([trusts(['arn:aws:iam::444455556666:role/x', tool])]),
    finds: [`${here}/1`],
  },
  { name: 'everyone', ...sending([trusts('*')]), finds: [here] },
  {
    name: 'other conditions',
    ...sending([trusts(tool, { Condition: { StringEquals: { 'aws:PrincipalTag/team': 'orders' } } })]),
    finds: [here],
  },
  {
    name: 'open in a second statement',
    ...sending([trusts(tool, { Condition: { StringEquals: { 'sts:ExternalId': sentId } } }), trusts()]),
    finds: ['trust.json /Statement/1/Principal/AWS'],
  },
  {
    name: 'demanded',
    ...sending([trusts(tool, { Condition: { StringEquals: { 'sts:ExternalId': sentId } } })]),
    finds: [],
  },
  {
    name: 'demanded by a denial',
    ...sending([
      trusts(),
      trusts('*', { Effect: 'Deny', Condition: { StringNotEquals: { 'sts:ExternalId': sentId } } }),
    ]),
    finds: [],
  },
  {
    name: 'a condition that demands nothing, which has rules of its own',
    ...sending([trusts(tool, { Condition: { StringEqualsIfExists: { 'sts:ExternalId': sentId } } })]),
    finds: [],
  },
  { name: 'none sent', ...linkFiles({ accounts }), finds: [] },
  {
    name: 'the caller is not trusted at all',
    ...sending([trusts('arn:aws:iam::777788889999:role/x')]),
    finds: [],
  },
  {
    name: 'the other kind of account',
    ...linkFiles({
      externalId: sentId,
      accounts: { '444455556666': { owned: true }, '111122223333': { owned: true } },
    }),
    finds: [],
  },
])
