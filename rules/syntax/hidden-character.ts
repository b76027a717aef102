// A character that nobody sees, or takes for another.

import {
  codePointName,
  defineRule,
  hiddenCharactersIn,
  nothing,
  type TextSubject,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'hidden-character',
  title: 'a text holds a blank, an invisible character or a look-alike letter that nobody sees',
  severity: 'error',
  aws: 'never-matches',
  subject: 'text',
  form: true,
  since: '0.1.0',
  why: 'AWS compares every character: what looks right never matches, and IAM refuses whatever lies beyond U+00FF',
  fix: 'Type the value again, or copy it from a place that shows plain text.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-names',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html',
  ],
  covers: ['PS-12'],
  yieldsTo: ['placeholder-left-in'],
  examples: {
    bad: [
      {
        note: 'a blank before the ARN',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: ' arn:aws:iam::111122223333:role/app' },
              Action: 'sts:AssumeRole',
            },
          ],
        },
      },
      {
        note: 'a zero-width space from a web page, and a dash from a word processor',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds-db:connect',
              Resource: [
                'arn:aws:rds-db:eu-west-1:111122223333:dbuser:\u200bdb-ABCDEFGHIJKL01234/app',
                'arn:aws:rds-db:eu\u2013west\u20131:111122223333:dbuser:db-ABCDEFGHIJKL01234/app',
              ],
            },
          ],
        },
      },
    ],
    good: [
      {
        note: 'blanks and foreign words belong in tags and object keys',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 's3:GetObject',
              Resource: 'arn:aws:s3:::example_bucket/annual report/r\u00e9sum\u00e9.pdf',
              Condition: { StringEquals: { 'aws:PrincipalTag/cost center': 'Research and Development' } },
            },
          ],
        },
      },
    ],
  },
  find({ value, role, key }) {
    const hidden = hiddenCharactersIn(value, role, key)
    const first = hidden?.found[0]
    if (!hidden || !first) return nothing
    const { found, cleaned } = hidden
    const isKey = role === 'condition-key'
    return [
      {
        at: { pointer: '', part: { from: first.at, to: first.at + 1 } },
        label: first.plain === '' ? 'remove it' : `write "${first.plain}"`,
        facts: { ...first, value, noun: nounFor(role, value), count: found.length },
        fix: {
          text: JSON.stringify(cleaned),
          edits: [
            isKey
              ? { do: 'rename', pointer: '', name: cleaned }
              : { do: 'replace', pointer: '', value: cleaned },
          ],
        },
      },
    ]
  },
  say({ noun, character, name, at, value, count }) {
    const what = `${article(name)} (${codePointName(character)})`
    const more = count === 1 ? '' : `, and ${count - 1} more of the kind`
    if (at === 0) return `this ${noun} begins with ${what}${more}`
    if (at + count === value.length) return `this ${noun} ends with ${what}${more}`
    return `this ${noun} has ${what} after "${value.slice(Math.max(0, at - 16), at)}"${more}`
  },
})

function article(name: string): string {
  return `${/^[aeio]/i.test(name) ? 'an' : 'a'} ${name}`
}

function nounFor(role: TextSubject['role'], value: string): string {
  return value.trimStart().startsWith('arn:') ? 'ARN' : role.replace('-', ' ')
}
