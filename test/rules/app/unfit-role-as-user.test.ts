import { rule } from '../../../rules/app/unfit-role-as-user.ts'
import { exampleTeleportUsers } from '../../../src/engine/example-teleport.ts'
import { tryRule } from '../../helpers/try-rule.ts'

const account_id = '444455556666'
const workgroup = {
  protocol: 'postgres',
  uri: 'orders.444455556666.eu-west-1.redshift-serverless.amazonaws.com:5439',
  aws: { account_id },
}
const table = {
  protocol: 'dynamodb',
  uri: 'dynamodb.eu-west-1.amazonaws.com:443',
  aws: { account_id, region: 'eu-west-1' },
}
const foreign = 'arn:aws:iam::111122223333:role/reader'

tryRule(rule, [
  {
    name: 'the name that Redshift gives the user',
    ...exampleTeleportUsers(workgroup, ['IAMR:reader', 'reader']),
    finds: ['database.json '],
    says: [
      'IAMR:reader is to be a user of Amazon Redshift Serverless, and Teleport takes the name of the role',
    ],
  },
  {
    name: 'a session is no role',
    ...exampleTeleportUsers(workgroup, ['arn:aws:sts::444455556666:assumed-role/reader/x']),
    finds: ['database.json '],
    says: ['is no ARN of a role'],
  },
  {
    name: 'a role of another account',
    ...exampleTeleportUsers(workgroup, [foreign]),
    finds: ['database.json '],
    says: ['is a role of account 111122223333, the database is in 444455556666'],
  },
  { name: 'a table may let it in', ...exampleTeleportUsers(table, [foreign]), finds: [] },
  {
    name: 'users of RDS have names of any kind',
    ...exampleTeleportUsers({ aws: { account_id } }, ['IAM:reader']),
    finds: [],
  },
])
