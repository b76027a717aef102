// Account, organization, VPC and endpoint ids in conditions: whether they can be one.

import { defineRule, type Found, nothing, withoutAMatch } from '../../src/engine/rule-kit.ts'

interface Kind {
  readonly noun: string
  readonly shape: RegExp
  readonly like: string
}

const account: Kind = { noun: 'account id', shape: /^\d{12}$/, like: 'twelve digits' }
const organization: Kind = {
  noun: 'organization id',
  shape: /^o-[a-z0-9]{10,32}$/,
  like: 'o- and 10 to 32 small letters and digits',
}

const kinds: ReadonlyMap<string, Kind> = new Map([
  ...['aws:PrincipalAccount', 'aws:ResourceAccount', 'aws:SourceAccount', 'aws:VpceAccount'].map(
    key => [key.toLowerCase(), account] as const,
  ),
  ...['aws:PrincipalOrgID', 'aws:ResourceOrgID', 'aws:SourceOrgID', 'aws:VpceOrgID'].map(
    key => [key.toLowerCase(), organization] as const,
  ),
  [
    'aws:sourcevpc',
    { noun: 'VPC id', shape: /^vpc-(?:\w{8}|\w{17})$/, like: 'vpc- and 8 or 17 letters and digits' },
  ],
  [
    'aws:sourcevpce',
    {
      noun: 'VPC endpoint id',
      shape: /^vpce-(?:\w{8}|\w{17})$/,
      like: 'vpce- and 8 or 17 letters and digits',
    },
  ],
])

interface Facts {
  readonly key: string
  readonly value: string
  readonly kind: Kind
  readonly result: string
}

export const rule = defineRule({
  id: 'malformed-id-in-condition',
  title: 'a condition compares an account, an organization, a VPC or an endpoint with what is no id of one',
  severity: 'error',
  aws: 'never-matches',
  subject: 'condition',
  form: true,
  since: '0.1.0',
  why: 'AWS saves any text here, and the ids it compares with never look like this one',
  fix: 'Copy the id from where AWS shows it: the account or organization page, or the list of VPCs and endpoints.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html#access-analyzer-reference-policy-checks-error-invalid-vpc-format',
    'https://docs.aws.amazon.com/organizations/latest/APIReference/API_Organization.html',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html',
  ],
  covers: ['TB-47'],
  yieldsTo: [
    'wildcard-in-exact-operator',
    'operator-type-mismatch',
    'malformed-variable',
    'malformed-account-in-condition',
    'numeric-account-id',
    'placeholder-left-in',
    'hidden-character',
  ],
  examples: {
    bad: [
      {
        note: 'the id of an organization begins with o-',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Deny',
              Action: 'sts:AssumeRole',
              Resource: '*',
              Condition: { StringNotEquals: { 'aws:ResourceOrgID': 'a1b2c3d4e5' } },
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
              Effect: 'Deny',
              Action: 'sts:AssumeRole',
              Resource: '*',
              Condition: {
                StringNotEquals: {
                  'aws:ResourceOrgID': 'o-a1b2c3d4e5',
                  'aws:PrincipalAccount': ['111122223333', '${aws:ResourceAccount}'],
                },
              },
            },
          ],
        },
      },
    ],
  },
  find(condition) {
    const { operator, key, values } = condition
    const kind = kinds.get(key.toLowerCase())
    if (!kind || operator?.family !== 'String') return nothing
    const found: Found<Facts>[] = []
    for (const { value, pointer } of values) {
      if (typeof value !== 'string' || kind.shape.test(value)) continue
      if (value.includes('${') || (operator.wildcards && /[*?]/.test(value))) continue
      found.push({
        at: { pointer },
        label: `no ${kind.noun}`,
        facts: { key, value, kind, result: withoutAMatch(condition) },
      })
    }
    return found.length === 0 ? nothing : found
  },
  say: ({ key, value, kind, result }) =>
    `${key} holds the ${kind.noun} (${kind.like}), which "${value}" is not, ${result}`,
})
