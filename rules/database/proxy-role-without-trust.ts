// A proxy whose role does not let RDS in.

import {
  defineRule,
  effectOf,
  exampleProxy,
  exampleRole,
  ifKnown,
  isObject,
  nothing,
  statementsOf,
  stringsOf,
} from '../../src/engine/rule-kit.ts'

const secret = 'arn:aws:secretsmanager:eu-west-1:444455556666:secret:orders-app-AbCdEf'

const reading = { Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: secret }

export const rule = defineRule({
  id: 'proxy-role-without-trust',
  title: 'the role of a proxy does not trust RDS',
  severity: 'error',
  aws: 'denies',
  subject: 'database',
  needs: ['proxy-role'],
  since: '0.1.0',
  why: 'RDS cannot assume the role, so that the proxy can neither read secrets nor log in',
  fix: 'Let the service rds.amazonaws.com assume the role.',
  sources: ['https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy-iam-setup.html'],
  covers: ['RP-09'],
  examples: {
    bad: [
      exampleProxy(
        {
          Auth: [{ AuthScheme: 'SECRETS', SecretArn: secret, UserName: 'app', IAMAuth: 'REQUIRED' }],
          DefaultAuthScheme: 'NONE',
        },
        { 'roles.json': exampleRole(reading, 'ec2.amazonaws.com') },
      ),
    ],
    good: [
      exampleProxy(
        {
          Auth: [{ AuthScheme: 'SECRETS', SecretArn: secret, UserName: 'app', IAMAuth: 'REQUIRED' }],
          DefaultAuthScheme: 'NONE',
        },
        { 'roles.json': exampleRole(reading) },
      ),
    ],
  },
  find({ database, role }) {
    const trusting = ifKnown(role)
    const [trust] = trusting?.trust.items ?? []
    if (database.kind !== 'proxy' || !trusting || !trust) return nothing
    const trusted = statementsOf(trust.policy)
      .filter(statement => effectOf(statement) === 'Allow')
      .flatMap(({ raw }) => (isObject(raw['Principal']) ? stringsOf(raw['Principal'], 'Service') : []))
    if (trusted.includes('rds.amazonaws.com')) return nothing
    return [{ in: trust.document, at: { pointer: trust.policy.pointer }, facts: { role: trusting.name } }]
  },
  say: ({ role }) => `${role}, the role of a proxy, does not let rds.amazonaws.com assume it`,
})
