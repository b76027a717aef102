// A principal as a bare string: only the wildcard may be one.

import { defineRule, kindByLook, nothing, principalKinds } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'principal-without-kind',
  title: 'a principal is a bare string, without AWS, Service or Federated before it',
  severity: 'error',
  aws: 'refuses',
  subject: 'principal',
  since: '0.1.0',
  why: 'AWS refuses the document: the only principal that may stand alone is "*"',
  fix: 'Put the principal under its kind, such as {"AWS": "arn:aws:iam::<account>:role/<name>"}.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-principal-format',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
  ],
  covers: ['TB-11'],
  yieldsTo: ['placeholder-left-in', 'empty-element', 'principal-in-identity-policy', 'unsupported-in-rcp'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Principal: 'arn:aws:iam::111122223333:role/app', Action: 'sts:AssumeRole' },
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
              Principal: { AWS: 'arn:aws:iam::111122223333:role/app' },
              Action: 'sts:AssumeRole',
            },
          ],
        },
      },
    ],
  },
  find({ kind, value, element, pointer }) {
    if (kind !== undefined || value === '*' || value === '') return nothing
    const meant = kindByLook(value.trim())
    if (meant === undefined) return [{ facts: { value, element } }]
    const replacement = { [meant]: value.trim() }
    return [
      {
        facts: { value, element },
        fix: {
          text: `"${element}": {"${meant}": ${JSON.stringify(value.trim())}}`,
          edits: [{ do: 'replace', pointer, value: replacement }],
        },
      },
    ]
  },
  say: ({ value, element }) =>
    `${element} is the bare text "${value}", without a kind (${principalKinds.join(', ')})`,
})
