import { rule } from '../../../rules/connect/session-name-as-database-user.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const connect = (Resource: string | string[]) =>
  policyWith({ Effect: 'Allow', Action: 'rds-db:connect', Resource })

const as = (user: string) => `arn:aws:rds-db:us-east-1:444455556666:dbuser:db-ABC/${user}`
const here = '/Statement/0/Resource'

tryRule(rule, [
  { name: 'alone', document: connect(as('${aws:userid}')), finds: [here] },
  { name: 'in another case, in a list', document: connect([as('${AWS:UserId}')]), finds: [`${here}/0`] },
  { name: 'another variable', document: connect(as('${aws:username}')), finds: [] },
  {
    name: 'no login',
    document: policyWith({
      Effect: 'Allow',
      Action: 's3:GetObject',
      Resource: 'arn:aws:s3:::home/${aws:userid}/*',
    }),
    finds: [],
  },
])
