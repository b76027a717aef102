// The trust policy names a caller that is not the link's: another account, name, path, or spelling.

import { defineRule, differenceInWords, nothing } from '../../src/engine/rule-kit.ts'

const example = (principal: string) => ({
  files: {
    'caller.json': {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::444455556666:role/db' },
      ],
    },
    'trust.json': {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { AWS: principal }, Action: 'sts:AssumeRole' }],
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
  id: 'link-caller-mismatch',
  title: 'the role trusts another caller than the link names',
  severity: 'error',
  aws: 'denies',
  subject: 'hop',
  needs: ['caller', 'trust'],
  since: '0.1.0',
  why: 'the trust policy has to name the caller itself, its account, or everyone; it names somebody else, so STS answers AccessDenied',
  fix: 'Name the caller of the link in the trust policy, or correct the link.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_roles.html',
  ],
  covers: ['TB-01', 'TB-02', 'TB-06'],
  yieldsTo: ['session-arn-as-role', 'placeholder-left-in', 'incomplete-sso-role-arn'],
  examples: {
    bad: [example('arn:aws:iam::777788889999:role/tool')],
    good: [example('arn:aws:iam::111122223333:role/tool')],
  },
  find({ causes, caller, hop, link }) {
    const others = causes.filter(cause => cause.kind === 'other-caller')
    if (others.length === 0 || caller === undefined) return nothing
    return others.map(({ place, value, difference }) => ({
      ...place,
      label: `not ${caller.arn}`,
      facts: { role: hop.role.name, trusted: differenceInWords(value, caller.arn, difference) },
      fix: {
        text: `"${caller.arn}"  (the caller of link ${link.name})`,
        edits: [{ do: 'replace', pointer: place.at.pointer, value: caller.arn }],
      },
    }))
  },
  say: ({ role, trusted }) => `${role} trusts ${trusted}`,
})
