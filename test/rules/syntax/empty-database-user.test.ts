import { rule } from '../../../rules/syntax/empty-database-user.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

function resource(Resource: string | string[]) {
  return policyWith({ Effect: 'Allow', Action: 'rds-db:connect', Resource })
}
const base = 'arn:aws:rds-db:eu-west-1:444455556666:dbuser'

tryRule(rule, [
  {
    name: 'nothing behind the slash',
    document: resource(`${base}:db-ABCDEFGHIJKL01234/`),
    finds: ['/Statement/0/Resource'],
    says: ['names no database user behind its last slash'],
  },
  {
    name: 'on any database, in a list',
    document: resource([`${base}:db-ABCDEFGHIJKL01234/app`, `${base}:*/`]),
    finds: ['/Statement/0/Resource/1'],
  },
  { name: 'a user', document: resource(`${base}:db-ABCDEFGHIJKL01234/app`), finds: [] },
  { name: 'any user', document: resource(`${base}:db-ABCDEFGHIJKL01234/*`), finds: [] },
  { name: 'a variable', document: resource(`${base}:db-ABCDEFGHIJKL01234/\${aws:username}`), finds: [] },
  { name: 'no slash at all', document: resource(`${base}:db-ABCDEFGHIJKL01234`), finds: [] },
  { name: 'another service', document: resource('arn:aws:s3:::exports/'), finds: [] },
])
