// A service that needs more than one action to make a session, and gets some of them.

import { defineRule, ifKnown, itemsOf, nothing, stringsOf } from '../../src/engine/rule-kit.ts'

// What EKS Pod Identity and IAM Roles Anywhere call, always all of it.
const needed: ReadonlyMap<string, readonly string[]> = new Map([
  ['pods.eks.amazonaws.com', ['sts:AssumeRole', 'sts:TagSession']],
  ['rolesanywhere.amazonaws.com', ['sts:AssumeRole', 'sts:TagSession', 'sts:SetSourceIdentity']],
])

export const rule = defineRule({
  id: 'incomplete-service-trust',
  title: 'EKS Pod Identity or IAM Roles Anywhere may not do all that it does to assume the role',
  severity: 'error',
  aws: 'denies',
  subject: 'trust',
  since: '0.1.0',
  why: 'the service tags every session it makes, and Roles Anywhere also sets the source identity, so that STS refuses the whole call when the trust policy does not allow all of it',
  fix: 'Allow the service sts:AssumeRole and sts:TagSession, and for Roles Anywhere sts:SetSourceIdentity as well.',
  sources: [
    'https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html',
    'https://docs.aws.amazon.com/rolesanywhere/latest/userguide/trust-model.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-missing-action-for-roles-anywhere-trust-policy',
  ],
  covers: ['TB-65', 'TB-80', 'TB-34', 'XA-I01'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Principal: { Service: 'pods.eks.amazonaws.com' }, Action: 'sts:AssumeRole' },
          ],
        },
      },
    ],
    good: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { Service: 'pods.eks.amazonaws.com' },
              Action: ['sts:AssumeRole', 'sts:TagSession'],
              Condition: { StringEquals: { 'aws:SourceAccount': '444455556666' } },
            },
          ],
        },
      },
    ],
  },
  find(trust) {
    const { trusted, role } = trust
    const first = trusted.find(({ form, value }) => form === 'service' && needed.has(value))
    if (first === undefined) return nothing
    const services = [...new Set(trusted.map(({ value }) => value))].filter(value => needed.has(value))
    return services.flatMap(service => {
      const one = trusted.find(({ value }) => value === service) ?? first
      const missing = (needed.get(service) ?? []).filter(
        action => trust.side.search({ principal: service, action }).answer === 'no',
      )
      if (missing.length === 0) return []
      const { raw, pointer } = one.statement
      const actions = [...stringsOf(raw, 'Action'), ...missing]
      return [
        {
          at: { pointer: itemsOf(raw, 'Action', pointer)[0] ? `${pointer}/Action` : one.pointer },
          label: `lacks ${missing.join(' and ')}`,
          statement: one.statement,
          facts: { service, missing: missing.join(' and '), role: ifKnown(role)?.name ?? 'this role' },
          ...(stringsOf(raw, 'Action').length > 0 && {
            fix: {
              text: `"Action": [${actions.map(action => `"${action}"`).join(', ')}]`,
              edits: [{ do: 'replace' as const, pointer: `${pointer}/Action`, value: actions }],
            },
          }),
        },
      ]
    })
  },
  say: ({ service, missing, role }) => `${service} cannot assume ${role} without ${missing}`,
})
