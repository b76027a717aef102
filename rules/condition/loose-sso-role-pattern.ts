// A pattern for roles of IAM Identity Center that others match too.

import {
  conditionsOnKey,
  defineRule,
  effectOf,
  nothing,
  parseArn,
  valueText,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'loose-sso-role-pattern',
  title: 'a pattern for a role of IAM Identity Center matches other roles too',
  severity: 'info',
  aws: 'opens',
  subject: 'condition',
  since: '0.1.0',
  why: 'the roles of Identity Center are told from others by their reserved path, and from one another by the name of the permission set; a pattern that leaves one of the two open lets in whoever has another set, or may create a role of that name',
  fix: 'Write "arn:aws:iam::<account>:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_<set>_*" with ArnLike.',
  sources: ['https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html'],
  covers: ['TB-56'],
  yieldsTo: ['placeholder-left-in', 'wildcard-in-exact-operator', 'incomplete-sso-role-arn'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: '111122223333' },
              Action: 'sts:AssumeRole',
              Condition: {
                ArnLike: {
                  'aws:PrincipalArn':
                    'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_*',
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
              Principal: { AWS: '111122223333' },
              Action: 'sts:AssumeRole',
              Condition: {
                ArnLike: {
                  'aws:PrincipalArn':
                    'arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/*/AWSReservedSSO_DatabaseAdmin_*',
                },
              },
            },
          ],
        },
      },
    ],
  },
  onCondition: ({ key }) => key === 'aws:principalarn',
  find({ key, statement, pointer, values, operator }) {
    if (key.toLowerCase() !== 'aws:principalarn' || effectOf(statement) !== 'Allow') return nothing
    if (!operator?.wildcards || operator.negated) return nothing
    const item = values.find(({ value }) => typeof value === 'string' && value.includes(prefix))
    if (item === undefined) return nothing
    const pattern = valueText(item.value)
    const { hold } = conditionsOnKey(statement, key, pointer)
    const [other] = strangersOf(pattern).filter(({ arn }) => hold(arn) === 'yes')
    return other === undefined ? nothing : [{ at: item, label: other.who, facts: { pattern, ...other } }]
  },
  say: ({ pattern, who, arn }) => `"${pattern}" matches ${who} too, such as ${arn}`,
})

const prefix = 'AWSReservedSSO_'

/** Roles that the author of the pattern hardly means. */
function strangersOf(pattern: string): readonly { readonly who: string; readonly arn: string }[] {
  const account = parseArn(pattern)?.account.replace(/^\*?$/, '111122223333') ?? ''
  const role = `arn:${parseArn(pattern)?.partition ?? 'aws'}:iam::${account}:role/`
  const name = pattern.slice(pattern.indexOf(prefix)).replaceAll(/[*?]/g, 'x')
  const path = 'aws-reserved/sso.amazonaws.com/eu-west-1/'
  return [
    { who: 'every permission set', arn: `${role}${path}${prefix}RdsauditStranger_0123456789abcdef` },
    { who: 'ordinary roles', arn: `${role}${name}` },
  ]
}
