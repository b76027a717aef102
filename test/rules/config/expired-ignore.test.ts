import { rule } from '../../../rules/config/expired-ignore.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const document = { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 'sts:*', Resource: '*' } }
const entry = { rule: 'broad-sts-action', path: '*.json', reason: 'r' }

// The tests' clock stands at 2026-06-15.
tryRule(rule, [
  {
    name: 'works to the end of its last day',
    document,
    config: { ignore: [{ ...entry, expires: '2026-06-15' }] },
    finds: [],
  },
  {
    name: 'no longer works on the day after',
    document,
    config: { ignore: [entry, { ...entry, expires: '2026-06-14' }] },
    finds: ['/ignore/1/expires'],
    says: ['broad-sts-action was accepted up to 2026-06-14 (r)'],
  },
])
