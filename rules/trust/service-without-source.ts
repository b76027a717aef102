// RDS may assume the role for any resource, of any account.

import { defineRule, nothing } from '../../src/engine/rule-kit.ts'

const trustWith = (condition?: object) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Service: 'rds.amazonaws.com' },
      Action: 'sts:AssumeRole',
      ...(condition && { Condition: condition }),
    } as never,
  ],
})

/** Services that say for whom they act; each of them documents it for the roles that it is given. */
const services: ReadonlySet<string> = new Set(['rds.amazonaws.com'])

const sourceKeys = ['aws:SourceArn', 'aws:SourceAccount', 'aws:SourceOrgID', 'aws:SourceOrgPaths']

export const rule = defineRule({
  id: 'service-without-source',
  title: 'RDS may assume the role whatever resource it acts for',
  severity: 'info',
  aws: 'opens',
  subject: 'trust',
  since: '0.1.0',
  why: 'RDS says in aws:SourceArn and aws:SourceAccount for which resource it acts; a role that asks for neither cannot tell yours from those of others',
  fix: 'Compare aws:SourceAccount with your account, and aws:SourceArn with the ARN of the database.',
  sources: [
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/cross-service-confused-deputy-prevention.html',
  ],
  covers: ['TB-63'],
  examples: {
    bad: [{ document: trustWith() }],
    good: [{ document: trustWith({ StringEquals: { 'aws:SourceAccount': '444455556666' } }) }],
  },
  find(trust) {
    const found = trust.trusted.filter(
      ({ form, element, value, statement }) =>
        form === 'service' &&
        element === 'Principal' &&
        services.has(value) &&
        trust.entrance(statement).search({ principal: value, without: sourceKeys }).answer === 'yes',
    )
    if (found.length === 0) return nothing
    return found.map(({ pointer, statement, value }) => ({
      at: { pointer },
      label: 'for any resource',
      statement,
      facts: { service: value },
    }))
  },
  say: ({ service }) => `${service} may assume this role whatever resource it acts for`,
})
