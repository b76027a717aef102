// Characters that IAM and AWS Organizations do not take in a Sid. Resource policies of some services take more.

import { defineRule, holdsUnknown, memberOf, nothing } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'malformed-sid',
  title: 'a Sid has characters other than letters and digits',
  severity: 'error',
  aws: 'refuses',
  subject: 'statement',
  form: true,
  types: ['identity', 'trust', 'boundary', 'session', 'scp', 'rcp'],
  since: '0.1.0',
  why: 'AWS refuses the document with "Statement IDs (SID) must be alpha-numeric": no blanks, hyphens or underscores, and ASCII only',
  fix: 'Write the Sid in letters and digits, such as "ConnectToDatabase".',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html',
  ],
  covers: ['PS-31'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Sid: 'describe-databases',
              Effect: 'Allow',
              Action: 'rds:DescribeDBInstances',
              Resource: '*',
            },
          ],
        },
      },
    ],
    good: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            { Sid: 'DescribeDatabases', Effect: 'Allow', Action: 'rds:DescribeDBInstances', Resource: '*' },
          ],
        },
      },
    ],
  },
  find({ raw, pointer }) {
    const sid = memberOf(raw, 'Sid')
    if (typeof sid !== 'string' || holdsUnknown(sid)) return nothing
    const from = sid.search(/[^0-9A-Za-z]/)
    if (from < 0) return nothing
    const character = String.fromCodePoint(sid.codePointAt(from) ?? 0)
    const words = sid.split(/[^0-9A-Za-z]+/)
    const suggestion = words.map(word => word.charAt(0).toUpperCase() + word.slice(1)).join('')
    return [
      {
        at: { pointer: `${pointer}/Sid`, part: { from, to: from + character.length } },
        facts: { sid, character },
        ...(suggestion !== '' && { fix: { text: `"Sid": "${suggestion}"` } }),
      },
    ]
  },
  say: ({ sid, character }) =>
    `the Sid "${sid}" has ${character === ' ' ? 'a blank' : `a "${character}"`} in it; letters and digits are allowed`,
})
