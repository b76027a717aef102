import { rule } from '../../../rules/hop/session-tags-without-grant.ts'
import { linkFiles, mayAssume, tool, trusts } from '../../helpers/link-files.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const both = { Action: ['sts:AssumeRole', 'sts:TagSession'] }
const passing = (caller: readonly object[]) =>
  linkFiles({ caller, sessionTags: { team: 'orders' }, trust: [trusts(tool, both)] })

tryRule(rule, [
  {
    name: 'not granted',
    ...passing([mayAssume()]),
    finds: ['caller.json /Statement/0/Action'],
    says: ['the session tags team'],
  },
  {
    name: 'granted beside',
    ...passing([mayAssume(undefined, { Action: ['sts:AssumeRole', 'sts:TagSession'] })]),
    finds: [],
  },
  {
    name: 'granted elsewhere',
    ...passing([mayAssume(), mayAssume('*', { Action: 'sts:TagSession' })]),
    finds: [],
  },
  { name: 'granted by a wildcard', ...passing([mayAssume(undefined, { Action: 'sts:*' })]), finds: [] },
  {
    name: 'denied for other tags',
    ...passing([
      mayAssume(undefined, { Action: 'sts:*' }),
      {
        Effect: 'Deny',
        Action: 'sts:TagSession',
        Resource: '*',
        Condition: { 'ForAnyValue:StringEquals': { 'aws:TagKeys': 'cost' } },
      },
    ]),
    finds: [],
  },
  { name: 'no tags', ...linkFiles({ trust: [trusts(tool, both)] }), finds: [] },
  {
    name: 'one account, where the trust is enough',
    ...linkFiles({
      from: 'arn:aws:iam::444455556666:role/tool',
      sessionTags: { team: 'orders' },
      trust: [trusts('arn:aws:iam::444455556666:role/tool', both)],
    }),
    finds: [],
  },
  {
    name: 'the role cannot be assumed anyway',
    ...passing([mayAssume('arn:aws:iam::444455556666:role/x')]),
    finds: [],
  },
])
