// A link that says something else of its database than AWS.

import { defineRule, differencesOf, exampleInstance, nothing } from '../../src/engine/rule-kit.ts'

const example = exampleInstance({})

const withPort = (port: number) => ({
  links: [
    {
      name: 'orders',
      target: { role: 'arn:aws:iam::444455556666:role/orders-login' },
      database: { host: 'orders.abcdefghijkl.eu-west-1.rds.amazonaws.com', port, user: 'app' },
    },
  ],
})

const words: Readonly<Record<string, string>> = { resourceId: 'resource id' }

export const rule = defineRule({
  id: 'link-unlike-database',
  title: 'the region, port, engine or resource id of a link is not that of its database',
  severity: 'error',
  aws: 'denies',
  subject: 'link',
  since: '0.1.0',
  why: 'a token for another region or port is refused, another port answers nobody, and a policy that is written from the link names another database',
  fix: 'Write what AWS says of the database.',
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.Connecting.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html',
  ],
  covers: ['RC-24', 'XA-N11'],
  yieldsTo: ['region-unlike-endpoint'],
  examples: { bad: [{ ...example, config: withPort(5433) }], good: [{ ...example, config: withPort(5432) }] },
  find({ link, document, own }) {
    if (link.declared === undefined) return nothing
    return differencesOf(link).map(({ member, written, real }) => ({
      in: document,
      at: { pointer: link.database?.declared?.pointers?.[member] ?? `${own.pointer}/database/${member}` },
      facts: { name: link.name, member, written, real },
      fix: { text: `"${member}": ${JSON.stringify(real)}` },
    }))
  },
  say: ({ name, member, written, real }) =>
    `the ${words[member] ?? member} of link ${name} is ${written}, and its database has ${real}`,
})
