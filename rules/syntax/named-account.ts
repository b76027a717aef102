// A word where the twelve digits of an account have to stand. AWS itself has a few such names, and nobody else.

import {
  arnSectionsOf,
  defineRule,
  literalSection,
  nothing,
  sectionRange,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'named-account',
  title: 'the account of an ARN is a word',
  severity: 'warning',
  aws: 'accepts',
  subject: 'text',
  form: true,
  roles: ['resource', 'condition-value'],
  since: '0.1.0',
  why: 'AWS saves the policy without a word; ARNs hold the twelve digits of an account and never its alias, so only something of AWS itself could match',
  fix: 'Write the twelve digits of the account; if the word is a type of resource, a section before it is missing.',
  sources: [
    'https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-identifiers.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html',
  ],
  covers: [],
  yieldsTo: [
    'placeholder-left-in',
    'hidden-character',
    'malformed-variable',
    'malformed-arn',
    'malformed-rds-db-arn',
    'unreadable-condition-value',
  ],
  examples: {
    bad: [
      {
        note: 'an alias',
        document: {
          Version: '2012-10-17',
          Statement: [
            { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::acme-prod:role/app' },
          ],
        },
      },
      {
        note: 'a missing section',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'lambda:InvokeFunction',
              Resource: 'arn:aws:lambda:eu-west-1:function:app',
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
            { Effect: 'Allow', Action: 'sts:AssumeRole', Resource: 'arn:aws:iam::444455556666:role/app' },
            { Effect: 'Allow', Action: 'iam:GetPolicy', Resource: 'arn:aws:iam::aws:policy/ReadOnlyAccess' },
          ],
        },
      },
    ],
  },
  find(subject, { aws }) {
    const sections = arnSectionsOf(subject)
    const account = literalSection(sections, 4)
    if (sections === undefined || account === undefined) return nothing
    if (!/^[a-z][a-z-]*$/.test(account) || ofAws.includes(account)) return nothing
    const types = aws.service(sections[2] ?? '')?.resourceTypes ?? []
    // Of a few services such a word is what AWS documents: arn:aws:mediaconnect:REGION:offering:NAME.
    if (types.some(({ arns }) => arns.some(arn => arn.split(':')[4] === account))) return nothing
    const isType = types.some(({ arns }) => arns.some(arn => typeOf(arn) === account))
    return [
      {
        at: { pointer: '', part: sectionRange(sections, 4) },
        facts: { value: subject.value, account, isType },
      },
    ]
  },
  say: ({ value, account, isType }) =>
    isType
      ? `${value} has the type "${account}" where the account has to stand: a section before it is missing`
      : `"${account}" in ${value} is no account, which has twelve digits`,
})

/** Owners of policies, images and identities that AWS makes. */
const ofAws = ['aws', 'aws-marketplace', 'amazon', 'cloudfront', 'partner']

function typeOf(template: string): string | undefined {
  return template.split(':')[5]?.split('/', 1)[0]
}
