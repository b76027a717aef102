// A word of a template or a guide that nobody replaced.

import {
  defineRule,
  type Found,
  nothing,
  type Placeholder,
  placeholdersIn,
  type TextSubject,
  type Wanted,
} from '../../src/engine/rule-kit.ts'

interface Facts {
  readonly texts: readonly string[]
  readonly noun: string
}

export const rule = defineRule({
  id: 'placeholder-left-in',
  title: 'a placeholder of a template or guide has not been replaced',
  severity: 'error',
  aws: 'never-matches',
  subject: 'text',
  form: true,
  since: '0.1.0',
  why: 'AWS knows no placeholders: it refuses them in a principal, and anywhere else keeps them as text that no request ever equals, so the statement does not do what it says',
  fix: 'Put the real value in its place.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html',
    'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.IAMPolicy.html',
  ],
  covers: ['PS-27', 'TP-24'],
  examples: {
    bad: [
      {
        note: 'an ARN copied from a guide',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds-db:connect',
              Resource: 'arn:aws:rds-db:REGION:ACCOUNT_ID:dbuser:DB_RESOURCE_ID/DB_USER',
            },
          ],
        },
      },
      {
        note: 'a template that was not rendered',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::<account-id>:root' },
              Action: 'sts:AssumeRole',
              Condition: { StringEquals: { 'sts:ExternalId': '{{externalId}}' } },
            },
          ],
        },
      },
    ],
    good: [
      {
        note: 'names may be in capital letters, and policy variables are no placeholders',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Action: 'rds-db:connect',
              Resource: 'arn:aws:rds-db:eu-west-1:111122223333:dbuser:db-ABCDEFGHIJKL01234/${aws:username}',
            },
            {
              Effect: 'Allow',
              Action: 'iam:GetRole',
              Resource: 'arn:aws:iam::111122223333:role/ACCOUNT_ADMIN',
            },
          ],
        },
      },
    ],
  },
  find({ value, role, key }): readonly Found<Facts>[] {
    const found = placeholdersIn(value, role, key)
    const [first] = found
    const last = found.at(-1)
    if (!first || !last) return nothing
    return [
      {
        at: { pointer: '', part: { from: first.from, to: last.to } },
        label: found.length === 1 ? labelFor(first) : 'put the real values here',
        facts: { texts: [...new Set(found.map(one => named(one.text)))], noun: nounFor(role, value) },
      },
    ]
  },
  say: ({ texts, noun }) =>
    texts.length === 1
      ? `the placeholder ${texts[0]} is still in this ${noun}`
      : `the placeholders ${texts.slice(0, -1).join(', ')} and ${texts.at(-1)} are still in this ${noun}`,
})

const labels: Readonly<Record<Wanted, string>> = {
  account: 'a 12-digit account id belongs here',
  region: 'a region such as eu-west-1 belongs here',
  'resource-id': 'the resource id belongs here: db-…, cluster-… or prx-…',
  template: 'not rendered; IAM itself only knows variables such as ${aws:username}',
  value: 'put the real value here',
}

/** A text with blanks would run into the sentence around it. */
function named(text: string): string {
  return text.includes(' ') ? JSON.stringify(text) : text
}

function labelFor({ text, wants }: Placeholder): string {
  return /^0+$/.test(text) ? 'no account has this number' : labels[wants]
}

function nounFor(role: TextSubject['role'], value: string): string {
  return value.startsWith('arn:') ? 'ARN' : role.replace('-', ' ')
}
