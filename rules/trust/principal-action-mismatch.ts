// A principal beside an action with which it gets no session.

import {
  type AssumeAction,
  assumeActionFor,
  assumeActionsOf,
  defineRule,
  nothing,
  type Trusted,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'principal-action-mismatch',
  title: 'a trust policy names a principal beside an action that only other kinds of principals call',
  severity: 'error',
  aws: 'never-matches',
  subject: 'trust',
  since: '0.1.0',
  why: 'users, roles and services call sts:AssumeRole, holders of OIDC tokens sts:AssumeRoleWithWebIdentity and holders of SAML assertions sts:AssumeRoleWithSAML, so that nobody gets in through this pair',
  fix: 'Write the action that belongs to the principal, or the provider that belongs to the action under "Federated".',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-mismatched-action-for-principal',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_request.html',
  ],
  covers: ['TB-60', 'TB-79'],
  yieldsTo: ['principal-under-wrong-kind'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::111122223333:role/bytebase' },
              Action: 'sts:AssumeRoleWithWebIdentity',
            },
          ],
        },
      },
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Federated: 'arn:aws:iam::444455556666:oidc-provider/id.example.com' },
              Action: 'sts:AssumeRole',
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
            {
              Effect: 'Allow',
              Principal: { Federated: 'arn:aws:iam::444455556666:oidc-provider/id.example.com' },
              Action: ['sts:AssumeRoleWithWebIdentity', 'sts:TagSession'],
              Condition: { StringEquals: { 'id.example.com:aud': 'db', 'id.example.com:sub': 'bytebase' } },
            },
          ],
        },
      },
    ],
  },
  find({ trusted }) {
    const found = trusted.flatMap(one => {
      const mismatch = mismatchOf(one)
      if (mismatch === undefined) return []
      const { wanted, written } = mismatch
      return [
        {
          at: { pointer: one.pointer },
          label: `calls ${wanted}`,
          statement: one.statement,
          facts: { principal: one.value, wanted, written: written.join(' and ') },
          // Who is named is meant; for somebody named beside a provider's action, either of the two may be wrong.
          ...(wanted !== 'sts:AssumeRole' && { fix: { text: `"Action": "${wanted}"` } }),
        },
      ]
    })
    return found.length === 0 ? nothing : found
  },
  say: ({ principal, wanted, written }) =>
    `${principal} assumes a role with ${wanted}, and this statement allows ${written}`,
})

function mismatchOf({ form, statement }: Trusted) {
  const wanted = form && assumeActionFor(form)
  if (wanted === undefined) return undefined
  const written: readonly AssumeAction[] = assumeActionsOf(statement)
  return written.length === 0 || written.includes(wanted) ? undefined : { wanted, written }
}
