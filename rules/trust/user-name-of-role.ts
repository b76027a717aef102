// ${aws:username} asked of roles, which have none.

import { compiledConditionsOf, defineRule, searchThrough, variablesIn } from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'user-name-of-role',
  title: 'a trust policy compares something with the user name of a caller that is no user',
  severity: 'error',
  aws: 'never-matches',
  subject: 'trust',
  since: '0.1.0',
  why: 'aws:username is set for IAM users only, and a value with a variable that is not set matches nothing, so that a role, a service or the holder of a token never gets in',
  fix: 'Write the session name that the caller uses, such as "StringLike": {"sts:RoleSessionName": "bytebase-*"}, or leave the condition out.',
  sources: [
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-infotouse',
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html#ck_rolesessionname',
  ],
  covers: ['TB-40'],
  examples: {
    bad: [
      {
        document: {
          Version: '2012-10-17',
          Statement: [
            {
              Effect: 'Allow',
              Principal: { AWS: 'arn:aws:iam::111122223333:role/bytebase' },
              Action: 'sts:AssumeRole',
              Condition: { StringLike: { 'sts:RoleSessionName': '${aws:username}' } },
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
              Principal: { AWS: 'arn:aws:iam::111122223333:user/admin' },
              Action: 'sts:AssumeRole',
              Condition: { StringLike: { 'sts:RoleSessionName': '${aws:username}' } },
            },
          ],
        },
      },
    ],
  },
  find({ policy, role, trusted: all }) {
    return all.flatMap(trusted => {
      const { statement, form, value, element } = trusted
      if (element !== 'Principal' || (form !== 'role' && form !== 'role-session' && form !== 'service'))
        return []
      const conditions = compiledConditionsOf(statement)
      if (conditions.length === 0) return []
      const search = searchThrough(trusted, { policy, role, statements: [] })
      const condition = conditions.find(
        ({ key, wanted }) =>
          wanted.every(namesUser) &&
          search({ principal: value, context: { [key]: 'rdsaudit' } }).answer === 'no' &&
          search({ principal: value, without: [key] }).answer === 'no',
      )
      if (condition === undefined) return []
      return [
        {
          at: { pointer: condition.pointer },
          label: 'no user, no name',
          also: [{ at: { pointer: trusted.pointer }, label: 'never gets in' }],
          statement,
          facts: { principal: value, key: condition.keyWritten },
        },
      ]
    })
  },
  say: ({ principal, key }) =>
    `${principal} is no user and has no aws:username, so its ${key} never equals that and it never gets in`,
})

function namesUser(text: string): boolean {
  return variablesIn(text).some(
    one => one.kind === 'variable' && one.key.toLowerCase() === 'aws:username' && one.fallback === undefined,
  )
}
