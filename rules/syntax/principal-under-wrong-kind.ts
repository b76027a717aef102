// A principal that would be right under another kind.

import {
  childPointer,
  defineRule,
  isObject,
  isPrincipalKind,
  itemsOf,
  kindByLook,
  memberOf,
  nothing,
  type PrincipalKind,
  type PrincipalSubject,
  principalForm,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'principal-under-wrong-kind',
  title: 'a principal stands under a kind that it does not belong to',
  severity: 'error',
  aws: 'refuses',
  subject: 'principal',
  since: '0.1.0',
  why: 'AWS refuses the document with "Invalid principal in policy": each kind has a form of its own',
  fix: 'Put accounts, roles, users and sessions under "AWS", hosts of services under "Service", identity providers under "Federated".',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
    'https://aws.amazon.com/premiumsupport/knowledge-center/iam-trust-policy-error/',
  ],
  covers: ['TB-11'],
  yieldsTo: ['placeholder-left-in', 'hidden-character', 'principal-in-identity-policy', 'unsupported-in-rcp'],
  examples: {
    bad: [
      {
        note: 'a service among accounts and roles',
        document: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: { AWS: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' }],
        },
      },
      {
        note: 'an identity provider among accounts and roles',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: {
                AWS: 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com',
              },
              Action: 'sts:AssumeRoleWithWebIdentity',
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
            { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
          ],
        },
      },
    ],
  },
  find(subject) {
    const { kind, value } = subject
    if (kind === undefined || !isPrincipalKind(kind) || value === '*') return nothing
    if (principalForm(kind, value) !== undefined) return nothing
    const right = kindByLook(value)
    if (right === undefined || right === kind) return nothing
    const text = `"${right}": ${JSON.stringify(value)}`
    const pointer = soleKindOf(subject, kind, right)
    const edits = pointer === undefined ? [] : [{ do: 'rename', pointer, name: right } as const]
    return [
      {
        facts: { kind, value, right },
        label: `belongs under "${right}"`,
        fix: { text, ...(pointer && { edits }) },
      },
    ]
  },
  say: ({ kind, value, right }) => `"${value}" stands under "${kind}", but it is ${things[right]}`,
})

const things: Readonly<Record<PrincipalKind, string>> = {
  AWS: 'an account or an identity in one, which belongs under "AWS"',
  Service: 'the host of a service, which belongs under "Service"',
  Federated: 'an identity provider, which belongs under "Federated"',
  CanonicalUser: 'a canonical user id, which belongs under "CanonicalUser"',
}

/** The kind's pointer, if the value is its only one and the right kind is free, so that a new name mends it. */
function soleKindOf({ statement, element }: PrincipalSubject, kind: PrincipalKind, right: PrincipalKind) {
  const principal = memberOf(statement.raw, element)
  if (!isObject(principal) || memberOf(principal, right) !== undefined) return undefined
  const pointer = childPointer(childPointer(statement.pointer, element), kind)
  return itemsOf(principal, kind, pointer).length === 1 ? pointer : undefined
}
