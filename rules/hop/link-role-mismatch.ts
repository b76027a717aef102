// The caller is granted a role that is not the link's: another name, account, path, or spelling.

import { defineRule, differenceInWords, nothing } from '../../src/engine/rule-kit.ts'

const example = (role: string) => ({
  files: {
    'caller.json': {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Resource: role }],
    },
    'trust.json': {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::111122223333:role/tool' },
          Action: 'sts:AssumeRole',
        },
      ],
    },
  },
  config: {
    links: [
      {
        name: 'orders',
        caller: { role: 'arn:aws:iam::111122223333:role/tool', policies: ['caller.json'] },
        target: { role: 'arn:aws:iam::444455556666:role/db', trust: 'trust.json' },
      },
    ],
  },
})

export const rule = defineRule({
  id: 'link-role-mismatch',
  title: 'the caller may assume another role than the link names',
  severity: 'error',
  aws: 'denies',
  subject: 'hop',
  needs: ['caller', 'caller-policies'],
  since: '0.1.0',
  why: "IAM compares the whole ARN letter by letter, so sts:AssumeRole is denied on the caller's side",
  fix: "Name the role of the link in the caller's policy, or correct the link.",
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_roles.html',
  ],
  covers: ['IA-02', 'IA-03', 'IA-07'],
  yieldsTo: ['session-arn-as-role', 'placeholder-left-in', 'region-in-iam-arn'],
  examples: {
    bad: [example('arn:aws:iam::444455556666:role/db-reader')],
    good: [example('arn:aws:iam::444455556666:role/db')],
  },
  find({ causes, caller, hop, link }) {
    const others = causes.filter(cause => cause.kind === 'other-role')
    if (others.length === 0) return nothing
    return others.map(({ place, value, difference }) => ({
      ...place,
      label: `not ${hop.role.arn}`,
      facts: { caller: caller?.name ?? '', role: differenceInWords(value, hop.role.arn, difference) },
      fix: {
        text: `"${hop.role.arn}"  (the role of link ${link.name})`,
        edits: [{ do: 'replace', pointer: place.at.pointer, value: hop.role.arn }],
      },
    }))
  },
  say: ({ caller, role }) => `${caller} may assume ${role}`,
})
