// A role for workloads of an EKS cluster that does not say which.

import {
  defineRule,
  isClusterIssuer,
  oidcProvidersOf,
  strangersSubject,
  valuesOf,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'any-service-account',
  title: 'every service account of an EKS cluster may assume the role',
  severity: 'warning',
  aws: 'opens',
  subject: 'trust',
  since: '0.1.0',
  why: "the cluster's issuer signs a token for every service account of every namespace, so whoever may start a pod anywhere in the cluster has what this role has",
  fix: 'Compare ":sub" with StringEquals and "system:serviceaccount:NAMESPACE:SERVICE_ACCOUNT".',
  sources: ['https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html'],
  covers: ['TB-69', 'TB-73'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: {
                Federated:
                  'arn:aws:iam::444455556666:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/7EXAMPLE2F0A4C9B8D1E5A6B7C8D9E0F1',
              },
              Action: 'sts:AssumeRoleWithWebIdentity',
              Condition: {
                StringEquals: {
                  'oidc.eks.eu-west-1.amazonaws.com/id/7EXAMPLE2F0A4C9B8D1E5A6B7C8D9E0F1:aud':
                    'sts.amazonaws.com',
                },
              },
            },
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
              Principal: {
                Federated:
                  'arn:aws:iam::444455556666:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/7EXAMPLE2F0A4C9B8D1E5A6B7C8D9E0F1',
              },
              Action: 'sts:AssumeRoleWithWebIdentity',
              Condition: {
                StringEquals: {
                  'oidc.eks.eu-west-1.amazonaws.com/id/7EXAMPLE2F0A4C9B8D1E5A6B7C8D9E0F1:aud':
                    'sts.amazonaws.com',
                  'oidc.eks.eu-west-1.amazonaws.com/id/7EXAMPLE2F0A4C9B8D1E5A6B7C8D9E0F1:sub':
                    'system:serviceaccount:tools:bytebase',
                },
              },
            },
          ],
        },
      },
    ],
  },
  find(trust) {
    return oidcProvidersOf(trust).flatMap(provider => {
      const { issuer, trusted } = provider
      const sub = strangersSubject(issuer)
      if (!isClusterIssuer(issuer) || !provider.admits('project', { sub })) return []
      const [condition] = provider.conditionsOn('sub')
      const [value] = condition ? valuesOf(trusted.statement, condition) : []
      return [
        {
          at: { pointer: value?.pointer ?? trusted.pointer },
          label: 'of any namespace',
          statement: trusted.statement,
          facts: { value: value?.value, key: `${issuer.slice(issuer.lastIndexOf('/') + 1)}:sub` },
        },
      ]
    })
  },
  say: ({ value, key }) =>
    `every service account of the cluster may assume this role: ${value === undefined ? `nothing is asked of ${key}` : `"${value}" matches all of them`}`,
})
