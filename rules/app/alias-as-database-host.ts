// A token is made for a name that is not the endpoint that RDS gave.

import {
  awsEndpoint,
  defineRule,
  exampleBytebase,
  holdsUnknown,
  nothing,
  sourceInWords,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'alias-as-database-host',
  title: 'a login by IAM goes to a host name that is not an endpoint of RDS',
  severity: 'error',
  aws: 'denies',
  subject: 'app-database',
  since: '0.1.0',
  why: 'the token names the host that it was made for, and RDS takes it only for its own endpoint: a DNS name of your own, an address or a tunnel on localhost makes a token that is refused',
  fix: 'Write the endpoint as RDS shows it.',
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.Connecting.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.Troubleshooting.html',
  ],
  covers: ['BB-03'],
  examples: {
    bad: [exampleBytebase([{ host: 'orders.example.com' }])],
    good: [exampleBytebase([{ host: 'orders.cluster-abcdefghijkl.eu-west-1.rds.amazonaws.com' }])],
  },
  find({ app, database }) {
    const { host, service } = database
    if (app.product !== 'bytebase' || (service !== 'rds' && service !== 'rdsproxy')) return nothing
    if (host === undefined || holdsUnknown(host.value) || awsEndpoint(host.value)) return nothing
    return [
      { at: { pointer: host.pointer }, facts: { name: sourceInWords(app, database), host: host.value } },
    ]
  },
  say: ({ name, host }) => `${name} logs in by IAM to ${host}, which is no endpoint of RDS`,
})
