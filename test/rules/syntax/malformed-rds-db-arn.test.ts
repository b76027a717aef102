import { rule } from '../../../rules/syntax/malformed-rds-db-arn.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const on = (Resource: string | string[]) =>
  policyWith({ Effect: 'Allow', Action: 'rds-db:connect', Resource })
const at = ['/Statement/0/Resource']
const base = 'arn:aws:rds-db:eu-west-1:444455556666'
const wrong = (resource: string, ...says: string[]) => ({
  name: resource,
  document: on(resource),
  finds: at,
  says,
})

tryRule(rule, [
  wrong(`${base}:dbuser/db-ABC/app`, 'has a slash behind dbuser'),
  wrong(`${base}:db-user:db-ABC/app`, 'says "db-user" instead of dbuser:'),
  wrong(`${base}:dbusers:db-ABC/app`, 'says "dbusers"'),
  wrong(`${base}:DBUser:db-ABC/app`, 'says "DBUser"'),
  wrong(`${base}:db_user/db-ABC/app`, 'says "db_user/"'),
  wrong(`${base}:dbuser:db-ABC`, 'names no database user behind "db-ABC"'),
  wrong(`${base}:dbuser:db-ABC:app`, 'has a colon where a slash'),
  wrong(`${base}:dbuser:`, 'ends before the resource id'),
  wrong(`${base}:dbuser`, 'ends before the resource id'),
  wrong(`${base}:dbuser:/app`, 'has no resource id before "/app"'),
  wrong(`${base}:db-ABC/app`, 'has "db-ABC/app" where dbuser:RESOURCE-ID/USER'),
  wrong(`${base}:db:db-ABC/app`, 'has "db:db-ABC/app" where'),
  wrong(`${base}:db:orders`, 'has "db:orders" where'),
  wrong(`${base}:cluster:*`, 'has "cluster:*" where'),
  wrong(`${base}:dbuser:cluster:cluster-ABC/app`, 'has "cluster:" before the resource id'),
  wrong(`${base}:db:dbuser:db-ABC/app`, 'has "db" between the account and dbuser'),
  wrong(`${base}:dbuser:arn:aws:rds:eu-west-1:444455556666:db:orders/app`, 'has another ARN inside'),
  wrong('arn:aws:rds-db:eu-west-1::dbuser:db-ABC/app', 'leaves its account empty'),
  wrong('arn:aws:rds-db::444455556666:dbuser:db-ABC/app', 'leaves its region empty'),
  wrong('arn:aws:rds-db:::dbuser:db-ABC/app', 'leaves its region and its account empty'),
  wrong('arn:aws:rds-db:eu-west-1:dbuser:db-ABC/app', 'names no account'),
  wrong('arn:aws:rds-db:444455556666:dbuser:db-ABC/app', 'names no region'),
  wrong('arn:aws:rds-db:dbuser:db-ABC/app', 'names neither a region nor an account'),
  wrong('arn:aws:rds-db:444455556666:eu-west-1:dbuser:db-ABC/app', 'swapped'),
  wrong('arn:aws:rds:eu-west-1:444455556666:dbuser:db-ABC/app', 'belongs to "rds"'),
  wrong('arn:aws:rdsdb:eu-west-1:444455556666:dbuser:db-ABC/app', 'belongs to "rdsdb"'),
  wrong('arn:aws:RDS-DB:eu-west-1:444455556666:dbuser:db-ABC/app', 'belongs to "RDS-DB"'),
  {
    name: 'in another policy type',
    policyType: 'boundary',
    document: on(`${base}:dbuser/db-ABC/app`),
    finds: at,
  },
  {
    name: 'the documented form, with wildcards and variables',
    document: on([
      `${base}:dbuser:db-ABCDEFGHIJKL01234/app`,
      `${base}:dbuser:*/*`,
      `${base}:dbuser:*`,
      `${base}:dbuser*`,
      `${base}:*`,
      'arn:aws:rds-db:*:*:dbuser:*/*',
      'arn:*:rds-db:*:*:dbuser:db-?????/app_*',
      `${base}:dbuser:${'$'}{aws:PrincipalTag/db:id}/${'$'}{aws:PrincipalTag/db/user}`,
      `arn:aws:rds-db:eu-west-1:${'$'}{aws:PrincipalAccount}:dbuser:db-ABC/app`,
    ]),
    finds: [],
  },
  {
    name: 'a wildcard that may stand for both sections',
    document: on('arn:aws:rds-db:*:dbuser:db-ABC/app'),
    finds: [],
  },
  { name: 'what AWS completes', document: on(['arn:aws:rds-db', base, 'arn:aws:rds-db:*']), finds: [] },
  { name: 'an empty user, which another rule says', document: on(`${base}:dbuser:db-ABC/`), finds: [] },
  { name: 'the database itself', document: on('arn:aws:rds:eu-west-1:444455556666:db:orders'), finds: [] },
])
