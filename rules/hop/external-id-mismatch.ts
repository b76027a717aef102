// Both sides speak of an external id, and not of the same.

import { defineRule, nothing, shownExternalId } from '../../src/engine/rule-kit.ts'

const example = (externalId: string | undefined) => ({
  files: {
    'caller.json': {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::444455556666:role/db' },
      ],
    },
    'trust.json': {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::111122223333:role/tool' },
          Action: 'sts:AssumeRole',
          Condition: { StringEquals: { 'sts:ExternalId': 'orders-0b9f2a5e' } },
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
        ...(externalId !== undefined && { externalId }),
      },
    ],
  },
})

export const rule = defineRule({
  id: 'external-id-mismatch',
  title: 'the caller of the link sends another external id than the role demands',
  severity: 'error',
  aws: 'denies',
  subject: 'hop',
  needs: ['caller', 'trust', 'external-id'],
  since: '0.1.0',
  why: 'external ids are compared letter by letter, and STS answers AccessDenied without a word about them',
  fix: 'Make both sides the same; case, blanks and look-alike letters count.',
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html'],
  covers: ['TB-22', 'BB-07', 'TP-09'],
  examples: { bad: [example('orders-0b9f2a5E')], good: [example('orders-0b9f2a5e')] },
  find({ causes, hop }) {
    const different = causes
      .filter(cause => cause.kind === 'external-id')
      .filter(cause => cause.sent !== undefined)
    if (different.length === 0) return nothing
    return different.map(cause => ({
      ...cause.place,
      label: 'the role demands this',
      also: hop.externalIdAt
        ? [{ in: hop.externalIdAt.document, at: hop.externalIdAt.at, label: 'the caller sends this' }]
        : [],
      facts: { role: hop.role.name, wanted: cause.wanted, sent: shownExternalId(hop, cause.sent ?? '') },
    }))
  },
  say: ({ role, wanted, sent }) =>
    `${role} demands the external id ${wanted.map(id => `"${id}"`).join(' or ')}, and ${sent} is sent`,
})
