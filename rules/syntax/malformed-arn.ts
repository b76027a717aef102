// What IAM refuses as a resource when it saves a policy. Policies of other services have grammars of their own.

import {
  type ArnFault,
  arnFault,
  defineRule,
  nothing,
  type PolicyType,
  replacement,
  splitAtColons,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'malformed-arn',
  title: 'a resource is neither an ARN nor "*"',
  severity: 'error',
  aws: 'refuses',
  subject: 'resource',
  form: true,
  types: ['identity', 'boundary', 'session', 'scp', 'rcp'],
  since: '0.1.0',
  why: 'AWS refuses the policy with MalformedPolicyDocument or, where it does not look as closely, keeps a resource that matches nothing',
  fix: 'Write arn:PARTITION:SERVICE:REGION:ACCOUNT:RESOURCE, with nothing between the colons where a service has no region or account, or "*".',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-arn-prefix',
  ],
  covers: ['IA-05'],
  yieldsTo: ['placeholder-left-in', 'hidden-character', 'malformed-variable', 'empty-element'],
  examples: {
    bad: [
      {
        note: 'two colons where three have to stand',
        document: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3::reports/*' }],
        },
      },
      {
        note: 'a wildcard for the service',
        document: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Action: '*', Resource: 'arn:aws:*:eu-west-1:444455556666:*' }],
        },
      },
    ],
    good: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::reports/${aws:username}/*' },
            { Effect: 'Allow', Action: 'rds:DescribeDBInstances', Resource: 'arn:*:rds:*:*:db:*' },
          ],
        },
      },
    ],
  },
  find({ value, policyType }) {
    const fault = arnFault(value)
    if (fault === undefined) return nothing
    const what = sentence(value, fault, policyType)
    if (what === undefined) return nothing
    return [
      {
        facts: { what },
        ...('instead' in fault && fault.instead !== undefined && { fix: replacement(fault.instead) }),
      },
    ]
  },
  say: ({ what }) => what,
})

/** Undefined for faults that other rules tell, and for those that only some types of policies have. */
function sentence(value: string, fault: ArnFault, type: PolicyType): string | undefined {
  // What Organizations refuses in these places is nowhere said.
  const byIam = type !== 'scp' && type !== 'rcp'
  switch (fault.is) {
    case 'no-arn':
      return `"${value}" is not an ARN: it does not begin with arn:`
    case 'service-case':
      return `the service "${fault.service}" in ${value} has to be lower-case`
    case 'service':
      if (fault.service === '') return `${value} names no service`
      return byIam ? `the service in ${value} has to be named, without wildcards or variables` : undefined
    case 'missing-section':
      return `${value} has ${splitAtColons(value).length} sections between its colons, and an ARN has six`
    case 'incomplete':
      // https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html: elsewhere IAM completes it.
      return type === 'session'
        ? `${value} has ${splitAtColons(value).length} of the six sections of an ARN, which session policies need all`
        : undefined
    case 'iam-path':
      if (!byIam) return undefined
      return `IAM has no resources of type "${fault.type}"${fault.near === undefined ? '' : `; did you mean ${fault.near}/?`}`
    default:
      return undefined
  }
}
