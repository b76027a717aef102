import { rule } from '../../../rules/syntax/suspect-database-user.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const on = (Resource: string | string[]) =>
  policyWith({ Effect: 'Allow', Action: 'rds-db:connect', Resource })
const at = ['/Statement/0/Resource']
const user = (name: string) => on(`arn:aws:rds-db:eu-west-1:444455556666:dbuser:db-ABCDEFGHIJKL01234/${name}`)

tryRule(rule, [
  { name: 'any host', document: user('app@%'), finds: at, says: ['has a host with it'] },
  { name: 'a host', document: user('app@localhost'), finds: at },
  { name: 'an address', document: user('app@10.0.0.%'), finds: at },
  { name: 'quotes and a host', document: user("'app'@'%'"), finds: at, says: ['has a host with it'] },
  { name: 'quotes', document: user('"app"'), finds: at, says: ['is in quotes'] },
  { name: 'single quotes', document: user("'app'"), finds: at },
  { name: 'a database', document: user('orders/app'), finds: at, says: ['as if a database stood beside it'] },
  { name: 'names', document: user('app'), finds: [] },
  { name: 'with punctuation', document: user('app-rw_2$x'), finds: [] },
  { name: 'an address of mail', document: user('jane@example.com'), finds: [] },
  { name: 'wildcards', document: user('app_*'), finds: [] },
  { name: 'a tag', document: user('${aws:PrincipalTag/team/dbuser}'), finds: [] },
  { name: 'an empty user, which another rule says', document: user(''), finds: [] },
])
