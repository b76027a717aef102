// An accepted risk whose time is over.

import { defineRule, nothing } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'expired-ignore',
  title: 'an entry of "ignore" has expired',
  severity: 'warning',
  aws: 'not-asked',
  subject: 'ignore',
  since: '0.1.0',
  why: 'the risk was accepted up to a day that is over, so what the entry hid is reported again',
  fix: 'Mend what it hid and remove the entry, or decide again and give it a new date.',
  sources: [],
  covers: [],
  examples: {
    bad: [
      {
        config: {
          ignore: [
            {
              rule: 'broad-sts-action',
              path: '*.json',
              reason: 'the role is replaced this spring',
              expires: '2020-03-31',
            },
          ],
        },
        document: { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 'sts:*', Resource: '*' } },
      },
    ],
    good: [
      {
        config: {
          ignore: [
            {
              rule: 'broad-sts-action',
              path: '*.json',
              reason: 'the role is replaced some day',
              expires: '2999-03-31',
            },
          ],
        },
        document: { Version: '2012-10-17', Statement: { Effect: 'Allow', Action: 'sts:*', Resource: '*' } },
      },
    ],
  },
  find({ entry, state, pointer }) {
    if (state !== 'expired') return nothing
    const { expires = '', rule, reason } = entry
    return [{ at: { pointer: `${pointer}/expires` }, facts: { expires, rule, reason } }]
  },
  say: ({ expires, rule, reason }) => `${rule} was accepted up to ${expires} (${reason})`,
})
