import { rule } from '../../../rules/connect/wildcard-region-in-grant.ts'
import { policyWith, tryRule } from '../../helpers/try-rule.ts'

const connect = (Resource: string | string[], Action: string | string[] = 'rds-db:connect') =>
  policyWith({ Effect: 'Allow', Action, Resource })
const here = '/Statement/0/Resource'

const at = (region: string, id = 'db-ABC') => `arn:aws:rds-db:${region}:444455556666:dbuser:${id}/app`

tryRule(rule, [
  { name: 'every region', document: connect(at('*')), finds: [here], says: ['"*"'] },
  {
    name: 'regions with a beginning',
    document: connect([at('us-*')]),
    finds: [`${here}/0`],
    says: ['"us-*"'],
  },
  { name: 'the account too', document: connect('arn:aws:rds-db:*:*:dbuser:db-ABC/app'), finds: [here] },
  { name: 'one region', document: connect(at('us-east-1')), finds: [] },
  { name: 'everything', document: connect('*'), finds: [] },
])
