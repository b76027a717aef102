// A principal that has the form of none, under a kind that exists.

import {
  type Ask,
  defineRule,
  isPrincipalKind,
  nothing,
  type PrincipalKind,
  principalFault,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'malformed-principal',
  title: 'a principal is not written as AWS names accounts, roles, users, services or providers',
  severity: 'error',
  aws: 'refuses',
  subject: 'principal',
  since: '0.1.0',
  why: 'AWS refuses the document with "Invalid principal in policy", and the policy that was there before stays in force',
  fix: 'Write the whole ARN or the 12-digit account id under "AWS" (aws iam get-role --role-name <name> --query Role.Arn prints the ARN), <service>.amazonaws.com under "Service", the ARN of the provider under "Federated".',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html#identifiers-arns',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html#reference_iam-quotas-names',
    'https://aws.amazon.com/premiumsupport/knowledge-center/iam-trust-policy-error/',
  ],
  covers: ['TB-05', 'TB-11', 'PS-29'],
  yieldsTo: [
    'placeholder-left-in',
    'hidden-character',
    'empty-element',
    'variable-in-principal',
    'wildcard-in-principal-arn',
    'group-or-profile-as-principal',
    'principal-under-wrong-kind',
    'unsupported-principal-kind',
    'principal-in-identity-policy',
    'unsupported-in-rcp',
  ],
  examples: {
    bad: [
      {
        note: 'the bare name of a role',
        document: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: { AWS: 'app' }, Action: 'sts:AssumeRole' }],
        },
      },
      {
        note: 'a colon too few',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam:111122223333:role/app' },
              Action: 'sts:AssumeRole',
            },
          ],
        },
      },
      {
        note: 'the name of a service instead of its host',
        document: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: { Service: 'ec2' }, Action: 'sts:AssumeRole' }],
        },
      },
    ],
    good: [
      {
        note: 'every form there is for accounts, roles, users and sessions',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: {
                AWS: [
                  '111122223333',
                  'arn:aws:iam::111122223333:root',
                  'arn:aws:iam::111122223333:role/service/app',
                  'arn:aws:iam::111122223333:user/alice',
                  'arn:aws:sts::111122223333:assumed-role/app/session',
                ],
                Service: 'ec2.amazonaws.com',
              },
              Action: 'sts:AssumeRole',
              Condition: { StringEquals: { 'sts:ExternalId': '6f1d2c3b-0a9e-4f7d-8b5c-112233445566' } },
            },
          ],
        },
      },
    ],
  },
  find({ kind, value, pointer }, ask) {
    if (kind === undefined || !isPrincipalKind(kind) || value === '') return nothing
    const fault = principalFault(kind, value)
    if (fault === undefined) return nothing
    const facts = { value, says: fault.says }
    const better = fault.better === undefined ? undefined : certain(kind, fault.better, ask)
    if (better === undefined) return [{ facts }]
    const edits = [{ do: 'replace', pointer, value: better } as const]
    return [{ facts, fix: { text: JSON.stringify(better), edits } }]
  },
  say: ({ value, says }) => `the principal "${value}" ${says}`,
})

/** A host made from a name is only as good as the name: for services that AWS's reference knows. */
function certain(kind: PrincipalKind, better: string, { aws }: Ask): string | undefined {
  if (kind !== 'Service') return better
  return aws.service(better.slice(0, better.indexOf('.'))) === undefined ? undefined : better
}
