// The database user comes from a session tag, and whoever assumes the role writes what he likes into it.

import {
  defineRule,
  effectOf,
  type HeldPolicy,
  type Identity,
  ifKnown,
  itemsOf,
  reachesAction,
  statementsOf,
  stranger,
  strangerIn,
  type Trusted,
  type TrustSubject,
  valueText,
  variablesIn,
} from '../../src/engine/rule-kit.ts'

export const rule = defineRule({
  id: 'forgeable-database-user',
  title: 'the caller of a role chooses the tag that names the database user',
  severity: 'warning',
  aws: 'opens',
  subject: 'trust',
  needs: ['role'],
  since: '0.1.0',
  why: 'a session tag is what the caller sends: without a condition on it the caller picks the database user, as if the grant were for all of them',
  fix: 'Allow only the values that are meant: "StringEquals": {"aws:RequestTag/\u2026": [\u2026]} in the trust policy.',
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html'],
  covers: ['PB-47'],
  examples: {
    bad: [
      {
        document: {
          Arn: 'arn:aws:iam::444455556666:role/db',
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: { AWS: 'arn:aws:iam::444455556666:role/tool' },
                Action: ['sts:AssumeRole', 'sts:TagSession'],
              },
            ],
          },
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Action: 'rds-db:connect',
                Resource:
                  'arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/${aws:PrincipalTag/user}',
              },
            ],
          },
        },
      },
    ],
    good: [
      {
        document: {
          Arn: 'arn:aws:iam::444455556666:role/db',
          AssumeRolePolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Principal: { AWS: 'arn:aws:iam::444455556666:role/tool' },
                Action: ['sts:AssumeRole', 'sts:TagSession'],
                Condition: { StringEquals: { 'aws:RequestTag/user': ['app', 'reports'] } },
              },
            ],
          },
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              {
                Effect: 'Allow',
                Action: 'rds-db:connect',
                Resource:
                  'arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/${aws:PrincipalTag/user}',
              },
            ],
          },
        },
      },
    ],
  },
  find(trust) {
    const role = ifKnown(trust.role)
    const tags = role === undefined ? [] : tagsThatNameUsers(role)
    return tags.flatMap(({ tag, held, pointer }) =>
      trust.trusted
        .filter(one => one.element === 'Principal' && choosesTag(one, tag, trust))
        .map(one => ({
          at: { pointer: one.pointer },
          statement: one.statement,
          also: [{ in: held.document, at: { pointer }, label: 'the database user comes from this tag' }],
          facts: { who: one.value, tag },
        })),
    )
  },
  say: ({ who, tag }) =>
    `${who} may set the session tag "${tag}" to anything, and it names the database user`,
})

interface NamingTag {
  readonly tag: string
  readonly held: HeldPolicy
  readonly pointer: string
}

function tagsThatNameUsers({ permissions }: Identity): readonly NamingTag[] {
  return permissions.items.flatMap(held =>
    statementsOf(held.policy)
      .filter(one => effectOf(one) === 'Allow' && reachesAction(one, 'rds-db:connect'))
      .flatMap(({ raw, pointer }) => itemsOf(raw, 'Resource', pointer))
      .flatMap(({ value, pointer }) =>
        variablesIn(valueText(value)).flatMap(token => {
          const tag = token.kind === 'variable' ? /^aws:PrincipalTag\/(.+)$/i.exec(token.key)?.[1] : undefined
          return tag === undefined ? [] : [{ tag, held, pointer }]
        }),
      ),
  )
}

/** Tags of federated users are the provider's word; those of AssumeRole are the caller's. */
function choosesTag(
  { kind, form, value, account, statement }: Trusted,
  tag: string,
  { side }: TrustSubject,
): boolean {
  if (kind !== 'AWS' || form === undefined) return false
  const principal =
    form === 'account' ? strangerIn(account as string) : form === 'everyone' ? stranger : value
  const context = { [`aws:RequestTag/${tag}`]: 'rdsaudit-anything', 'aws:TagKeys': [tag] }
  const mayAssume = side.search({ principal, context })
  const mayTag = side.search({ principal, context, action: 'sts:TagSession' })
  return (
    mayTag.answer === 'yes' &&
    mayAssume.answer === 'yes' &&
    side.admittedBy(mayAssume.witness).includes(statement.index)
  )
}
