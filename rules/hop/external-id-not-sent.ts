// The role demands an external id that the caller does not send.

import { defineRule, nothing } from '../../src/engine/rule-kit.ts'

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
  id: 'external-id-not-sent',
  title: 'the role demands an external id, and the caller of the link sends none',
  severity: 'error',
  aws: 'denies',
  subject: 'hop',
  needs: ['caller', 'trust', 'external-id'],
  since: '0.1.0',
  why: 'STS answers AccessDenied without a word about the external id',
  fix: 'Set the external id where the caller is configured, and in the link.',
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html'],
  covers: ['TB-21', 'OR-11', 'BB-07', 'TP-11'],
  examples: { bad: [example(undefined)], good: [example('orders-0b9f2a5e')] },
  find({ causes, caller, hop, link, index }) {
    const missing = causes
      .filter(cause => cause.kind === 'external-id')
      .filter(cause => cause.sent === undefined)
    if (missing.length === 0) return nothing
    return missing.map(cause => {
      const [wanted] = cause.wanted
      const where = hop.declared ?? link.declared
      return {
        ...cause.place,
        label: 'demanded here',
        also: where ? [{ in: where.document, at: where.at, label: 'no external id is sent here' }] : [],
        facts: { caller: caller?.name ?? '', role: hop.role.name },
        ...(wanted !== undefined &&
          cause.wanted.length === 1 &&
          !wanted.includes('*') && {
            fix: {
              text:
                link.origin === 'app' && where
                  ? besideRole(wanted, where.at.pointer)
                  : `"externalId": "${wanted}" in link ${link.name}${index < link.hops.length - 1 ? `, hop ${index + 1}` : ''}, and the same where ${caller?.name} is configured`,
            },
          }),
      }
    })
  },
  say: ({ caller, role }) => `${role} demands an external id, and ${caller} sends none`,
})

/** In the words of the product that names the role: `roleArn` of Bytebase, `assume_role_arn` of Teleport. */
function besideRole(externalId: string, pointer: string): string {
  const field = pointer.slice(pointer.lastIndexOf('/') + 1)
  return `"${field === 'roleArn' ? 'externalId' : 'external_id'}": "${externalId}" beside ${field}`
}
