// Roles that IAM Identity Center makes: with a reserved path, and a suffix that nobody chooses.

import { defineRule, nothing, parseArn, reservedSsoRoleFault } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'incomplete-sso-role-arn',
  title: 'the ARN of an IAM Identity Center role lacks its path or its suffix',
  severity: 'error',
  aws: 'never-matches',
  subject: 'text',
  form: true,
  roles: ['resource', 'principal', 'condition-value'],
  since: '0.1.0',
  why: 'the role has the path /aws-reserved/sso.amazonaws.com/ and a suffix of 16 characters in its name; without them AWS refuses the principal, and a condition or resource never matches',
  fix: 'Name the account as the principal, and the role in a condition: "ArnLike": {"aws:PrincipalArn": "arn:aws:iam::<account>:role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_<permission set>_*"}.',
  sources: ['https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html'],
  covers: ['TB-55'],
  yieldsTo: [
    'placeholder-left-in',
    'hidden-character',
    'wildcard-in-principal-arn',
    'principal-under-wrong-kind',
  ],
  examples: {
    bad: [
      {
        note: 'the name alone, as the console shows it',
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: {
                AWS: 'arn:aws:iam::111122223333:role/AWSReservedSSO_DatabaseAdministrator_1234567890abcdef',
              },
              Action: 'sts:AssumeRole',
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
              Principal: { AWS: 'arn:aws:iam::111122223333:root' },
              Action: 'sts:AssumeRole',
              Condition: {
                ArnLike: {
                  'aws:PrincipalArn':
                    'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/*AWSReservedSSO_DatabaseAdministrator_*',
                },
              },
            },
          ],
        },
      },
    ],
  },
  find({ value, role }) {
    if (!value.includes('AWSReservedSSO_')) return nothing
    const arn = parseArn(value)
    const fault = arn && reservedSsoRoleFault(arn)
    if (!arn || fault === undefined) return nothing
    const name = /AWSReservedSSO_[^/]*/.exec(value)?.[0] ?? ''
    const from = value.indexOf(name)
    const pattern = `arn:${arn.partition}:iam::${arn.account}:role/aws-reserved/sso.amazonaws.com/*${patternFor(name)}`
    const condition = `"ArnLike": {"aws:PrincipalArn": "${pattern}"}`
    const whole = `"Principal": {"AWS": "arn:${arn.partition}:iam::${arn.account}:root"}, "Condition": {${condition}}`
    return [
      {
        at: { pointer: '', part: { from, to: from + name.length } },
        facts: { name, fault },
        fix: { text: role === 'principal' ? whole : JSON.stringify(pattern) },
      },
    ]
  },
  say({ name, fault }) {
    switch (fault) {
      case 'no-path':
        return `the role ${name} is named without its path, /aws-reserved/sso.amazonaws.com/`
      case 'no-suffix':
        return `the role ${name} is named without the suffix that IAM Identity Center gives it, such as _1234567890abcdef`
      case 'wrong-path':
        return `the role ${name} has a path that is not of IAM Identity Center: /aws-reserved/sso.amazonaws.com/<region>/, without the region in us-east-1`
    }
  },
})

/** The suffix is another one as soon as the permission set is assigned anew. */
function patternFor(name: string): string {
  return name.endsWith('*') ? name : `${name.replace(/_[0-9a-f]{16}$/, '')}_*`
}
