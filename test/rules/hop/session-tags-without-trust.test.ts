import { rule } from '../../../rules/hop/session-tags-without-trust.ts'
import { db, linkFiles, mayAssume, tool, trusts } from '../../helpers/link-files.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const both = { Action: ['sts:AssumeRole', 'sts:TagSession'] }
const passing = (trust: readonly object[]) =>
  linkFiles({ trust, sessionTags: { team: 'orders' }, caller: [mayAssume(db, both)] })

tryRule(rule, [
  {
    name: 'not allowed',
    ...passing([trusts()]),
    finds: ['trust.json /Statement/0/Action'],
    says: ['the trust policy does not allow sts:TagSession'],
  },
  { name: 'allowed beside', ...passing([trusts(tool, both)]), finds: [] },
  {
    name: 'allowed in a statement of its own',
    ...passing([trusts(), trusts(tool, { Action: 'sts:TagSession' })]),
    finds: [],
  },
  {
    name: 'allowed for another value',
    ...passing([
      trusts(),
      trusts(tool, {
        Action: 'sts:TagSession',
        Condition: { StringEquals: { 'aws:RequestTag/team': 'report' } },
      }),
    ]),
    finds: ['trust.json /Statement/0/Action'],
  },
  { name: 'no tags', ...linkFiles(), finds: [] },
  {
    name: 'no trust given',
    ...linkFiles({ trust: undefined, sessionTags: { team: 'orders' } }),
    finds: [],
    undecided: true,
  },
])
