// An accepted risk that is not there.

import { defineRule, nothing } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'unused-ignore',
  title: 'an entry of "ignore" hides nothing',
  severity: 'warning',
  aws: 'not-asked',
  subject: 'ignore',
  since: '0.1.0',
  why: 'it would hide the next finding of its kind without anybody having accepted that one',
  fix: 'Remove the entry; or mend its path or statement, if it should still hide something.',
  sources: [],
  covers: [],
  examples: {
    bad: [
      {
        config: {
          ignore: [
            { rule: 'broad-sts-action', path: '*.json', statement: 'Gone', reason: 'accepted in review' },
          ],
        },
        document: {
          Version: '2012-10-17',
          Statement: {
            Effect: 'Allow',
            Action: 'sts:AssumeRole',
            Resource: 'arn:aws:iam::111122223333:role/db',
          },
        },
      },
    ],
    good: [
      {
        config: {
          ignore: [
            { rule: 'broad-sts-action', path: '*.json', statement: 'All', reason: 'accepted in review' },
          ],
        },
        document: {
          Version: '2012-10-17',
          Statement: { Sid: 'All', Effect: 'Allow', Action: 'sts:*', Resource: '*' },
        },
      },
    ],
  },
  find({ entry, state }) {
    if (state !== 'unused' && state !== 'without-document') return nothing
    return [{ facts: { entry, state } }]
  },
  say({ entry: { rule, path, statement }, state }) {
    if (state === 'without-document') return `no document matches "${path}"`
    const where = statement === undefined ? '' : ` in statement ${statement}`
    return `there is no finding of ${rule}${where} in "${path}"`
  },
})
