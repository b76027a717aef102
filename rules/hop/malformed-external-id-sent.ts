// The link sends an external id that STS refuses.

import {
  defineRule,
  externalIdFault,
  holdsUnknown,
  ifKnown,
  nothing,
  shownExternalId,
} from '../../src/engine/rule-kit.ts'

const example = (externalId: string) => ({
  files: {
    'trust.json': {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { AWS: 'arn:aws:iam::111122223333:role/tool' },
          Action: 'sts:AssumeRole',
          Condition: { StringEquals: { 'sts:ExternalId': externalId.replace(' ', '-') } },
        },
      ],
    },
  },
  config: {
    links: [
      {
        name: 'orders',
        caller: { role: 'arn:aws:iam::111122223333:role/tool' },
        target: { role: 'arn:aws:iam::444455556666:role/db', trust: 'trust.json' },
        externalId,
      },
    ],
  },
})

export const rule = defineRule({
  id: 'malformed-external-id-sent',
  title: 'the external id that the link sends is none that STS takes',
  severity: 'error',
  aws: 'refuses',
  subject: 'hop',
  needs: ['external-id'],
  since: '0.1.0',
  why: 'STS answers ValidationError: an external id has 2 to 1,224 letters, digits or characters of =,.@:/-+_',
  fix: 'Agree on an id of letters, digits and hyphens, such as a UUID, and set it on both sides.',
  sources: ['https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html'],
  covers: ['TB-27'],
  examples: { bad: [example('orders 0b9f2a5e')], good: [example('orders-0b9f2a5e')] },
  find({ hop }) {
    const sent = ifKnown(hop.externalId)
    const at = hop.externalIdAt
    if (sent === undefined || at === undefined || holdsUnknown(sent)) return nothing
    if (externalIdFault(sent) === undefined) return nothing
    return [
      { in: at.document, at: at.at, label: 'not taken by STS', facts: { sent: shownExternalId(hop, sent) } },
    ]
  },
  say: ({ sent }) => `STS does not take ${sent} as an external id`,
})
