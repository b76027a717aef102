import { rule } from '../../../rules/connect/unsent-session-tag.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const connect = (Resource: string | string[]) =>
  policyWith({ Effect: 'Allow', Action: 'rds-db:connect', Resource })

const as = (user: string) => `arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABC/${user}`
const files = (user: string) => ({ 'connect.json': connect(as(user)) })
const config = (sessionTags: { readonly [key: string]: string } | undefined) => ({
  links: [
    {
      name: 'orders',
      target: {
        role: 'arn:aws:iam::444455556666:role/db',
        policies: ['connect.json'],
        ...(sessionTags && { sessionTags }),
      },
    },
  ],
})
const here = 'connect.json /Statement/0/Resource'

tryRule(rule, [
  {
    name: 'no tags',
    files: files('${aws:PrincipalTag/user}'),
    config: config(undefined),
    finds: [here],
    says: ['"user"'],
  },
  {
    name: 'other tags',
    files: files('${aws:principaltag/user}'),
    config: config({ team: 'x' }),
    finds: [here],
  },
  {
    name: 'the tag, in another case',
    files: files('${aws:PrincipalTag/user}'),
    config: config({ User: 'app' }),
    finds: [],
  },
  {
    name: 'a default',
    files: files("${aws:PrincipalTag/user, 'app'}"),
    config: config(undefined),
    finds: [],
  },
  { name: 'no link', document: connect(as('${aws:PrincipalTag/user}')), finds: [] },
  { name: 'no variable', files: files('app'), config: config(undefined), finds: [] },
])
