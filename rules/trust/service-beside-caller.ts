// A service may run as the role with which somebody else logs in to databases.

import { defineRule, nothing } from '../../src/engine/rule-kit.ts'

const filesWith = (principal: object) => ({
  'role.json': {
    Role: {
      Arn: 'arn:aws:iam::444455556666:role/db',
      AssumeRolePolicyDocument: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Allow', Principal: principal, Action: 'sts:AssumeRole' } as never],
      },
    },
  },
  'connect.json': {
    RoleName: 'db',
    PolicyDocument: {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Action: 'rds-db:connect',
          Resource: 'arn:aws:rds-db:eu-west-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/app',
        },
      ],
    },
  },
})

const caller = 'arn:aws:iam::444455556666:role/bytebase'

export const rule = defineRule({
  id: 'service-beside-caller',
  title: 'a service may run as the role with which somebody else logs in to databases',
  severity: 'info',
  aws: 'opens',
  subject: 'trust',
  since: '0.1.0',
  why: "whoever may pass the role to the service, in the role's account, logs in as the same database users as the caller that the role was made for",
  fix: 'Give the service a role of its own, or take it out of the trust policy if it uses this one no more.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_use_passrole.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html#principal-services',
  ],
  covers: ['TB-62'],
  examples: {
    bad: [{ files: filesWith({ AWS: caller, Service: 'ec2.amazonaws.com' }) }],
    good: [{ files: filesWith({ AWS: caller }) }],
  },
  find(trust) {
    const { trusted } = trust
    const services = trusted.filter(({ form, element }) => form === 'service' && element === 'Principal')
    if (services.length === 0 || !trust.connects) return nothing
    const [caller] = trust.entrants
    if (caller === undefined) return nothing
    return services.map(({ pointer, statement, value }) => ({
      at: { pointer },
      label: 'may run as this role too',
      statement,
      facts: { service: value, caller: caller.trusted.value },
    }))
  },
  say: ({ service, caller: who }) => `${service} may run as the role with which ${who} logs in to databases`,
})
