// An external id is sent and demanded nowhere, by a caller that is no third party.

import { conditionFor, defineRule, ifKnown, nothing, openStatements } from '../../src/engine/rule-kit.ts'

const example = (demanded: boolean) => ({
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
          ...(demanded && { Condition: { StringEquals: { 'sts:ExternalId': 'orders-0b9f2a5e' } } }),
        },
      ],
    },
  },
  config: {
    accounts: { '444455556666': { owned: true }, '111122223333': { owned: true } },
    links: [
      {
        name: 'orders',
        caller: { role: 'arn:aws:iam::111122223333:role/tool', policies: ['caller.json'] },
        target: { role: 'arn:aws:iam::444455556666:role/db', trust: 'trust.json' },
        externalId: 'orders-0b9f2a5e',
      },
    ],
  },
})

export const rule = defineRule({
  id: 'unchecked-external-id',
  title: 'the caller sends an external id that the role does not demand',
  severity: 'warning',
  aws: 'opens',
  subject: 'hop',
  needs: ['caller', 'trust', 'external-id'],
  since: '0.1.0',
  why: 'STS ignores an external id that no condition asks for, so the id protects nothing',
  fix: 'Demand the id in the statement that lets the caller in.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_common-scenarios_third-party.html',
  ],
  covers: ['TB-23'],
  examples: { bad: [example(false)], good: [example(true)] },
  find(hop) {
    const relation = hop.relationTo(hop.caller?.account ?? '')
    const open = relation !== 'third-party' ? openStatements(hop) : []
    if (open.length === 0) return nothing
    const { externalIdAt, externalId, role } = hop.hop
    const id = ifKnown(externalId) ?? ''
    return open.map(place => ({
      ...place,
      also: externalIdAt ? [{ in: externalIdAt.document, at: externalIdAt.at, label: 'sent here' }] : [],
      facts: { caller: hop.caller?.name ?? '', role: role.name },
      fix: conditionFor(place, 'sts:ExternalId', id),
    }))
  },
  say: ({ caller, role }) => `${caller} sends an external id, and ${role} lets it in without one`,
})
